namespace AslSharp.Compiler.Jsonata;

// What a token means where an operand is due.
internal sealed partial class JsonataReader
{
    private JsonataParseNode ReadPrefix(JsonataToken token) => token.Kind switch
    {
        JsonataTokenKind.End => Leaf(JsonataParseKind.Missing, token),
        JsonataTokenKind.String => Leaf(JsonataParseKind.String, token),
        JsonataTokenKind.Number => Leaf(JsonataParseKind.Number, token),
        JsonataTokenKind.True or JsonataTokenKind.False => Leaf(JsonataParseKind.Boolean, token),
        JsonataTokenKind.Null => Leaf(JsonataParseKind.Null, token),
        JsonataTokenKind.Name => Leaf(JsonataParseKind.Name, token),
        JsonataTokenKind.Variable => Leaf(JsonataParseKind.Variable, token),
        JsonataTokenKind.Regex => Leaf(JsonataParseKind.Regex, token),
        JsonataTokenKind.Substitution => Leaf(JsonataParseKind.Substitution, token),
        _ => ReadPrefixOperator(token),
    };

    private JsonataParseNode ReadPrefixOperator(JsonataToken token)
    {
        switch (token.Text)
        {
            // The words may also be names of fields.
            case "and" or "or" or "in":
                return Leaf(JsonataParseKind.Name, token);
            case "*":
                return Leaf(JsonataParseKind.Wildcard, token);
            case "**":
                return Leaf(JsonataParseKind.Descendants, token);
            case "%":
                return Leaf(JsonataParseKind.Parent, token);
            case "-":
                return ReadNegation(token);
            case "(":
                return ReadBlock(token);
            case "[":
                return ReadArray(token);
            case "{":
                return ReadPairs(token, null);
            case "|":
                return ReadTransform(token);
        }

        if (token.Span.Start != _lastErrorStart)
        {
            _lastErrorStart = token.Span.Start;
            Report(JsonataSyntaxErrors.NotUnary(token));
        }

        return Leaf(JsonataParseKind.Missing, token);
    }

    private static JsonataParseNode Leaf(JsonataParseKind kind, JsonataToken token) => new(kind, token.Span) { Token = token };

    private static int DepthOf(IReadOnlyList<JsonataParseNode> nodes)
    {
        var depth = 0;
        foreach (var node in nodes)
            depth = Math.Max(depth, node.Depth);
        return depth;
    }

    private JsonataParseNode ReadNegation(JsonataToken token)
    {
        var operand = ReadExpression(70);
        return new(JsonataParseKind.Negate, SpanFrom(token.Span.Start)) { Token = token, Left = operand, Depth = operand.Depth + 1 };
    }

    private JsonataParseNode ReadBlock(JsonataToken token)
    {
        var expressions = new List<JsonataParseNode>();
        while (!_token.Is(")") && _token.Kind != JsonataTokenKind.End)
        {
            expressions.Add(ReadExpression(0));
            if (!TryNext(";", ")"))
                break;
        }

        Expect(")", isInfix: true);
        return new(JsonataParseKind.Block, SpanFrom(token.Span.Start)) { Token = token, Items = expressions, Depth = DepthOf(expressions) + 1 };
    }

    private JsonataParseNode ReadArray(JsonataToken token)
    {
        var items = new List<JsonataParseNode>();
        if (!_token.Is("]"))
        {
            do
                items.Add(ReadItem());
            while (TryNext(",", "]"));
        }

        Expect("]", isInfix: true);
        return new(JsonataParseKind.Array, SpanFrom(token.Span.Start)) { Token = token, Items = items, Depth = DepthOf(items) + 1 };
    }

    private JsonataParseNode ReadItem()
    {
        var item = ReadExpression(0);
        if (!_token.Is(".."))
            return item;
        var range = _token;
        Advance(isInfix: false);
        var last = ReadExpression(0);
        return new(JsonataParseKind.Binary, SpanFrom(item.Span.Start))
        {
            Token = range,
            Operator = JsonataBinaryOperator.Range,
            Left = item,
            Right = last,
            Depth = Math.Max(item.Depth, last.Depth) + 1,
        };
    }

    // { … }: an object constructor, or with something before it a grouping.
    private JsonataParseNode ReadPairs(JsonataToken token, JsonataParseNode? left)
    {
        var pairs = new List<JsonataParseNode>();
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
        return left is null
            ? new(JsonataParseKind.Object, SpanFrom(token.Span.Start)) { Token = token, Items = pairs, Depth = DepthOf(pairs) + 1 }
            : new(JsonataParseKind.Group, SpanFrom(left.Span.Start)) { Token = token, Left = left, Items = pairs, Depth = Math.Max(left.Depth, DepthOf(pairs) + 1) };
    }

    private JsonataParseNode ReadTransform(JsonataToken token)
    {
        var pattern = ReadExpression(0);
        Expect("|");
        var update = ReadExpression(0);
        var delete = TryTake(",") ? ReadExpression(0) : null;
        Expect("|");
        return new(JsonataParseKind.Transform, SpanFrom(token.Span.Start))
        {
            Token = token,
            Left = pattern,
            Right = update,
            Third = delete,
            Depth = Math.Max(Math.Max(pattern.Depth, update.Depth), delete?.Depth ?? 0) + 1,
        };
    }
}
