namespace AslSharp.Compiler.Jsonata;

// What a token means behind an operand.
internal sealed partial class JsonataReader
{
    private JsonataParseNode ReadInfix(JsonataToken token, JsonataParseNode left)
    {
        switch (token.Text)
        {
            case "(":
                return ReadCall(token, left);
            case "[":
                return ReadFilter(token, left);
            case "{":
                return ReadPairs(token, left);
            case "^":
                return ReadSort(token, left);
            case "?":
                return ReadCondition(token, left);
            case "??":
                return Join(JsonataParseKind.Coalesce, token, left, ReadExpression(0));
            case "?:":
                return Join(JsonataParseKind.Elvis, token, left, ReadExpression(0));
            case ":=":
                if (left.Kind is not (JsonataParseKind.Variable or JsonataParseKind.Missing))
                    Report(JsonataSyntaxErrors.BindTargetNotVariable(left.Span));
                return Join(JsonataParseKind.Bind, token, left, ReadExpression(9));
            case "@" or "#":
                return ReadBinding(token, left);
            case ".":
                return Join(JsonataParseKind.Path, token, left, ReadExpression(75));
            case "~>":
                return Join(JsonataParseKind.Apply, token, left, ReadExpression(40));
            default:
                return Join(JsonataParseKind.Binary, token, left, ReadExpression(BindingPower(token)));
        }
    }

    private JsonataParseNode Join(JsonataParseKind kind, JsonataToken token, JsonataParseNode left, JsonataParseNode right) =>
        new(kind, SpanFrom(left.Span.Start))
        {
            Token = token,
            Operator = kind == JsonataParseKind.Binary ? OperatorOf(token.Text) : default,
            Left = left,
            Right = right,
            // The steps of a path are walked in a loop, so a long path is not a deep one.
            Depth = Math.Max(left.Depth + (kind == JsonataParseKind.Path ? 0 : 1), right.Depth + 1),
        };

    private static JsonataBinaryOperator OperatorOf(string symbol) => symbol switch
    {
        "+" => JsonataBinaryOperator.Add,
        "-" => JsonataBinaryOperator.Subtract,
        "*" => JsonataBinaryOperator.Multiply,
        "/" => JsonataBinaryOperator.Divide,
        "%" => JsonataBinaryOperator.Modulo,
        "=" => JsonataBinaryOperator.Equal,
        "!=" => JsonataBinaryOperator.NotEqual,
        "<" => JsonataBinaryOperator.Less,
        "<=" => JsonataBinaryOperator.LessOrEqual,
        ">" => JsonataBinaryOperator.Greater,
        ">=" => JsonataBinaryOperator.GreaterOrEqual,
        "&" => JsonataBinaryOperator.Concatenate,
        "and" => JsonataBinaryOperator.And,
        "or" => JsonataBinaryOperator.Or,
        "in" => JsonataBinaryOperator.In,
        _ => throw new InvalidOperationException($"'{symbol}' is no binary operator."),
    };

    private JsonataParseNode ReadFilter(JsonataToken token, JsonataParseNode left)
    {
        if (_token.Is("]"))
        {
            // Empty brackets: arrays of one item stay arrays.
            var step = left;
            while (step is { Kind: JsonataParseKind.Filter, Left: { } before })
                step = before;
            step.KeepArray = true;
            // Behind these brackets, as behind an order-by, a lambda, and a transform, the reference takes a slash for a regular expression.
            Advance(isInfix: false);
            return left;
        }

        var predicate = ReadExpression(0);
        Expect("]", isInfix: true);
        return new(JsonataParseKind.Filter, SpanFrom(left.Span.Start)) { Token = token, Left = left, Right = predicate, Depth = Math.Max(left.Depth, predicate.Depth + 1) };
    }

    private JsonataParseNode ReadSort(JsonataToken token, JsonataParseNode left)
    {
        Expect("(");
        var terms = new List<JsonataParseNode>();
        var descending = new List<bool>();
        do
        {
            var isDescending = !TryTake("<") && TryTake(">");
            descending.Add(isDescending);
            terms.Add(ReadExpression(0));
        }
        while (TryNext(",", ")"));

        Expect(")");
        return new(JsonataParseKind.Sort, SpanFrom(left.Span.Start)) { Token = token, Left = left, Items = terms, Descending = descending, Depth = Math.Max(left.Depth, DepthOf(terms) + 1) };
    }

