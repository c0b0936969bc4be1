using System.Runtime.CompilerServices;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>What the emitter wants to know of the parts of an expression before it emits them.</summary>
internal sealed class JsonataFacts
{
    /// <summary>The most operands or items that are written as one C# expression.</summary>
    public const int LongestRow = 32;

    /// <summary>How many loops of one path stand inside one another.</summary>
    public const int DeepestLoops = 8;

    private readonly Dictionary<JsonataNode, Fact> _facts = new(new ByReference());

    [Flags]
    private enum Fact
    {
        None = 0,
        Statements = 1,
        Throws = 2,
        Context = 4,
        Unsettled = 8,
    }

    /// <summary>Whether the part needs C# statements before its expression.</summary>
    public bool NeedsStatements(JsonataNode node) => Has(node, Fact.Statements);

    /// <summary>Whether evaluating the part can fail.</summary>
    public bool CanThrow(JsonataNode node) => Has(node, Fact.Throws);

    /// <summary>Whether the part reads the context it stands in.</summary>
    public bool ReadsContext(JsonataNode node) => Has(node, Fact.Context);

    /// <summary>Whether the value may hold functions, numbers that JSON cannot say, or arrays that are told to stay arrays.</summary>
    public bool IsUnsettled(JsonataNode node) => Has(node, Fact.Unsettled);

    /// <summary>Whether the value is a boolean or undefined.</summary>
    public static bool IsBoolean(JsonataNode node) => node switch
    {
        JsonataLiteralNode literal => literal.Value.Kind is LiteralKind.True or LiteralKind.False,
        JsonataAndNode or JsonataOrNode => true,
        JsonataOperationNode operation => operation.Operands[operation.Operands.Count - 1].Operator is >= JsonataOperator.Equal and <= JsonataOperator.In,
        JsonataBuiltInCallNode call => call.Name is "exists" or "not" or "contains" or "boolean",
        JsonataConditionNode condition => IsBoolean(condition.Then) && (condition.Else is null || IsBoolean(condition.Else)),
        JsonataBlockNode block => IsBoolean(block.Expressions[block.Expressions.Count - 1]),
        JsonataBindNode bind => IsBoolean(bind.Value),
        _ => false,
    };

    /// <summary>Whether the value is neither array nor function, whatever happens.</summary>
    public static bool IsScalarOrObject(JsonataNode node) => node switch
    {
        JsonataLiteralNode or JsonataConcatenationNode or JsonataObjectNode or JsonataGroupNode or JsonataNegateNode => true,
        JsonataOperationNode operation => operation.Operands[operation.Operands.Count - 1].Operator != JsonataOperator.Range,
        JsonataBuiltInCallNode call => JsonataResults.IsScalar(call.Name),
        _ => IsBoolean(node),
    };

    /// <summary>Whether there is always a value.</summary>
    public static bool IsDefined(JsonataNode node) => node switch
    {
        JsonataLiteralNode or JsonataConcatenationNode or JsonataObjectNode or JsonataGroupNode or JsonataArrayNode or JsonataAndNode or JsonataOrNode => true,
        JsonataLambdaNode or JsonataRegexNode or JsonataTransformNode or JsonataBuiltInNode => true,
        JsonataOperationNode operation
            => operation.Operands[operation.Operands.Count - 1].Operator is JsonataOperator.Equal or JsonataOperator.NotEqual or JsonataOperator.In,
        JsonataBuiltInCallNode call => call.Name == "exists",
        _ => false,
    };

    /// <summary>Whether a constructor has nothing in it but literals.</summary>
    public static bool IsConstant(JsonataNode node) => node switch
    {
        JsonataLiteralNode => true,
        JsonataArrayNode array => !array.IsConstructed && array.Items.All(static item => IsConstant(item.Value)),
        JsonataObjectNode value => value.Pairs.All(static pair => pair.Key is JsonataLiteralNode { Value.Kind: LiteralKind.String } && IsConstant(pair.Value))
            && value.Pairs.Select(static pair => ((JsonataLiteralNode)pair.Key).Value.Text).Distinct().Count() == value.Pairs.Count,
        _ => false,
    };

