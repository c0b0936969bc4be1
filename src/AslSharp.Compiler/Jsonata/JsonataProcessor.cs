namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// The second pass: paths become lists of steps with their stages, <c>%</c> finds its step, tail calls are marked. It goes by the
/// reference's own, whose quirks are part of the language, but never touches what the parser made.
/// </summary>
internal sealed partial class JsonataProcessor(List<JsonataError> errors)
{
    public long Work { get; private set; }

    public JsonataSyntax? Process(JsonataParseNode root)
    {
        var draft = Visit(root);
        if (errors.Count == 0)
        {
            foreach (var slot in SlotsOf(draft))
            {
                errors.Add(JsonataSyntaxErrors.ParentUnknown(slot.Span));
                break;
            }
        }

        return errors.Count == 0 ? Freeze(draft) : null;
    }

    // Paths and what follows their steps lean to the left; they are walked in a loop, since they may be long.
    private JsonataDraft Visit(JsonataParseNode node)
    {
        if (!node.IsSpine)
            return Finish(node, VisitOther(node));

        var spine = new Stack<JsonataParseNode>();
        while (node.IsSpine)
        {
            spine.Push(node);
            node = node.Left!;
        }

        var draft = Finish(node, VisitOther(node));
        while (spine.Count > 0)
        {
            node = spine.Pop();
            draft = Finish(node, VisitSpine(node, draft));
        }

        return draft;
    }

    private JsonataDraft Finish(JsonataParseNode node, JsonataDraft draft)
    {
        Work++;
        draft.KeepArray |= node.KeepArray;
        return draft;
    }

    private JsonataDraft VisitSpine(JsonataParseNode node, JsonataDraft left)
    {
        var result = node.Kind switch
        {
            JsonataParseKind.Path => VisitPath(node, left),
            JsonataParseKind.Filter => VisitFilter(node, left),
            JsonataParseKind.Group => VisitGroup(node, left),
            JsonataParseKind.Sort => VisitSort(node, left),
            JsonataParseKind.Focus => VisitFocus(node, left),
            _ => VisitIndex(node, left),
        };
        if (result.Kind == JsonataDraftKind.Path)
            result.Span = node.Span;
        return result;
    }

    private JsonataDraft VisitOther(JsonataParseNode node) => node.Kind switch
    {
        JsonataParseKind.Missing => Missing(node),
        JsonataParseKind.Name => new(JsonataDraftKind.Path, node.Span)
        {
            Items = [new(JsonataDraftKind.Name, node.Span) { Token = node.Token, KeepArray = node.KeepArray }],
            KeepSingleton = node.KeepArray,
        },
        JsonataParseKind.Parent => new(JsonataDraftKind.Parent, node.Span) { Slot = new JsonataSlot(_labels++, node.Span) },
        JsonataParseKind.String => Leaf(JsonataDraftKind.String, node),
        JsonataParseKind.Number => VisitNumber(node),
        JsonataParseKind.Boolean => Leaf(JsonataDraftKind.Boolean, node),
        JsonataParseKind.Null => Leaf(JsonataDraftKind.Null, node),
        JsonataParseKind.Regex => VisitRegex(node),
        JsonataParseKind.Variable => Leaf(JsonataDraftKind.Variable, node),
        JsonataParseKind.Wildcard => Leaf(JsonataDraftKind.Wildcard, node),
        JsonataParseKind.Descendants => Leaf(JsonataDraftKind.Descendants, node),
        JsonataParseKind.Placeholder => Leaf(JsonataDraftKind.Placeholder, node),
        JsonataParseKind.Substitution => Leaf(JsonataDraftKind.Substitution, node),
        JsonataParseKind.Negate => VisitNegate(node),
        JsonataParseKind.Lambda => VisitLambda(node),
        JsonataParseKind.Block => VisitBlock(node),
        JsonataParseKind.Apply or JsonataParseKind.Transform => VisitOperands(node, isTransparent: false),
        JsonataParseKind.Call or JsonataParseKind.Partial => VisitCall(node),
        JsonataParseKind.Bind => VisitOperands(node, isTransparent: true),
        _ => VisitOperands(node, isTransparent: true),
    };

    private JsonataDraft Missing(JsonataParseNode node)
    {
        if (errors.Count == 0)
            errors.Add(JsonataSyntaxErrors.EndOfExpression(node.Span));
        return Leaf(JsonataDraftKind.Null, node);
    }

    private static JsonataDraft Leaf(JsonataDraftKind kind, JsonataParseNode node) => new(kind, node.Span) { Token = node.Token };

