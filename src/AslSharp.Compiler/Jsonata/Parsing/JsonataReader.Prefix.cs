using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Jsonata;

// What a token means where an operand is due.
internal sealed partial class JsonataReader
{
    private JsonataPart ReadPrefix(JsonataToken token) => token.Kind switch
    {
        JsonataTokenKind.End => Missing(token),
        JsonataTokenKind.String => new(new JsonataStringSyntax(token.Span, token.Text)),
        JsonataTokenKind.Number
            => new(new JsonataNumberSyntax(token.Span, token.Number, token.Flags.Length > 0 && long.TryParse(token.Text, out var integer) ? integer : null)),
        JsonataTokenKind.True or JsonataTokenKind.False => new(new JsonataBooleanSyntax(token.Span, token.Kind == JsonataTokenKind.True)),
        JsonataTokenKind.Null => new(new JsonataNullSyntax(token.Span)),
        JsonataTokenKind.Name => new(new JsonataNameSyntax(token.Span, token.Text)),
        JsonataTokenKind.Variable => new(token.Text switch
        {
            "" => new JsonataContextSyntax(token.Span),
            "$" => new JsonataRootSyntax(token.Span),
            var name => new JsonataVariableSyntax(token.Span, name),
        }),
        JsonataTokenKind.Regex => ReadRegex(token),
        JsonataTokenKind.Substitution => new(new JsonataSubstitutionSyntax(token.Span, token.Text)),
        _ => ReadPrefixOperator(token),
    };

    private JsonataPart ReadPrefixOperator(JsonataToken token)
    {
        switch (token.Text)
        {
            // The words may also be names of fields.
            case "and" or "or" or "in":
                return new(new JsonataNameSyntax(token.Span, token.Text));
            case "*":
                return new(new JsonataWildcardSyntax(token.Span));
            case "**":
                return new(new JsonataDescendantsSyntax(token.Span));
            case "%":
                var slot = new JsonataSlot(_labels++, token.Span);
                return new(new JsonataParentSyntax(token.Span, slot.Label)) { Slot = slot };
            case "-":
                return ReadNegation(token);
            case "(":
                return ReadBlock(token);
            case "[":
                return ReadArray(token);
            case "{":
                var pairs = ReadPairs();
                return Whole(new JsonataObjectSyntax(SpanFrom(token.Span.Start), Pair(pairs)), pairs);
            case "|":
                return ReadTransform(token);
        }

        if (token.Span.Start != _lastErrorStart)
        {
            _lastErrorStart = token.Span.Start;
            Report(JsonataSyntaxErrors.NotUnary(token));
        }

        return Missing(token);
    }

    private JsonataPart Missing(JsonataToken token)
    {
        if (_faults.Count == 0)
            ReportFault(JsonataSyntaxErrors.EndOfExpression(token.Span));
        return new(new JsonataNullSyntax(token.Span)) { IsMissing = true };
    }

    private JsonataPart ReadRegex(JsonataToken token)
    {
        var (ignoresCase, isMultiline) = (token.Flags.Contains('i'), token.Flags.Contains('m'));
        var fault = JsonataRegexTranslator.FindFault(token.Text);
        if (fault is not null)
            ReportFault(JsonataSyntaxErrors.RegexInvalid(token.Span, fault));
        var translated = fault is null ? JsonataRegexTranslator.Translate(token.Text, ignoresCase, isMultiline) : "";
        return new(new JsonataRegexSyntax(token.Span, token.Text, ignoresCase, isMultiline, translated));
    }

    private JsonataPart ReadNegation(JsonataToken token)
    {
        var operand = ReadExpression(70);
        var span = SpanFrom(token.Span.Start);
        if (operand is { IsPath: false, Node: JsonataNumberSyntax number })
        {
            // The minus becomes part of the literal.
            operand.Steps[0] = operand.Steps[0] with
            {
                Span = span,
                Expression = number with { Span = span, Value = -number.Value, Integer = number.Integer is { } integer and not 0 ? -integer : null }
            };
            operand.Span = span;
            operand.Depth++;
            return operand;
        }

        return Whole(new JsonataNegateSyntax(span, operand.ToSyntax()), operand);
    }

    private JsonataPart ReadBlock(JsonataToken token)
    {
        var expressions = new List<JsonataPart>();
        while (!_token.Is(")") && _token.Kind != JsonataTokenKind.End)
        {
            expressions.Add(ReadExpression(0));
            if (!TryNext(";", ")"))
                break;
        }

        Expect(")", isInfix: true);
        return Whole(new JsonataBlockSyntax(SpanFrom(token.Span.Start), Complete(expressions)), expressions);
    }

    private JsonataPart ReadArray(JsonataToken token)
    {
        var items = new List<JsonataPart>();
        if (!_token.Is("]"))
        {
            do
                items.Add(ReadItem());
            while (TryNext(",", "]"));
        }

        Expect("]", isInfix: true);
        return Whole(new JsonataArraySyntax(SpanFrom(token.Span.Start), Complete(items)), items);
    }

    private JsonataPart ReadItem()
    {
        var item = ReadExpression(0);
        if (!_token.Is(".."))
            return item;
        var range = _token;
        Advance(isInfix: false);
        var last = ReadExpression(0);
        return Whole(new JsonataBinarySyntax(SpanFrom(item.Span.Start), JsonataBinaryOperator.Range, range.Span, item.ToSyntax(), last.ToSyntax()), item, last);
    }

    // { … }: keys and values by turns, of an object constructor, or with something before it of a grouping.
    private List<JsonataPart> ReadPairs()
    {
        var pairs = new List<JsonataPart>();
        if (!_token.Is("}"))
        {
            do
            {
                pairs.Add(ReadExpression(0));
                Expect(":");
                pairs.Add(ReadExpression(0));
            }
            while (TryNext(",", "}"));
        }

        Expect("}", isInfix: true);
        return pairs;
    }

    private static EquatableArray<JsonataPairSyntax> Pair(List<JsonataPart> parts)
    {
        var pairs = new JsonataPairSyntax[parts.Count / 2];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new JsonataPairSyntax(parts[2 * i].ToSyntax(), parts[(2 * i) + 1].ToSyntax());
        return [.. pairs];
    }

    private JsonataPart ReadTransform(JsonataToken token)
    {
        var pattern = ReadExpression(0);
        Expect("|");
        var update = ReadExpression(0);
        var delete = TryTake(",") ? ReadExpression(0) : null;
        Expect("|");
        return Opaque(
            new JsonataTransformSyntax(SpanFrom(token.Span.Start), pattern.ToSyntax(), update.ToSyntax(), delete?.ToSyntax()),
            delete is null ? [pattern, update] : [pattern, update, delete]);
    }

    private static EquatableArray<JsonataSyntax> Complete(List<JsonataPart> parts) => [.. parts.Select(static part => part.ToSyntax())];

    // What a % in a part asks for may be before the whole.
    private static JsonataPart Whole(JsonataSyntax node, params IReadOnlyList<JsonataPart> parts)
    {
        var whole = Opaque(node, parts);
        foreach (var part in parts) whole.Seeking.AddRange(part.Slots);
        return whole;
    }

    // A % in a part finds no step before the whole; the reference leaves it at that.
    private static JsonataPart Opaque(JsonataSyntax node, params IReadOnlyList<JsonataPart> parts) => new(node) { Depth = DepthOf(parts) + 1 };

    private static int DepthOf(IReadOnlyList<JsonataPart> parts)
    {
        var depth = 0;
        foreach (var part in parts) depth = Math.Max(depth, part.Depth);
        return depth;
    }
}