    /// <summary>Whether a part ends, in one of its branches, with the call that a function leaves to its caller.</summary>
    public static bool EndsInCall(JsonataNode node) => node switch
    {
        JsonataCallNode call => call.IsTail,
        JsonataBuiltInCallNode call => call.IsTail,
        JsonataConditionNode condition => EndsInCall(condition.Then) || (condition.Else is not null && EndsInCall(condition.Else)),
        JsonataBlockNode block => EndsInCall(block.Expressions[block.Expressions.Count - 1]),
        _ => false,
    };

    /// <summary>
    /// Whether a predicate may fail where what it stands behind is missing: it is evaluated once even then. Comparisons of members with
    /// literals, which most predicates are, come to nothing there.
    /// </summary>
    public bool MayFailOnNothing(JsonataNode predicate) => CanThrow(predicate) && predicate switch
    {
        JsonataAndNode row => row.Operands.Any(MayFailOnNothing),
        JsonataOrNode row => row.Operands.Any(MayFailOnNothing),
        JsonataOperationNode { Operands: [{ Operator: JsonataOperator.Equal or JsonataOperator.NotEqual or JsonataOperator.In } operand] } operation =>
            MayFailOnNothing(operation.First) || MayFailOnNothing(operand.Value),
        JsonataOperationNode operation => !AreHarmless(operation),
        JsonataBuiltInCallNode { ChecksArguments: false, Name: "exists" or "not" or "boolean" } call => MayFailOnNothing(call.Arguments[0]),
        JsonataBuiltInCallNode { ChecksArguments: false, Name: "contains" } call =>
            call.Arguments is not [var text, JsonataLiteralNode { Value.Kind: LiteralKind.String } or JsonataRegexNode] || !IsHarmless(text),
        _ => true,
    };

    /// <summary>Whether a predicate has to be evaluated once even where what it stands behind is missing.</summary>
    public bool SeesNothing(JsonataNode predicate) => MayFailOnNothing(predicate) || MayHoldOnNothing(predicate);

    /// <summary>Whether a predicate may be true where what it stands behind is missing: then something missing counts as an item.</summary>
    public static bool MayHoldOnNothing(JsonataNode predicate) => predicate switch
    {
        JsonataLiteralNode { Value: var literal }
            => literal.Kind is LiteralKind.True or LiteralKind.Number || (literal.Kind == LiteralKind.String && literal.Text.Length > 0),
        JsonataAndNode row => row.Operands.All(MayHoldOnNothing),
        JsonataOrNode row => row.Operands.Any(MayHoldOnNothing),
        JsonataOperationNode { Operands: [{ Operator: not JsonataOperator.Range } operand] } operation
            => !IsNothing(operation.First) && !IsNothing(operand.Value),
        JsonataBuiltInCallNode { ChecksArguments: false, Name: "not" } call => !IsNothing(call.Arguments[0]),
        JsonataBuiltInCallNode { ChecksArguments: false, Name: "exists" } call => !IsNothing(call.Arguments[0]),
        JsonataBuiltInCallNode { ChecksArguments: false, Name: "boolean" } call => MayHoldOnNothing(call.Arguments[0]),
        JsonataBuiltInCallNode { ChecksArguments: false, Name: "contains" } call => !IsNothing(call.Arguments[0]),
        _ => !IsNothing(predicate),
    };

    // What is undefined where the context is.
    private static bool IsNothing(JsonataNode node) => node is not JsonataLiteralNode && IsHarmless(node);