    private static JsonataDraft VisitNumber(JsonataParseNode node) => new(JsonataDraftKind.Number, node.Span)
    {
        Token = node.Token,
        Number = node.Token.Number,
        Integer = node.Token.Flags.Length > 0 && long.TryParse(node.Token.Text, out var integer) ? integer : null,
    };

    private JsonataDraft VisitRegex(JsonataParseNode node)
    {
        if (JsonataRegexTranslator.FindFault(node.Token.Text) is { } fault)
            errors.Add(JsonataSyntaxErrors.RegexInvalid(node.Span, fault));
        return Leaf(JsonataDraftKind.Regex, node);
    }

    private JsonataDraft VisitNegate(JsonataParseNode node)
    {
        var operand = Visit(node.Left!);
        if (operand.Kind == JsonataDraftKind.Number)
        {
            // The minus becomes part of the literal.
            operand.Number = -operand.Number;
            operand.Integer = operand.Integer is { } integer and not 0 ? -integer : null;
            operand.Span = node.Span;
            return operand;
        }

        var result = new JsonataDraft(JsonataDraftKind.Negate, node.Span) { Left = operand };
        PushSeeking(result, operand);
        return result;
    }

    private JsonataDraft VisitLambda(JsonataParseNode node)
    {
        var body = Visit(node.Left!);
        MarkTailCalls(body);
        return new JsonataDraft(JsonataDraftKind.Lambda, node.Span)
        {
            Items = [.. node.Items.Select(static parameter => Leaf(JsonataDraftKind.Variable, parameter))],
            Signature = node.Signature,
            Left = body,
        };
    }

    private JsonataDraft VisitBlock(JsonataParseNode node)
    {
        var result = new JsonataDraft(JsonataDraftKind.Block, node.Span);
        foreach (var item in node.Items)
        {
            var part = Visit(item);
            PushSeeking(result, part);
            result.IsConstructed |= part.IsConstructed || (part.Kind == JsonataDraftKind.Path && part.Items[0].IsConstructed);
            result.Items.Add(part);
        }

        return result;
    }

    private JsonataDraft VisitCall(JsonataParseNode node)
    {
        var kind = node.Kind == JsonataParseKind.Call ? JsonataDraftKind.Call : JsonataDraftKind.Partial;
        var result = new JsonataDraft(kind, node.Span) { Token = node.Token };
        foreach (var item in node.Items)
        {
            var argument = Visit(item);
            PushSeeking(result, argument);
            result.Items.Add(argument);
        }

        // A % in the procedure itself finds no step; the reference leaves it at that.
        result.Left = Visit(node.Left!);
        return result;
    }

    // Transparent: what a % in an operand asks for may be before the whole.
    private JsonataDraft VisitOperands(JsonataParseNode node, bool isTransparent)
    {
        var kind = node.Kind switch
        {
            JsonataParseKind.Binary => JsonataDraftKind.Binary,
            JsonataParseKind.Array => JsonataDraftKind.Array,
            JsonataParseKind.Object => JsonataDraftKind.Object,
            JsonataParseKind.Condition => JsonataDraftKind.Condition,
            JsonataParseKind.Coalesce => JsonataDraftKind.Coalesce,
            JsonataParseKind.Elvis => JsonataDraftKind.Elvis,
            JsonataParseKind.Bind => JsonataDraftKind.Bind,
            JsonataParseKind.Apply => JsonataDraftKind.Apply,
            JsonataParseKind.Transform => JsonataDraftKind.Transform,
            _ => throw new InvalidOperationException($"{node.Kind} has no operands."),
        };
        var result = new JsonataDraft(kind, node.Span) { Token = node.Token, Operator = node.Operator };
        result.Left = Operand(node.Left);
        result.Right = Operand(node.Right);
        result.Third = Operand(node.Third);
        foreach (var item in node.Items)
            result.Items.Add(Operand(item)!);
        if (kind == JsonataDraftKind.Apply)
            result.KeepArray = result.Left!.KeepArray || result.Right!.KeepArray;
        return result;

        JsonataDraft? Operand(JsonataParseNode? operand)
        {
            if (operand is null)
                return null;
            var draft = Visit(operand);
            if (isTransparent)
                PushSeeking(result, draft);
            return draft;
        }
    }

    private static void MarkTailCalls(JsonataDraft body)
    {
        switch (body.Kind)
        {
            case JsonataDraftKind.Call when body.Predicates is null:
                body.IsTailCall = true;
                break;
            case JsonataDraftKind.Condition:
                MarkTailCalls(body.Right!);
                if (body.Third is { } otherwise)
                    MarkTailCalls(otherwise);
                break;
            case JsonataDraftKind.Block when body.Items.Count > 0:
                MarkTailCalls(body.Items[^1]);
                break;
        }
    }
}
