using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Signatures;

namespace AslSharp.Compiler.Planning;

/// <summary>A part of a JSONata expression. All names are resolved; nothing remembers where it stood.</summary>
public abstract record JsonataNode
{
    /// <summary>Whether the value is a sequence of the part's own, which is collapsed only behind all that stands behind the part.</summary>
    public bool GivesSequence => this is JsonataBuiltInCallNode or JsonataCallNode or JsonataApplyNode or JsonataWildcardNode or JsonataDescendantsNode;
}

/// <summary>A string, number, boolean or null.</summary>
public sealed record JsonataLiteralNode(LiteralPlan Value) : JsonataNode;

/// <summary>Nothing: what a name that means nothing gives.</summary>
public sealed record JsonataUndefinedNode : JsonataNode
{
    /// <summary>The only one.</summary>
    public static JsonataUndefinedNode Instance { get; } = new();
}

/// <summary><c>$</c>: the context value.</summary>
public sealed record JsonataContextNode : JsonataNode;

/// <summary><c>$$</c>: the input document (reference dialect).</summary>
public sealed record JsonataRootNode : JsonataNode;

/// <summary><c>$states</c> or one of its members.</summary>
public sealed record JsonataStatesNode(JsonataStatesMember Member) : JsonataNode;

/// <summary>The members of <c>$states</c>.</summary>
public enum JsonataStatesMember
{
    /// <summary>The whole object.</summary>
    All,

    /// <summary><c>$states.input</c>.</summary>
    Input,

    /// <summary><c>$states.result</c>.</summary>
    Result,

    /// <summary><c>$states.errorOutput</c>.</summary>
    ErrorOutput,

    /// <summary><c>$states.context</c>.</summary>
    Context,

    /// <summary><c>$states.context.Map.Item.Value</c>.</summary>
    ItemValue,

    /// <summary><c>$states.context.Map.Item.Index</c>.</summary>
    ItemIndex,
}

/// <summary>A variable that is bound outside of the expression: one of the machine's, or one that the caller hands in.</summary>
public sealed record JsonataVariableNode(string Name) : JsonataNode;

/// <summary>A variable of the expression.</summary>
/// <param name="Local">Its number, unique in the expression.</param>
/// <param name="Otherwise">What the name means as long as nothing was assigned; null where that is undefined or cannot be.</param>
public sealed record JsonataLocalNode(int Local, JsonataNode? Otherwise) : JsonataNode;

/// <summary><c>$x := value</c>; gives the value.</summary>
public sealed record JsonataBindNode(int Local, JsonataNode Value) : JsonataNode;

/// <summary>A variable that a block, a lambda or the whole expression declares.</summary>
/// <param name="Number">Unique in the expression.</param>
/// <param name="Name">As written, without the <c>$</c>.</param>
/// <param name="IsMarked">Whether it is asked at run time if anything was assigned: the name means something else before.</param>
/// <param name="IsEarly">Whether it is read, or may be, before the statement that assigns it, or is assigned inside another expression.</param>
public sealed record JsonataLocalPlan(int Number, string Name, bool IsMarked = false, bool IsEarly = false);

/// <summary><c>(a; b; c)</c>: gives the last.</summary>
public sealed record JsonataBlockNode(EquatableArray<JsonataLocalPlan> Locals, EquatableArray<JsonataNode> Expressions) : JsonataNode;

/// <summary><c>function($a, $b){ … }</c>.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Locals">Variables that the body binds outside of any block.</param>
/// <param name="Body">The body.</param>
/// <param name="Signature">The signature; null for none.</param>
public sealed record JsonataLambdaNode(
    EquatableArray<JsonataLocalPlan> Parameters, EquatableArray<JsonataLocalPlan> Locals, JsonataNode Body, JsonataSignature? Signature) : JsonataNode;

/// <summary>A built-in function as a value.</summary>
public sealed record JsonataBuiltInNode(string Name) : JsonataNode;

/// <summary>A call of a built-in function.</summary>
/// <param name="Name">Without the <c>$</c>.</param>
/// <param name="Arguments">As written.</param>
/// <param name="ChecksArguments">Whether arguments are missing or too many, so that the signature decides at run time: the context may stand in for
/// one.</param>
/// <param name="IsTail">Whether the call is the last thing a lambda does: a sequence that it gives is handed on as it is.</param>
public sealed record JsonataBuiltInCallNode(string Name, EquatableArray<JsonataNode> Arguments, bool ChecksArguments, bool IsTail) : JsonataNode;