    // One side is undefined where the context is; arithmetic looks at the other one even then, a comparison does not.
    private static bool AreHarmless(JsonataOperationNode operation)
    {
        if (!IsHarmless(operation.First) || !operation.Operands.All(static operand => IsHarmless(operand.Value))) return false;
        if (operation.First is JsonataLiteralNode && operation.Operands[0].Value is JsonataLiteralNode) return false;
        return operation.Operands.All(static operand => IsComparison(operand.Operator))
            || (!IsText(operation.First) && !operation.Operands.Any(static operand => IsText(operand.Value)));
    }

    private static bool IsComparison(JsonataOperator kind) => kind is >= JsonataOperator.Equal and <= JsonataOperator.In;

    private static bool IsText(JsonataNode node) => node is JsonataLiteralNode { Value.Kind: LiteralKind.String };

    // What is undefined where the context is, or a literal.
    private static bool IsHarmless(JsonataNode node) => node switch
    {
        JsonataContextNode or JsonataNameNode => true,
        JsonataLiteralNode literal => literal.Value.Kind is LiteralKind.Number or LiteralKind.String,
        JsonataPathNode path => !path.HasGroup
            && path.Steps.All(static step => step.Expression is JsonataNameNode or JsonataContextNode && step.Stages.IsEmpty && !step.IsTuple),
        _ => false,
    };

    /// <summary>The function in place as an argument of a higher-order function whose loop is emitted in place too.</summary>
    public static JsonataLambdaNode? InlineLambda(JsonataBuiltInCallNode call)
    {
        if (call.ChecksArguments || call.Arguments.Count < 2 || call.Arguments[1] is not JsonataLambdaNode { Signature: null } lambda) return null;
        var fits = call.Name switch
        {
            "map" or "filter" or "single" or "each" or "sift" => call.Arguments.Count == 2 && lambda.Parameters.Count <= 3,
            "sort" => lambda.Parameters.Count == 2 && lambda.Locals.IsEmpty,
            "reduce" => call.Arguments.Count <= 3 && lambda.Parameters.Count is >= 2 and <= 4,
            _ => false,
        };
        return fits ? lambda : null;
    }

    /// <summary>The parts of a part.</summary>
    public static IEnumerable<JsonataNode> Children(JsonataNode node) => node switch
    {
        JsonataLocalNode local => Some(local.Otherwise),
        JsonataBindNode bind => [bind.Value],
        JsonataBlockNode block => block.Expressions,
        JsonataLambdaNode lambda => [lambda.Body],
        JsonataBuiltInCallNode call => call.Arguments,
        JsonataCallNode call => call.Arguments.Prepend(call.Procedure),
        JsonataPartialNode partial => partial.Arguments.Prepend(partial.Procedure),
        JsonataApplyNode apply => [apply.Left, apply.Right],
        JsonataTransformNode transform => [transform.Pattern, transform.Update, .. Some(transform.Delete)],
        JsonataOperationNode operation => operation.Operands.Select(static operand => operand.Value).Prepend(operation.First),
        JsonataConcatenationNode row => row.Operands,
        JsonataAndNode row => row.Operands,
        JsonataOrNode row => row.Operands,
        JsonataNegateNode negate => [negate.Operand],
        JsonataConditionNode condition => [condition.Test, condition.Then, .. Some(condition.Else)],
        JsonataElvisNode elvis => [elvis.Left, elvis.Right],
        JsonataCoalesceNode coalesce => [coalesce.Left, coalesce.Right],
        JsonataArrayNode array => array.Items.Select(static item => item.Value),
        JsonataObjectNode value => Pairs(value.Pairs),
        JsonataFilterNode filter => filter.Predicates.Prepend(filter.Value),
        JsonataKeepNode keep => [keep.Value],
        JsonataGroupNode group => Pairs(group.Pairs).Prepend(group.Value),
        JsonataPathNode path => path.Steps.SelectMany(Step).Concat(Pairs(path.Group)),
        _ => [],
    };

    /// <summary>Whether a path's first step is a variable, which is not evaluated anew for each item of the context.</summary>
    public static bool StartsAtVariable(JsonataPathNode path) => IsVariable(path.Steps[0].Expression);

