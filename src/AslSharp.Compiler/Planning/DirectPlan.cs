using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;

namespace AslSharp.Compiler.Planning;

/// <summary>
/// The way of a machine whose tasks all succeed at once, over objects of C# and nothing else. It leaves at the first thing that is not so; then
/// the steps run from the start, and are answered what was called already.
/// </summary>
/// <param name="Locals">The values that it holds, by their numbers.</param>
/// <param name="Calls">The tasks that it calls.</param>
/// <param name="Statements">What it does.</param>
public sealed record DirectPlan(EquatableArray<DirectLocal> Locals, EquatableArray<DirectCall> Calls, EquatableArray<DirectStatement> Statements)
{
    /// <summary>Whether it may come to a place again.</summary>
    public bool Loops { get; init; }
}

/// <summary>A value that is held.</summary>
/// <param name="Name">What it is called after.</param>
/// <param name="Type">Its type; of an array of results, the type of one.</param>
public sealed record DirectLocal(string Name, ContractType Type)
{
    /// <summary>Whether it holds one for each iteration.</summary>
    public bool IsArray { get; init; }
}

/// <summary>A task that is called.</summary>
/// <param name="State">The Task state.</param>
/// <param name="Task">Its method.</param>
/// <param name="Result">The local that gets the result; -1 where there is none.</param>
/// <param name="Results">The local that keeps the results of all iterations; -1 outside of a Map state.</param>
/// <param name="IsPayload">Whether the result goes into the envelope of <c>lambda:invoke</c>.</param>
/// <param name="IsIterated">Whether it is called in each iteration of a Map state.</param>
public sealed record DirectCall(string State, TaskContract Task, int Result, int Results, bool IsPayload, bool IsIterated);

/// <summary>A C# expression.</summary>
public abstract record DirectExpression
{
    /// <summary>The expressions that it is made of.</summary>
    public virtual IEnumerable<DirectExpression> Parts => [];

    /// <summary>Whether it reads a local.</summary>
    /// <param name="local">The local.</param>
    public bool Uses(int local) => Contains(part => part is DirectLocalValue value && value.Local == local);

    /// <summary>Whether it is, or has in it, some expression.</summary>
    /// <param name="isWanted">Which.</param>
    public bool Contains(Func<DirectExpression, bool> isWanted) => isWanted(this) || Parts.Any(part => part.Contains(isWanted));
}

/// <summary>The machine's input.</summary>
public sealed record DirectInput : DirectExpression;

/// <summary>What stops the execution.</summary>
public sealed record DirectCancellation : DirectExpression;

/// <summary>What a local holds.</summary>
/// <param name="Local">Its number.</param>
public sealed record DirectLocalValue(int Local) : DirectExpression;

/// <summary>The number of the iteration.</summary>
public sealed record DirectIndex : DirectExpression;

/// <summary>A member of an object.</summary>
/// <param name="Object">The object.</param>
/// <param name="Name">The member's name in C#.</param>
public sealed record DirectMember(DirectExpression Object, string Name) : DirectExpression
{
    /// <inheritdoc/>
    public override IEnumerable<DirectExpression> Parts => [Object];
}

/// <summary>The item of the iteration.</summary>
/// <param name="Items">The items.</param>
public sealed record DirectItem(DirectExpression Items) : DirectExpression
{
    /// <inheritdoc/>
    public override IEnumerable<DirectExpression> Parts => [Items];
}

/// <summary>An item of a collection, or an exception where there are fewer.</summary>
/// <param name="Items">The collection.</param>
/// <param name="Index">The item's number.</param>
public sealed record DirectElement(DirectExpression Items, int Index) : DirectExpression
{
    /// <inheritdoc/>
    public override IEnumerable<DirectExpression> Parts => [Items];
}

/// <summary>A constant.</summary>
/// <param name="Literal">Its value.</param>
/// <param name="Type">Its type.</param>
public sealed record DirectConstant(LiteralPlan Literal, ScalarType Type) : DirectExpression;

/// <summary>C# that a contract has for a parameter's default.</summary>
/// <param name="Text">The text.</param>
public sealed record DirectDefault(string Text) : DirectExpression;

