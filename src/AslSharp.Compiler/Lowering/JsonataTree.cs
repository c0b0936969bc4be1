using AslSharp.Compiler.Jsonata;

namespace AslSharp.Compiler.Lowering;

/// <summary>Walks the tree of an expression.</summary>
internal static class JsonataTree
{
    /// <summary>The names that the scope of these expressions binds: those bound inside, blocks and lambdas apart, which have scopes of their own.</summary>
    public static HashSet<string> BoundNames(IEnumerable<JsonataSyntax> expressions)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<JsonataSyntax>(expressions);
        while (waiting.Count > 0)
        {
            var node = waiting.Pop();
            if (node is JsonataBindSyntax bind) names.Add(bind.Name);
            foreach (var child in Shared(node)) waiting.Push(child);
            if (node is JsonataBlockSyntax or JsonataLambdaSyntax) continue;
            foreach (var child in Own(node)) waiting.Push(child);
        }

        return names;
    }

    // What stands behind any node, and is evaluated in the scope around it.
    private static IEnumerable<JsonataSyntax> Shared(JsonataSyntax node) =>
        node.Group is null ? node.Predicates : node.Predicates.Concat(Pairs(node.Group.Pairs));

    private static IEnumerable<JsonataSyntax> Own(JsonataSyntax node) => node switch
    {
        JsonataApplySyntax apply => [apply.Left, apply.Right],
        JsonataArraySyntax array => array.Items,
        JsonataBinarySyntax binary => [binary.Left, binary.Right],
        JsonataBindSyntax bind => [bind.Value],
        JsonataCallSyntax call => call.Arguments.Append(call.Procedure),
        JsonataCoalesceSyntax coalesce => [coalesce.Left, coalesce.Right],
        JsonataConditionSyntax condition => condition.Else is null ? [condition.Condition, condition.Then] : [condition.Condition, condition.Then, condition.Else],
        JsonataElvisSyntax elvis => [elvis.Left, elvis.Right],
        JsonataNegateSyntax negate => [negate.Operand],
        JsonataObjectSyntax node2 => Pairs(node2.Pairs),
        JsonataPartialSyntax partial => partial.Arguments.Append(partial.Procedure),
        JsonataPathSyntax path => path.Steps.SelectMany(Step),
        JsonataSortSyntax sort => sort.Terms.Select(static term => term.Expression),
        JsonataTransformSyntax transform => transform.Delete is null ? [transform.Pattern, transform.Update] : [transform.Pattern, transform.Update, transform.Delete],
        _ => [],
    };

    private static IEnumerable<JsonataSyntax> Step(JsonataStepSyntax step) =>
        step.Stages.OfType<JsonataFilterStageSyntax>().Select(static stage => stage.Predicate).Append(step.Expression);

    private static IEnumerable<JsonataSyntax> Pairs(IEnumerable<JsonataPairSyntax> pairs) => pairs.SelectMany(static pair => new[] { pair.Key, pair.Value });
}
