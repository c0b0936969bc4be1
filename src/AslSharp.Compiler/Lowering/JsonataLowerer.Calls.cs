using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Signatures;

namespace AslSharp.Compiler.Lowering;

// Calls, partial applications and the operator ~>.
public sealed partial class JsonataLowerer
{
    private JsonataNode LowerCall(JsonataCallSyntax call, JsonataNode? first)
    {
        var procedure = Lower(call.Procedure);
        var arguments = call.Arguments.Select(Lower);
        if (first is not null) arguments = new[] { first }.Concat(arguments);
        var list = arguments.ToEquatableArray();
        if (procedure is JsonataBuiltInNode builtIn)
        {
            var function = JsonataBuiltIns.Find(builtIn.Name, _names.Dialect)!;
            return new JsonataBuiltInCallNode(builtIn.Name, list, ChecksArguments(function.Signature, list), call.IsTailCall);
        }

        return new JsonataCallNode(procedure, list, call.IsTailCall, ForgottenDollar(call.Procedure), first is not null);
    }

    private JsonataPartialNode LowerPartial(JsonataPartialSyntax partial) => new(
        Lower(partial.Procedure),
        partial.Arguments.Select(argument => argument is JsonataPlaceholderSyntax ? new JsonataHoleNode() : Lower(argument)).ToEquatableArray(),
        ForgottenDollar(partial.Procedure));

    // These rows lean to the left too.
    private JsonataNode LowerApply(JsonataApplySyntax apply)
    {
        var row = new Stack<JsonataApplySyntax>();
        row.Push(apply);
        while (row.Peek().Left is JsonataApplySyntax left && IsBare(left)) row.Push(left);
        var result = Lower(row.Peek().Left);
        while (row.Count > 0)
        {
            var next = row.Pop();
            // The reference looks at nothing that stands behind such a call, but for [].
            result = next.Right is JsonataCallSyntax call ? LowerCall(call, result) : new JsonataApplyNode(result, Lower(next.Right));
            if (next.Left.KeepArray || next.Right.KeepArray) result = new JsonataKeepNode(result);
        }

        return result;
    }

    // With as many arguments as there are parameters, each stands in its place; so it does if those missing are optional, unless the
    // context might stand in for the first and move all others on by one.
    private static bool ChecksArguments(JsonataSignature? signature, EquatableArray<JsonataNode> arguments)
    {
        if (signature is null || signature.Parameters.Any(static parameter => parameter.Repeats)) return false;
        var parameters = signature.Parameters;
        if (arguments.Count > parameters.Count) return true;
        if (arguments.Count == parameters.Count) return false;
        if (!parameters.Skip(arguments.Count).All(static parameter => !parameter.IsNeeded)) return true;
        return parameters.Any(static parameter => parameter.TakesContext) && (arguments.IsEmpty || MayMove(parameters, arguments));
    }

    private static bool MayMove(EquatableArray<JsonataParameter> parameters, EquatableArray<JsonataNode> arguments)
    {
        // Some argument must fit the next parameter and not its own, and none may miss the next one.
        var mustMove = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (LiteralType(arguments[i]) is not { } type)
            {
                mustMove |= (parameters[i + 1].Types & ~parameters[i].Types & ~JsonataTypes.Missing) != 0;
                continue;
            }

            if ((parameters[i + 1].Types & type) == 0) return false;
            mustMove |= (parameters[i].Types & type) == 0;
        }

        return mustMove;
    }

    private static JsonataTypes? LiteralType(JsonataNode node) => node switch
    {
        JsonataLiteralNode { Value.Kind: LiteralKind.String } or JsonataConcatenationNode => JsonataTypes.String,
        JsonataLiteralNode { Value.Kind: LiteralKind.Number } => JsonataTypes.Number,
        JsonataLiteralNode { Value.Kind: LiteralKind.True or LiteralKind.False } => JsonataTypes.Boolean,
        JsonataLiteralNode => JsonataTypes.Null,
        JsonataArrayNode => JsonataTypes.Array,
        JsonataObjectNode => JsonataTypes.Object,
        JsonataLambdaNode or JsonataRegexNode or JsonataBuiltInNode => JsonataTypes.Function,
        _ => null,
    };

    // foo(1) where $foo is a function: the name alone is a path of one step.
    private string? ForgottenDollar(JsonataSyntax procedure) =>
        procedure is JsonataPathSyntax { Steps: [{ Expression: var first }, ..] }
            && FirstName(first) is { } name && Resolve(name) is not JsonataUndefinedNode
                ? name
                : null;

    private static string? FirstName(JsonataSyntax step) => step switch
    {
        JsonataNameSyntax name => name.Name,
        JsonataVariableSyntax variable => variable.Name,
        _ => null,
    };
}
