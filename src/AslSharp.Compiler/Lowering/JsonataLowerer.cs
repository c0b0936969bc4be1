using System.Globalization;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>
/// Turns the tree of a JSONata expression into a plan: each name becomes the variable, the part of <c>$states</c> or the built-in
/// function that it means, rows of operators become lists, and positions are left behind.
/// </summary>
public sealed partial class JsonataLowerer
{
    private const string StatesName = "states";

    // How deeply the service lets operators and calls stand in one another, as far as that can be told from the text.
    private const int MostDepth = 100;
    private const string TooDeep = "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.";

    private readonly JsonataNames _names;
    private readonly Dictionary<int, JsonataVariable> _slots = [];
    private readonly List<JsonataVariable> _assigned = [];
    private JsonataScope _scope;
    private int _variables;
    private int _depth;

    private JsonataLowerer(JsonataNames names, JsonataScope scope)
    {
        _names = names;
        _scope = scope;
    }

    /// <summary>Lowers an expression without errors.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="names">What names may mean.</param>
    /// <returns>The plan.</returns>
    public static JsonataNode Lower(JsonataSyntax root, JsonataNames names)
    {
        var lowerer = new JsonataLowerer(names, new JsonataScope(null, JsonataChildren.BoundNames([root])));
        var node = lowerer.Lower(root);
        var locals = lowerer._scope.Plans().ToEquatableArray();
        return locals.IsEmpty ? node : new JsonataBlockNode(locals, [node]);
    }

    private JsonataNode Lower(JsonataSyntax syntax)
    {
        var node = LowerBare(syntax);
        // What stands in parentheses is collapsed before [], a group or a predicate sees it.
        if (syntax is JsonataBlockSyntax && node is not JsonataBlockNode
            && (syntax.Predicates.IsEmpty ? syntax.KeepArray || syntax.Group is not null : node.GivesSequence))
            node = new JsonataBlockNode([], [node]);
        // The last call of a function is made behind its back: the reference sees nothing of what else stands behind it.
        if (syntax is JsonataCallSyntax { IsTailCall: true }) return node;
        // So it is where the call ends a block: an index there picks the call itself, which is yet to be made.
        if (syntax is JsonataBlockSyntax { Group: null } block && EndsInTailCall(block)
            && block.Predicates.All(static predicate => predicate is JsonataNumberSyntax))
            return block.Predicates.All(static predicate => Math.Floor(((JsonataNumberSyntax)predicate).Value) is 0 or -1)
                ? node : JsonataUndefinedNode.Instance;
        if (syntax is not JsonataPathSyntax)
        {
            if (!syntax.Predicates.IsEmpty) node = new JsonataFilterNode(node, syntax.Predicates.Select(LowerPredicate).ToEquatableArray());
            if (syntax.Group is not null) node = new JsonataGroupNode(node, Later(() => LowerPairs(syntax.Group.Pairs)));
        }

        // In a path [] behind a step says so for the whole; behind an order-by it is the path's own.
        return syntax.KeepArray && syntax is not JsonataPathSyntax { KeepSingleton: true } ? new JsonataKeepNode(node) : node;
    }