    private static bool IsVariable(JsonataNode? node) => node switch
    {
        JsonataFilterNode filter => IsVariable(filter.Value),
        JsonataKeepNode keep => IsVariable(keep.Value),
        JsonataGroupNode group => IsVariable(group.Value),
        JsonataVariableNode or JsonataLocalNode or JsonataStatesNode or JsonataBuiltInNode or JsonataUndefinedNode or JsonataContextNode or JsonataRootNode
            => true,
        _ => false,
    };

    private static IEnumerable<JsonataNode> Some(JsonataNode? node) => node is null ? [] : [node];

    private static IEnumerable<JsonataNode> Pairs(IEnumerable<JsonataPair> pairs) => pairs.SelectMany(static pair => new[] { pair.Key, pair.Value });

    private static IEnumerable<JsonataNode> Step(JsonataStep step) => Some(step.Expression)
        .Concat(step.Terms.Select(static term => term.Value))
        .Concat(step.Stages.Where(static stage => stage.Predicate is not null).Select(static stage => stage.Predicate!));

    private bool Has(JsonataNode node, Fact fact) => (Of(node) & fact) != 0;

    private Fact Of(JsonataNode node)
    {
        if (_facts.TryGetValue(node, out var known)) return known;
        var below = Fact.None;
        foreach (var child in Children(node))
        {
            // A function that is only called leaves nothing of itself in the result.
            below |= node is JsonataBuiltInCallNode call && JsonataResults.IsCallOf(call.Name) && !ReferenceEquals(child, call.Arguments[0])
                ? Called(call.Name, child)
                : Of(child);
        }

        var fact = Own(node) | (below & ~Fact.Context) | (ContextBelow(node) ? Fact.Context : Fact.None);
        _facts.Add(node, fact);
        return fact;
    }

    private Fact Called(string caller, JsonataNode function) => function switch
    {
        JsonataLambdaNode lambda => (Of(function) & ~Fact.Unsettled) | (Of(lambda.Body) & Fact.Unsettled),
        // A match has a function in it.
        JsonataRegexNode => JsonataResults.HandsOnResults(caller) ? Fact.Unsettled : Fact.None,
        JsonataBuiltInNode builtIn => JsonataResults.HandsOnResults(caller) && !JsonataResults.IsSettled(builtIn.Name) ? Fact.Unsettled : Fact.None,
        _ => Of(function),
    };

    private static Fact Own(JsonataNode node) => node switch
    {
        JsonataLambdaNode => Fact.Statements | Fact.Unsettled,
        JsonataRegexNode or JsonataBuiltInNode => Fact.Unsettled,
        JsonataTransformNode or JsonataPartialNode => Fact.Statements | Fact.Throws | Fact.Unsettled,
        JsonataBlockNode block => block.Expressions.Count > 1 || !block.Locals.IsEmpty ? Fact.Statements : Fact.None,
        JsonataLocalNode { Otherwise: not null } => Fact.None,
        JsonataBindNode => Fact.Statements,
        JsonataFailureNode => Fact.Statements | Fact.Throws,
        JsonataBuiltInCallNode call
            => Fact.Throws | (InlineLambda(call) is null ? Fact.None : Fact.Statements) | (JsonataResults.IsSettled(call.Name) ? Fact.None : Fact.Unsettled),
        JsonataCallNode call => Fact.Throws | Fact.Unsettled | (call.ForgotDollar is null && !call.IsApplied ? Fact.None : Fact.Statements),
        JsonataApplyNode => Fact.Throws | Fact.Unsettled,
        JsonataOperationNode operation => Operation(operation),
        JsonataConcatenationNode row => Fact.Throws | (row.Operands.Count > LongestRow ? Fact.Statements : Fact.None),
        JsonataNegateNode => Fact.Throws | Fact.Unsettled,
        JsonataAndNode { Operands.Count: > LongestRow } or JsonataOrNode { Operands.Count: > LongestRow } => Fact.Statements,
        JsonataElvisNode or JsonataCoalesceNode => Fact.Statements,
        JsonataConditionNode => Fact.None,
        // What is marked as one item inside this expression is an array like any other outside.
        JsonataArrayNode { IsConstructed: true } array => Fact.Unsettled | (JsonataShapes.IsOneCall(array) ? Fact.None : Fact.Statements),
        JsonataArrayNode array => IsConstant(array) || JsonataShapes.IsOneCall(array) ? Fact.None : Fact.Statements,
        JsonataObjectNode value => Object(value),
        JsonataGroupNode => Fact.Statements | Fact.Throws,
        JsonataKeepNode keep => Fact.Unsettled | (keep.Value is JsonataPathNode ? Fact.Statements : Fact.None),
        JsonataFilterNode filter => Filter(filter),
        JsonataContextNode or JsonataNameNode or JsonataWildcardNode or JsonataDescendantsNode => Fact.Context,
        JsonataPathNode path => Path(path),
        _ => Fact.None,
    };