/// <summary>A call of anything else.</summary>
/// <param name="Procedure">What is called.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="IsTail">Whether the call is the last thing a lambda does.</param>
/// <param name="ForgotDollar">The name that is a function if only it had its <c>$</c> (T1005); null for none.</param>
/// <param name="IsApplied">Whether the first argument stood before <c>~&gt;</c>: it is evaluated before the procedure.</param>
public sealed record JsonataCallNode(JsonataNode Procedure, EquatableArray<JsonataNode> Arguments, bool IsTail, string? ForgotDollar, bool IsApplied)
    : JsonataNode;

/// <summary><c>$f(?, 1)</c>.</summary>
/// <param name="Procedure">What is called.</param>
/// <param name="Arguments">The arguments; <see cref="JsonataHoleNode"/> for <c>?</c>.</param>
/// <param name="ForgotDollar">The name that is a function if only it had its <c>$</c> (T1007); null for none.</param>
public sealed record JsonataPartialNode(JsonataNode Procedure, EquatableArray<JsonataNode> Arguments, string? ForgotDollar) : JsonataNode;

/// <summary>The <c>?</c> of a partial application.</summary>
public sealed record JsonataHoleNode : JsonataNode;

/// <summary><c>a ~> $f</c> where the right side is no call.</summary>
public sealed record JsonataApplyNode(JsonataNode Left, JsonataNode Right) : JsonataNode;

/// <summary><c>|pattern|update,delete|</c>.</summary>
public sealed record JsonataTransformNode(JsonataNode Pattern, JsonataNode Update, JsonataNode? Delete) : JsonataNode;

/// <summary><c>/pattern/flags</c>.</summary>
/// <param name="Pattern">As written.</param>
/// <param name="NetPattern">In the syntax of .NET.</param>
/// <param name="IgnoreCase">Whether the flag <c>i</c> is there.</param>
/// <param name="IsMultiline">Whether the flag <c>m</c> is there.</param>
public sealed record JsonataRegexNode(string Pattern, string NetPattern, bool IgnoreCase, bool IsMultiline) : JsonataNode;

/// <summary>Operators applied one after the other, from the left: <c>a + b - c</c>, <c>a &lt; b</c>. A list and no tree, so that no length is too
/// much.</summary>
public sealed record JsonataOperationNode(JsonataNode First, EquatableArray<JsonataOperand> Operands) : JsonataNode;

/// <summary>An operator and its right side.</summary>
public sealed record JsonataOperand(JsonataOperator Operator, JsonataNode Value);

/// <summary>The operators of <see cref="JsonataOperationNode"/>, named as the runtime's methods are.</summary>
public enum JsonataOperator
{
    /// <summary><c>+</c>.</summary>
    Add,

    /// <summary><c>-</c>.</summary>
    Subtract,

    /// <summary><c>*</c>.</summary>
    Multiply,

    /// <summary><c>/</c>.</summary>
    Divide,

    /// <summary><c>%</c>.</summary>
    Modulo,

    /// <summary><c>=</c>.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>in</c>.</summary>
    In,

    /// <summary><c>..</c>.</summary>
    Range,
}

/// <summary><c>a &amp; b &amp; c</c>.</summary>
public sealed record JsonataConcatenationNode(EquatableArray<JsonataNode> Operands) : JsonataNode;

/// <summary><c>a and b and c</c>.</summary>
public sealed record JsonataAndNode(EquatableArray<JsonataNode> Operands) : JsonataNode;

/// <summary><c>a or b or c</c>.</summary>
public sealed record JsonataOrNode(EquatableArray<JsonataNode> Operands) : JsonataNode;

/// <summary>Unary minus.</summary>
public sealed record JsonataNegateNode(JsonataNode Operand) : JsonataNode;

/// <summary><c>a ? b : c</c>; without <c>: c</c> undefined.</summary>
public sealed record JsonataConditionNode(JsonataNode Test, JsonataNode Then, JsonataNode? Else) : JsonataNode;

/// <summary><c>a ?: b</c> (reference dialect): the left side if it is true.</summary>
public sealed record JsonataElvisNode(JsonataNode Left, JsonataNode Right) : JsonataNode;