    private JsonataNode LowerBare(JsonataSyntax syntax) => syntax switch
    {
        JsonataStringSyntax text => new JsonataLiteralNode(LiteralPlan.String(text.Value)),
        JsonataNumberSyntax number => LowerNumber(number),
        JsonataBooleanSyntax boolean => new JsonataLiteralNode(new LiteralPlan(boolean.Value ? LiteralKind.True : LiteralKind.False, "")),
        JsonataNullSyntax => new JsonataLiteralNode(LiteralPlan.Null),
        JsonataContextSyntax => new JsonataContextNode(),
        JsonataRootSyntax => new JsonataRootNode(),
        JsonataVariableSyntax variable => Resolve(variable.Name),
        // One that no step answers is undefined.
        JsonataParentSyntax parent => _slots.TryGetValue(parent.Slot, out var slot) ? new JsonataLocalNode(slot.Number, null) : JsonataUndefinedNode.Instance,
        JsonataNameSyntax name => new JsonataNameNode(name.Name),
        JsonataWildcardSyntax => new JsonataWildcardNode(),
        JsonataDescendantsSyntax => new JsonataDescendantsNode(),
        JsonataPathSyntax path => LowerPath(path),
        JsonataBlockSyntax block => LowerBlock(block),
        JsonataBindSyntax bind => LowerBind(bind, isStatement: false),
        JsonataLambdaSyntax lambda => LowerLambda(lambda),
        JsonataCallSyntax call => Deeper(1, () => LowerCall(call, null)),
        JsonataPartialSyntax partial => LowerPartial(partial),
        JsonataApplySyntax apply => LowerApply(apply),
        JsonataBinarySyntax binary => LowerBinary(binary),
        JsonataNegateSyntax negate => new JsonataNegateNode(Lower(negate.Operand)),
        JsonataConditionSyntax condition => new JsonataConditionNode(
            Lower(condition.Condition), LowerBranch(condition.Then), condition.Else is null ? null : LowerBranch(condition.Else)),
        JsonataElvisSyntax elvis => new JsonataElvisNode(Lower(elvis.Left), LowerBranch(elvis.Right)),
        JsonataCoalesceSyntax coalesce => new JsonataCoalesceNode(Lower(coalesce.Left), LowerBranch(coalesce.Right)),
        JsonataArraySyntax array => LowerArray(array),
        JsonataObjectSyntax node => new JsonataObjectNode(LowerPairs(node.Pairs)),
        JsonataRegexSyntax regex => new JsonataRegexNode(regex.Pattern, regex.NetPattern, regex.IgnoreCase, regex.Multiline),
        JsonataTransformSyntax transform => Later(() => new JsonataTransformNode(
            Lower(transform.Pattern), Lower(transform.Update), transform.Delete is null ? null : Lower(transform.Delete))),
        JsonataSubstitutionSyntax substitution => new JsonataFailureNode("", $"The placeholder {substitution.Text} was not replaced."),
        _ => throw new InvalidOperationException($"{syntax.GetType().Name} cannot be lowered."),
    };

    private static bool EndsInTailCall(JsonataBlockSyntax block) => !block.Expressions.IsEmpty && block.Expressions[block.Expressions.Count - 1] switch
    {
        JsonataCallSyntax call => call.IsTailCall,
        JsonataBlockSyntax { Predicates.IsEmpty: true } inner => EndsInTailCall(inner),
        _ => false,
    };

    // The reference takes a literal number as an index, and looks at nothing that stands behind it.
    private JsonataNode LowerPredicate(JsonataSyntax predicate) => predicate is JsonataNumberSyntax number ? LowerNumber(number) : LowerLater(predicate);

    private static JsonataLiteralNode LowerNumber(JsonataNumberSyntax number) => new(new LiteralPlan(
        LiteralKind.Number,
        number.Integer?.ToString(CultureInfo.InvariantCulture) ?? number.Value.ToString("R", CultureInfo.InvariantCulture)));

    private JsonataArrayNode LowerArray(JsonataArraySyntax array) => new(
        array.Items.Select(item => new JsonataArrayItem(Lower(item), item is JsonataArraySyntax)).ToEquatableArray(),
        array.IsConstructed);

    private EquatableArray<JsonataPair> LowerPairs(EquatableArray<JsonataPairSyntax> pairs) =>
        pairs.Select(pair => new JsonataPair(Lower(pair.Key), Lower(pair.Value))).ToEquatableArray();

    private JsonataNode Deeper(int levels, Func<JsonataNode> lower)
    {
        if (_depth + levels > MostDepth) return new JsonataFailureNode("", TooDeep);
        _depth++;
        var node = lower();
        _depth--;
        return node;
    }

