using AslSharp.Compiler.Signatures;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

// What a token means behind an operand.
internal sealed partial class JsonataReader
{
    private JsonataPart ReadInfix(JsonataToken token, JsonataPart left, int faults)
    {
        switch (token.Text)
        {
            case "(":
                return ReadCall(left, faults);
            case "[":
                return ReadFilter(token, left);
            case "{":
                return ReadGroup(token, left);
            case "^":
                return ReadSort(token, left);
            case "?":
                return ReadCondition(left);
            case "??":
                return Join(left, 0, static (span, left, right) => new JsonataCoalesceSyntax(span, left, right));
            case "?:":
                return Join(left, 0, static (span, left, right) => new JsonataElvisSyntax(span, left, right));
            case ":=":
                return ReadBind(left);
            case "@" or "#":
                return ReadBinding(token, left);
            case ".":
                return ReadStep(left);
            case "~>":
                return ReadApply(left);
            default:
                var kind = OperatorOf(token.Text);
                return Join(left, BindingPower(token), (span, left, right) => new JsonataBinarySyntax(span, kind, token.Span, left, right));
        }
    }

    private JsonataPart Join(JsonataPart left, int power, Func<TextSpan, JsonataSyntax, JsonataSyntax, JsonataSyntax> make)
    {
        var right = ReadExpression(power);
        return Whole(make(SpanFrom(left.Span.Start), left.ToSyntax(), right.ToSyntax()), left, right);
    }

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

    private JsonataPart ReadBind(JsonataPart target)
    {
        if (!target.IsVariable && !target.IsMissing)
            Report(JsonataSyntaxErrors.BindTargetNotVariable(target.Span));
        var value = ReadExpression(9);
        return Whole(new JsonataBindSyntax(SpanFrom(target.Span.Start), NameOf(target), target.Node.Span, value.ToSyntax()), target, value);
    }

    private JsonataPart ReadApply(JsonataPart left)
    {
        var right = ReadExpression(40);
        var (first, second) = (left.ToSyntax(), right.ToSyntax());
        return Opaque(new JsonataApplySyntax(SpanFrom(left.Span.Start), first, second) { KeepArray = first.KeepArray || second.KeepArray }, left, right);
    }

    private JsonataPart ReadCondition(JsonataPart condition)
    {
        var then = ReadExpression(0);
        var otherwise = TryTake(":") ? ReadExpression(0) : null;
        return Whole(
            new JsonataConditionSyntax(SpanFrom(condition.Span.Start), condition.ToSyntax(), then.ToSyntax(), otherwise?.ToSyntax()),
            otherwise is null ? [condition, then] : [condition, then, otherwise]);
    }

    private JsonataPart ReadCall(JsonataPart procedure, int faults)
    {
        // The reference looks at the arguments first.
        var ofProcedure = _faults.GetRange(faults, _faults.Count - faults);
        _faults.RemoveRange(faults, ofProcedure.Count);
        var arguments = new List<JsonataPart>();
        var isPartial = false;
        if (!_token.Is(")"))
        {
            do
            {
                if (_token.Is("?"))
                {
                    isPartial = true;
                    arguments.Add(new(new JsonataPlaceholderSyntax(_token.Span)));
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
        _faults.AddRange(ofProcedure);
        if (procedure.IsName && procedure is { Steps: [{ Stages.IsEmpty: true, Expression: JsonataNameSyntax { Name: "function" or "\u03BB" } }] })
            return ReadLambda(procedure, arguments);
        var (span, callee, list) = (SpanFrom(procedure.Span.Start), procedure.ToSyntax(), Complete(arguments));
        var call = Whole(isPartial ? new JsonataPartialSyntax(span, callee, list) : new JsonataCallSyntax(span, callee, list), arguments);
        // A % in the procedure itself finds no step; the reference leaves it at that.
        call.Depth = Math.Max(call.Depth, procedure.Depth + 1);
        return call;
    }

    private JsonataPart ReadLambda(JsonataPart keyword, List<JsonataPart> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (!parameters[i].IsVariable && !parameters[i].IsMissing)
                Report(JsonataSyntaxErrors.ParameterNotVariable(parameters[i].Span, i + 1));
        }

        var signature = _token.Is("<") ? ReadSignature() : null;
        Expect("{");
        var body = ReadExpression(0);
        Expect("}");
        return Opaque(
            new JsonataLambdaSyntax(
                SpanFrom(keyword.Span.Start), [.. parameters.Select(static parameter => new JsonataParameterSyntax(parameter.Span, NameOf(parameter)))],
                signature, WithTailCalls(body.ToSyntax())),
            [.. parameters, body]);
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

    // The calls that are the last thing a function does.
    private static JsonataSyntax WithTailCalls(JsonataSyntax body) => body switch
    {
        JsonataCallSyntax { Predicates.IsEmpty: true } call => call with { IsTailCall = true },
        JsonataConditionSyntax condition
            => condition with { Then = WithTailCalls(condition.Then), Else = condition.Else is null ? null : WithTailCalls(condition.Else) },
        JsonataBlockSyntax { Expressions.IsEmpty: false } block => block with
        {
            Expressions = [.. block.Expressions.Take(block.Expressions.Count - 1), WithTailCalls(block.Expressions[block.Expressions.Count - 1])],
        },
        _ => body,
    };
}