/// <summary><c>a ?? b</c> (reference dialect): the left side if it is not undefined.</summary>
public sealed record JsonataCoalesceNode(JsonataNode Left, JsonataNode Right) : JsonataNode;

/// <summary><c>[a, b]</c>.</summary>
/// <param name="Items">The items.</param>
/// <param name="IsConstructed">Whether it begins or ends a path, where it is one item and not many.</param>
public sealed record JsonataArrayNode(EquatableArray<JsonataArrayItem> Items, bool IsConstructed) : JsonataNode;

/// <summary>An item of an array constructor.</summary>
/// <param name="Value">What it computes.</param>
/// <param name="IsWhole">Whether an array stays an item, because it is an array constructor itself; else its items join.</param>
public sealed record JsonataArrayItem(JsonataNode Value, bool IsWhole);

/// <summary><c>{k: v}</c> over the context.</summary>
public sealed record JsonataObjectNode(EquatableArray<JsonataPair> Pairs) : JsonataNode;

/// <summary>A pair of an object constructor or a group-by.</summary>
public sealed record JsonataPair(JsonataNode Key, JsonataNode Value);

/// <summary>Predicates on something that is no path: <c>$x[0]</c>.</summary>
public sealed record JsonataFilterNode(JsonataNode Value, EquatableArray<JsonataNode> Predicates) : JsonataNode;

/// <summary>Fails when it is reached.</summary>
/// <param name="Code">The error's code.</param>
/// <param name="Text">The error's text.</param>
public sealed record JsonataFailureNode(string Code, string Text) : JsonataNode;

/// <summary><c>[]</c> behind something that is no path: a sequence of one stays an array.</summary>
public sealed record JsonataKeepNode(JsonataNode Value) : JsonataNode;

/// <summary>A group-by on something that is no path.</summary>
public sealed record JsonataGroupNode(JsonataNode Value, EquatableArray<JsonataPair> Pairs) : JsonataNode;

/// <summary>A member of the context, by name.</summary>
public sealed record JsonataNameNode(string Name) : JsonataNode;

/// <summary><c>*</c>.</summary>
public sealed record JsonataWildcardNode : JsonataNode;

/// <summary><c>**</c>.</summary>
public sealed record JsonataDescendantsNode : JsonataNode;

/// <summary>A path.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="KeepsSingleton">Whether the result stays an array.</param>
/// <param name="HandsOnTuples">Whether the path ends a block that <c>%</c> looks through: its variables go on with its items.</param>
/// <param name="Group">The group-by at its end; empty for none.</param>
/// <param name="HasGroup">Whether there is a group-by; its pairs may be none.</param>
public sealed record JsonataPathNode(
    EquatableArray<JsonataStep> Steps, bool KeepsSingleton, bool HandsOnTuples, bool HasGroup, EquatableArray<JsonataPair> Group) : JsonataNode;

/// <summary>A step of a path.</summary>
/// <param name="Expression">What is evaluated for each item; null for an order-by.</param>
/// <param name="Terms">The terms of an order-by.</param>
/// <param name="Stages">Predicates and positions, in their order.</param>
/// <param name="IsTuple">Whether the path carries variables from here on.</param>
/// <param name="Focus"><c>@$x</c>: the variable that holds the item while the context stays.</param>
/// <param name="Position"><c>#$i</c>: the variable that holds the position.</param>
/// <param name="Ancestor">The variable that holds the item this step starts from, where a <c>%</c> further on asks for it.</param>
/// <param name="IsConstructor">Whether it is the first step and makes an array: evaluated once, on the context as it is.</param>
public sealed record JsonataStep(
    JsonataNode? Expression,
    EquatableArray<JsonataSortTerm> Terms,
    EquatableArray<JsonataStage> Stages,
    bool IsTuple = false,
    JsonataLocalPlan? Focus = null,
    JsonataLocalPlan? Position = null,
    JsonataLocalPlan? Ancestor = null,
    bool IsConstructor = false);

/// <summary>A term of an order-by.</summary>
public sealed record JsonataSortTerm(JsonataNode Value, bool IsDescending);

/// <summary>What happens to a step's result: a predicate, or a position bound behind one.</summary>
/// <param name="Predicate">The predicate; null for a position.</param>
/// <param name="Position">The variable; null for a predicate.</param>
public sealed record JsonataStage(JsonataNode? Predicate, JsonataLocalPlan? Position);