    // Rows of operators lean to the left, and may be longer than a stack is deep.
    private JsonataNode LowerBinary(JsonataBinarySyntax binary)
    {
        var row = new Stack<JsonataBinarySyntax>();
        row.Push(binary);
        while (row.Peek().Left is JsonataBinarySyntax left && IsBare(left)) row.Push(left);
        return Deeper(row.Count(static operation => IsNesting(operation.Operator)), () => LowerRow(row));
    }

    private JsonataNode LowerRow(Stack<JsonataBinarySyntax> row)
    {
        var result = Lower(row.Peek().Left);
        while (row.Count > 0)
        {
            var next = row.Pop();
            result = next.Operator switch
            {
                JsonataBinaryOperator.Concatenate => Concatenate(result, Run(next, row)),
                JsonataBinaryOperator.And => new JsonataAndNode(Join(result, Run(next, row).Select(LowerBranch))),
                JsonataBinaryOperator.Or => new JsonataOrNode(Join(result, Run(next, row).Select(LowerBranch))),
                _ => Operate(result, next, row),
            };
        }

        return result;
    }

    private static EquatableArray<JsonataNode> Join(JsonataNode first, IEnumerable<JsonataNode> rest) => new[] { first }.Concat(rest).ToEquatableArray();

    private JsonataConcatenationNode Concatenate(JsonataNode first, IEnumerable<JsonataSyntax> rest) => new(Join(first, rest.Select(Lower)));

    private JsonataOperationNode Operate(JsonataNode first, JsonataBinarySyntax next, Stack<JsonataBinarySyntax> row)
    {
        var operands = new List<JsonataOperand> { new(Operator(next.Operator), Lower(next.Right)) };
        while (row.Count > 0 && row.Peek().Operator is not (JsonataBinaryOperator.Concatenate or JsonataBinaryOperator.And or JsonataBinaryOperator.Or))
        {
            next = row.Pop();
            operands.Add(new(Operator(next.Operator), Lower(next.Right)));
        }

        return new JsonataOperationNode(first, operands.ToEquatableArray());
    }

    // The right sides of one operator repeated.
    private static IEnumerable<JsonataSyntax> Run(JsonataBinarySyntax next, Stack<JsonataBinarySyntax> row)
    {
        yield return next.Right;
        while (row.Count > 0 && row.Peek().Operator == next.Operator) yield return row.Pop().Right;
    }

    // Texts and conditions in a row are no nesting: such rows are long in practice.
    private static bool IsNesting(JsonataBinaryOperator kind) =>
        kind is not (JsonataBinaryOperator.Concatenate or JsonataBinaryOperator.And or JsonataBinaryOperator.Or);

    private static bool IsBare(JsonataSyntax syntax) => syntax.Predicates.IsEmpty && syntax.Group is null && !syntax.KeepArray;

    private static JsonataOperator Operator(JsonataBinaryOperator kind) => kind switch
    {
        JsonataBinaryOperator.Add => JsonataOperator.Add,
        JsonataBinaryOperator.Subtract => JsonataOperator.Subtract,
        JsonataBinaryOperator.Multiply => JsonataOperator.Multiply,
        JsonataBinaryOperator.Divide => JsonataOperator.Divide,
        JsonataBinaryOperator.Modulo => JsonataOperator.Modulo,
        JsonataBinaryOperator.Equal => JsonataOperator.Equal,
        JsonataBinaryOperator.NotEqual => JsonataOperator.NotEqual,
        JsonataBinaryOperator.Less => JsonataOperator.Less,
        JsonataBinaryOperator.LessOrEqual => JsonataOperator.LessOrEqual,
        JsonataBinaryOperator.Greater => JsonataOperator.Greater,
        JsonataBinaryOperator.GreaterOrEqual => JsonataOperator.GreaterOrEqual,
        JsonataBinaryOperator.In => JsonataOperator.In,
        JsonataBinaryOperator.Range => JsonataOperator.Range,
        _ => throw new InvalidOperationException($"There is no operator {kind}."),
    };
}