    private JsonataParseNode ReadBinding(JsonataToken token, JsonataParseNode left)
    {
        var variable = ReadExpression(80);
        if (variable.Kind is not (JsonataParseKind.Variable or JsonataParseKind.Missing))
            Report(JsonataSyntaxErrors.BindingNotVariable(variable.Span, token.Text));
        else if (variable.Kind == JsonataParseKind.Missing && _errors.Count == 0)
            Report(JsonataSyntaxErrors.BindingNotVariable(variable.Span, token.Text));
        return new(token.Text == "@" ? JsonataParseKind.Focus : JsonataParseKind.Index, SpanFrom(left.Span.Start))
        {
            Token = token,
            Left = left,
            Right = variable,
            Depth = Math.Max(left.Depth, variable.Depth + 1),
        };
    }

    private JsonataParseNode ReadCondition(JsonataToken token, JsonataParseNode left)
    {
        var then = ReadExpression(0);
        var otherwise = TryTake(":") ? ReadExpression(0) : null;
        return new(JsonataParseKind.Condition, SpanFrom(left.Span.Start))
        {
            Token = token,
            Left = left,
            Right = then,
            Third = otherwise,
            Depth = Math.Max(Math.Max(left.Depth, then.Depth), otherwise?.Depth ?? 0) + 1,
        };
    }

    private JsonataParseNode ReadCall(JsonataToken token, JsonataParseNode left)
    {
        var arguments = new List<JsonataParseNode>();
        var isPartial = false;
        if (!_token.Is(")"))
        {
            do
            {
                if (_token.Is("?"))
                {
                    isPartial = true;
                    arguments.Add(Leaf(JsonataParseKind.Placeholder, _token));
                    Advance(isInfix: false);
                }
                else
                {
                    arguments.Add(ReadExpression(0));
                }
            }
            while (TryNext(",", ")"));
        }

        Expect(")", isInfix: true);
        if (left is { Kind: JsonataParseKind.Name, Token.Text: "function" or "\u03BB" })
            return ReadLambda(left, arguments);
        return new(isPartial ? JsonataParseKind.Partial : JsonataParseKind.Call, SpanFrom(left.Span.Start))
        {
            Token = token,
            Left = left,
            Items = arguments,
            Depth = Math.Max(left.Depth, DepthOf(arguments)) + 1,
        };
    }

    private JsonataParseNode ReadLambda(JsonataParseNode keyword, List<JsonataParseNode> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Kind is not (JsonataParseKind.Variable or JsonataParseKind.Missing))
                Report(JsonataSyntaxErrors.ParameterNotVariable(parameters[i].Span, i + 1));
        }

        var signature = _token.Is("<") ? ReadSignature() : null;
        Expect("{");
        var body = ReadExpression(0);
        Expect("}");
        return new(JsonataParseKind.Lambda, SpanFrom(keyword.Span.Start))
        {
            Token = keyword.Token,
            Left = body,
            Items = parameters,
            Signature = signature,
            Depth = Math.Max(body.Depth, DepthOf(parameters)) + 1,
        };
    }

    // The text of the signature is what its tokens spell, blanks left out.
    private JsonataSignature? ReadSignature()
    {
        var start = _token.Span.Start;
        var text = new System.Text.StringBuilder("<");
        var depth = 1;
        while (depth > 0 && !_token.Is("{") && _token.Kind != JsonataTokenKind.End)
        {
            Advance(isInfix: false);
            if (_token.Is(">"))
                depth--;
            else if (_token.Is("<"))
                depth++;
            text.Append(_token.Text);
        }

        if (!Expect(">"))
            return null;
        var signature = JsonataSignatureParser.Parse(text.ToString(), SpanFrom(start), out var error);
        if (error is not null)
            Report(error);
        return signature;
    }
}