/// <summary>A new object.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Arguments">What its constructor gets.</param>
/// <param name="Setters">The members that are set besides.</param>
public sealed record DirectNew(string Type, EquatableArray<DirectExpression> Arguments, EquatableArray<DirectSetter> Setters) : DirectExpression
{
    /// <inheritdoc/>
    public override IEnumerable<DirectExpression> Parts => Arguments.Concat(Setters.Select(static setter => setter.Value));
}

/// <summary>A member that is set when an object is made.</summary>
/// <param name="Name">The member's name in C#.</param>
/// <param name="Value">Its value.</param>
public sealed record DirectSetter(string Name, DirectExpression Value);

/// <summary>A value with its type.</summary>
/// <param name="Value">The value.</param>
/// <param name="Type">Its type.</param>
public sealed record DirectOperand(DirectExpression Value, ContractType Type);

/// <summary>The result of an intrinsic function.</summary>
/// <param name="Call">The call, with <see cref="ParameterPlan"/> in place of the operands.</param>
/// <param name="Operands">The operands.</param>
/// <param name="Result">The type of the result.</param>
public sealed record DirectIntrinsic(IntrinsicPlan Call, EquatableArray<DirectOperand> Operands, ScalarType Result) : DirectExpression
{
    /// <inheritdoc/>
    public override IEnumerable<DirectExpression> Parts => Operands.Select(static operand => operand.Value);
}

/// <summary>A condition.</summary>
public abstract record DirectCondition;

/// <summary>A comparison by an operator of C#, or a Boolean where there is no right side.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
public sealed record DirectComparison(string Operator, DirectExpression Left, DirectExpression Right) : DirectCondition;

/// <summary>Several conditions.</summary>
/// <param name="Operator">What is between them: <c>&amp;&amp;</c> or <c>||</c>.</param>
/// <param name="Conditions">The conditions.</param>
public sealed record DirectJunction(string Operator, EquatableArray<DirectCondition> Conditions) : DirectCondition;

/// <summary>The opposite of a condition.</summary>
/// <param name="Condition">The condition.</param>
public sealed record DirectNegation(DirectCondition Condition) : DirectCondition;

/// <summary>A statement.</summary>
public abstract record DirectStatement;

/// <summary>What the next statements do, in English.</summary>
/// <param name="Text">The text.</param>
public sealed record DirectComment(string Text) : DirectStatement;

/// <summary>A local gets a value.</summary>
/// <param name="Local">Its number.</param>
/// <param name="Value">The value.</param>
public sealed record DirectSet(int Local, DirectExpression Value) : DirectStatement;

/// <summary>A task is called.</summary>
/// <param name="Call">Its number among the calls.</param>
/// <param name="Arguments">What its method gets.</param>
public sealed record DirectCallStatement(int Call, EquatableArray<DirectExpression> Arguments) : DirectStatement;

/// <summary>Something is done under a condition. It never goes on behind the statement.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Statements">What is done.</param>
public sealed record DirectIf(DirectCondition Condition, EquatableArray<DirectStatement> Statements) : DirectStatement;

/// <summary>The iterations of a Map state, one after the other.</summary>
/// <param name="Items">The items.</param>
/// <param name="Count">The member that says how many there are.</param>
/// <param name="Arrays">The locals that keep something of each iteration.</param>
/// <param name="Statements">An iteration.</param>
public sealed record DirectLoop(DirectExpression Items, string Count, EquatableArray<int> Arrays, EquatableArray<DirectStatement> Statements) : DirectStatement;

/// <summary>An iteration keeps its output.</summary>
/// <param name="Results">The local.</param>
/// <param name="Value">The output.</param>
public sealed record DirectKeep(int Results, DirectExpression Value) : DirectStatement;

/// <summary>A place that is jumped to.</summary>
/// <param name="Number">Its number.</param>
public sealed record DirectLabel(int Number) : DirectStatement;

/// <summary>A jump.</summary>
/// <param name="Label">Where to.</param>
/// <param name="IsTurn">Whether that may be a place where it was before.</param>
public sealed record DirectGoto(int Label, bool IsTurn) : DirectStatement;

/// <summary>All has succeeded.</summary>
/// <param name="Output">The output.</param>
public sealed record DirectReturn(DirectExpression Output) : DirectStatement;

/// <summary>Something is met that this way cannot go.</summary>
public sealed record DirectLeave : DirectStatement;
