namespace AslSharp.Compiler.Jsonata;

/// <summary>The nodes below a node.</summary>
internal static class JsonataChildren
{
    /// <summary>The nodes directly below, in the order in which they are evaluated.</summary>
    public static IEnumerable<JsonataSyntax> Of(JsonataSyntax node) =>
        Own(node).Concat(Behind(node));

    /// <summary>The predicates and the grouping behind a node.</summary>
    public static IEnumerable<JsonataSyntax> Behind(JsonataSyntax node) =>
        node.Predicates.Concat(node.Group is { } group ? Of(group.Pairs) : []);

    /// <summary>Keys and values by turns.</summary>
    public static IEnumerable<JsonataSyntax> Of(IEnumerable<JsonataPairSyntax> pairs) => pairs.SelectMany(static pair => new[] { pair.Key, pair.Value });

    /// <summary>The names that an expression binds in the scope it stands in: what nested blocks and lambdas bind is theirs.</summary>
    public static HashSet<string> BoundNames(IEnumerable<JsonataSyntax> nodes)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<JsonataSyntax>(nodes);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (node is JsonataBindSyntax bind)
                names.Add(bind.Name);
            foreach (var child in node is JsonataBlockSyntax or JsonataLambdaSyntax ? Behind(node) : Of(node))
                open.Push(child);
        }

        return names;
    }

    /// <summary>What a node itself is made of, in the order of evaluation; without what stands behind it.</summary>
    public static IEnumerable<JsonataSyntax> Own(JsonataSyntax node) => node switch
    {
        JsonataPathSyntax path
            => path.Steps.SelectMany(
                static step => new[] { step.Expression }.Concat(step.Stages.OfType<JsonataFilterStageSyntax>().Select(static stage => stage.Predicate))),
        JsonataBinarySyntax binary => [binary.Left, binary.Right],
        JsonataNegateSyntax negate => [negate.Operand],
        JsonataArraySyntax array => array.Items,
        JsonataObjectSyntax value => Of(value.Pairs),
        JsonataSortSyntax sort => sort.Terms.Select(static term => term.Expression),
        JsonataBlockSyntax block => block.Expressions,
        JsonataConditionSyntax { Else: { } otherwise } condition => [condition.Condition, condition.Then, otherwise],
        JsonataConditionSyntax condition => [condition.Condition, condition.Then],
        JsonataCoalesceSyntax coalesce => [coalesce.Left, coalesce.Right],
        JsonataElvisSyntax elvis => [elvis.Left, elvis.Right],
        JsonataBindSyntax bind => [bind.Value],
        JsonataLambdaSyntax lambda => [lambda.Body],
        JsonataCallSyntax call => new[] { call.Procedure }.Concat(call.Arguments),
        JsonataPartialSyntax partial => new[] { partial.Procedure }.Concat(partial.Arguments),
        JsonataApplySyntax apply => [apply.Left, apply.Right],
        JsonataTransformSyntax { Delete: { } delete } transform => [transform.Pattern, transform.Update, delete],
        JsonataTransformSyntax transform => [transform.Pattern, transform.Update],
        _ => [],
    };
}
