using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>An attempt of a task gets its token.</summary>
public sealed record IssueTokenPlan : OperationPlan;

/// <summary>An attempt of a task starts.</summary>
/// <param name="State">The Task state.</param>
/// <param name="Pointer">Its slash path.</param>
/// <param name="Resource">What it calls.</param>
/// <param name="Input">The slot that holds the effective input.</param>
/// <param name="TimeoutSeconds">A literal number, a path, an expression, or null for none.</param>
/// <param name="HeartbeatSeconds">A literal number, a path, an expression, or null for none.</param>
/// <param name="Credentials">A template, or null.</param>
public sealed record StartTaskPlan(
    string State,
    string Pointer,
    ResourcePlan Resource,
    Slot Input,
    ExpressionPlan? TimeoutSeconds,
    ExpressionPlan? HeartbeatSeconds,
    ExpressionPlan? Credentials,
    ReadsPlan Reads) : OperationPlan
{
    /// <summary>Whether the call is there already, in place of an input.</summary>
    public bool HasCall { get; init; }
}

/// <summary>The call of a task's method is made of the values of its input. A template becomes an object of JSON only for those who ask.</summary>
/// <param name="State">The Task state.</param>
/// <param name="Resource">What it calls.</param>
/// <param name="Values">The values that the state computes, in their order, each with the name of its member.</param>
/// <param name="Template">The template, with <see cref="ParameterPlan"/> in place of those; one alone where the input is a value as it is.</param>
public sealed record SetCallPlan(string State, ResourcePlan Resource, EquatableArray<MemberPlan> Values, ExpressionPlan Template, ReadsPlan Reads)
    : OperationPlan;

/// <summary>The attempt of a task succeeded.</summary>
public sealed record CompleteTaskPlan : OperationPlan;

/// <summary>If what is evaluated next fails, the branches or iterations have failed.</summary>
/// <param name="Iterations">Whether they are iterations.</param>
public sealed record ExpectPlan(bool Iterations) : OperationPlan;

/// <summary>The branches of a Parallel state start.</summary>
/// <param name="State">The state.</param>
/// <param name="Input">The slot that holds what each gets.</param>
/// <param name="Branches">The branches.</param>
public sealed record StartBranchesPlan(string State, Slot Input, EquatableArray<ScopePlan> Branches) : OperationPlan;

/// <summary>The result becomes the items of a Map state.</summary>
/// <param name="Items">A path, the value of a JSONata state's <c>Items</c>, or null for the whole effective input.</param>
/// <param name="IsJsonata">Whether the state's language is JSONata.</param>
/// <param name="IsDistributed">Whether an object counts as items too.</param>
public sealed record FindItemsPlan(ExpressionPlan? Items, bool IsJsonata, bool IsDistributed, ReadsPlan Reads) : OperationPlan;

/// <summary>The state fails, since an inline Map has what only a distributed one can do.</summary>
public sealed record RefuseInlineMapPlan : OperationPlan;

/// <summary>The tolerated failures of an inline Map are checked; they have no other effect.</summary>
/// <param name="Value">A path or an expression.</param>
/// <param name="IsPercentage">Whether it is a share.</param>
public sealed record CheckTolerancePlan(ExpressionPlan Value, bool IsPercentage, ReadsPlan Reads) : OperationPlan;

/// <summary>The iterations of an inline Map start over the items.</summary>
/// <param name="State">The state.</param>
/// <param name="Input">The slot that holds the effective input.</param>
/// <param name="Selector">What each iteration gets; null for the item.</param>
/// <param name="Processor">The item processor.</param>
/// <param name="MaxConcurrency">Number literal, path, expression, or null (0: as many as possible).</param>
public sealed record StartIterationsPlan(
    string State, Slot Input, ExpressionPlan? Selector, ScopePlan Processor, ExpressionPlan? MaxConcurrency, ReadsPlan Reads) : OperationPlan
{
    /// <summary>Whether the items come of an expression, which may give others the next time.</summary>
    public bool KeepsItems { get; init; }
}

/// <summary>A distributed Map starts on its items, and on its children.</summary>
/// <param name="State">The state.</param>
/// <param name="Input">The slot that holds the effective input.</param>
/// <param name="Selector">What each item becomes; null for the item.</param>
/// <param name="Processor">The item processor.</param>
/// <param name="Map">Reader, batcher and writer.</param>
/// <param name="MaxConcurrency">Number literal, path, expression, or null.</param>
/// <param name="ToleratedFailureCount">Number literal, path, expression, or null.</param>
/// <param name="ToleratedFailurePercentage">Number literal, path, expression, or null.</param>
public sealed record StartMapRunPlan(
    string State,
    Slot Input,
    ExpressionPlan? Selector,
    ScopePlan Processor,
    DistributedMapPlan Map,
    ExpressionPlan? MaxConcurrency,
    ExpressionPlan? ToleratedFailureCount,
    ExpressionPlan? ToleratedFailurePercentage,
    ReadsPlan Reads) : OperationPlan
{
    /// <summary>Whether the items come of an expression, which may give others the next time.</summary>
    public bool KeepsItems { get; init; }
}

/// <summary>All branches or iterations have succeeded.</summary>
public sealed record CompleteBranchesPlan : OperationPlan;