    private static Fact Operation(JsonataOperationNode operation)
    {
        var fact = operation.Operands.Count > LongestRow ? Fact.Statements : Fact.None;
        foreach (var operand in operation.Operands)
        {
            // Whether two values are equal may be too much to find out.
            if (operand.Operator is not (JsonataOperator.Equal or JsonataOperator.NotEqual or JsonataOperator.In)
                || operand.Value is not JsonataLiteralNode)
                fact |= Fact.Throws;
            if (operand.Operator <= JsonataOperator.Modulo) fact |= Fact.Unsettled;
        }

        return fact;
    }

    private static Fact Object(JsonataObjectNode value)
    {
        if (IsConstant(value)) return Fact.None;
        return JsonataShapes.HasFixedNames(value.Pairs) ? Fact.None : Fact.Statements | Fact.Throws;
    }

    // Missing items are null outside.
    private static Fact Filter(JsonataFilterNode filter)
        => (JsonataShapes.LiteralIndex(filter) is null ? Fact.Statements : Fact.None) | Stages(filter.Predicates);

    private static Fact Stages(IEnumerable<JsonataNode> predicates) =>
        predicates.Any(static predicate => JsonataShapes.LiteralIndex(predicate) is null && MayHoldOnNothing(predicate)) ? Fact.Unsettled : Fact.None;

    private static Fact Path(JsonataPathNode path)
    {
        var fact = path.KeepsSingleton ? Fact.Unsettled : Fact.None;
        fact |= Stages(
            path.Steps.SelectMany(static step => step.Stages).Where(static stage => stage.Predicate is not null).Select(static stage => stage.Predicate!));
        if (!JsonataShapes.IsOneExpression(path) || path.Steps.Count >= LongestRow) fact |= Fact.Statements;
        if (path.HasGroup || path.Steps.Any(static step => step.Expression is null)) fact |= Fact.Throws;
        return fact;
    }

    private bool ContextBelow(JsonataNode node) => node switch
    {
        JsonataPathNode path => !StartsAtVariable(path) || Has(path.Steps[0].Expression!, Fact.Context),
        JsonataFilterNode filter => Has(filter.Value, Fact.Context),
        JsonataGroupNode group => Has(group.Value, Fact.Context),
        JsonataTransformNode => false,
        // Arguments that are missing may be taken from the context.
        JsonataBuiltInCallNode { ChecksArguments: true } or JsonataCallNode => true,
        _ => Children(node).Any(child => Has(child, Fact.Context)),
    };

    private sealed class ByReference : IEqualityComparer<JsonataNode>
    {
        public bool Equals(JsonataNode? left, JsonataNode? right) => ReferenceEquals(left, right);

        public int GetHashCode(JsonataNode node) => RuntimeHelpers.GetHashCode(node);
    }
}
