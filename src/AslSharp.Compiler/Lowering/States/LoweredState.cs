using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>A state, ready to be emitted. The kinds are sealed records nested in files of their own name.</summary>
/// <param name="Name">The state's name in the definition.</param>
/// <param name="Comment">The state's <c>Comment</c>, or null.</param>
/// <param name="Pointer">Slash path of the state, such as <c>/States/Charge</c>; also its stable step id.</param>
internal abstract record LoweredState(string Name, string? Comment, string Pointer);

/// <summary>A Pass state (ASL: Pass State).</summary>
/// <param name="Result">The static <c>Result</c>, or null when absent.</param>
/// <param name="Next">Index of the next state in the scope; null where the scope ends.</param>
internal sealed record LoweredPassState(string Name, string? Comment, string Pointer, LoweredData Data, ExpressionPlan? Result, int? Next)
    : LoweredState(Name, Comment, Pointer);

/// <summary>A Task state (ASL: Task State).</summary>
/// <param name="Resource">What the task calls.</param>
/// <param name="TimeoutSeconds">A literal number, a path, an expression, or null for none.</param>
/// <param name="HeartbeatSeconds">A literal number, a path, an expression, or null for none.</param>
/// <param name="Credentials">A template, or null.</param>
internal sealed record LoweredTaskState(
    string Name,
    string? Comment,
    string Pointer,
    LoweredData Data,
    ResourcePlan Resource,
    ExpressionPlan? TimeoutSeconds,
    ExpressionPlan? HeartbeatSeconds,
    ExpressionPlan? Credentials,
    LoweredErrors Errors,
    int? Next)
    : LoweredState(Name, Comment, Pointer);

/// <summary>A Choice state (ASL: Choice State). <c>Data</c> holds InputPath, OutputPath and the <c>Assign</c> used when no rule matches.</summary>
/// <param name="Default">Index of the default state; null when there is none.</param>
internal sealed record LoweredChoiceState(string Name, string? Comment, string Pointer, LoweredData Data, EquatableArray<LoweredRule> Rules, int? Default)
    : LoweredState(Name, Comment, Pointer);

/// <summary>A Wait state (ASL: Wait State).</summary>
/// <param name="Duration">For <see cref="WaitKind.Seconds"/> a number literal, path or expression; for <see cref="WaitKind.Timestamp"/> a
/// <see cref="TimestampPlan"/>, path or expression.</param>
internal sealed record LoweredWaitState(string Name, string? Comment, string Pointer, LoweredData Data, WaitKind Kind, ExpressionPlan Duration, int? Next)
    : LoweredState(Name, Comment, Pointer);

/// <summary>A Succeed state (ASL: Succeed State).</summary>
internal sealed record LoweredSucceedState(string Name, string? Comment, string Pointer, LoweredData Data)
    : LoweredState(Name, Comment, Pointer);

/// <summary>A Fail state (ASL: Fail State). Paths read the raw input.</summary>
/// <param name="Error">String literal, path, intrinsic call or expression; null when absent.</param>
/// <param name="Cause">String literal, path, intrinsic call or expression; null when absent.</param>
/// <param name="IsJsonata">Whether the state's language is JSONata.</param>
internal sealed record LoweredFailState(string Name, string? Comment, string Pointer, ExpressionPlan? Error, ExpressionPlan? Cause, bool IsJsonata)
    : LoweredState(Name, Comment, Pointer);

/// <summary>A Parallel state (ASL: Parallel State).</summary>
internal sealed record LoweredParallelState(
    string Name, string? Comment, string Pointer, LoweredData Data, EquatableArray<LoweredScope> Branches, LoweredErrors Errors, int? Next)
    : LoweredState(Name, Comment, Pointer);

/// <summary>A Map state (ASL: Map State).</summary>
/// <param name="Items">A path, the value of a JSONata state's <c>Items</c>, or null for the whole effective input.</param>
/// <param name="ItemSelector">A template (also from the legacy <c>Parameters</c>), or null for the item itself.</param>
/// <param name="MaxConcurrency">Number literal, path, expression, or null (0: as many as possible).</param>
/// <param name="ToleratedFailureCount">Number literal, path, expression, or null.</param>
/// <param name="ToleratedFailurePercentage">Number literal, path, expression, or null.</param>
internal sealed record LoweredMapState(
    string Name,
    string? Comment,
    string Pointer,
    LoweredData Data,
    ExpressionPlan? Items,
    ExpressionPlan? ItemSelector,
    LoweredScope Processor,
    ExpressionPlan? MaxConcurrency,
    ExpressionPlan? ToleratedFailureCount,
    ExpressionPlan? ToleratedFailurePercentage,
    LoweredErrors Errors,
    int? Next)
    : LoweredState(Name, Comment, Pointer)
{
    /// <summary>What a distributed Map has besides; null for an inline one.</summary>
    public DistributedMapPlan? Distributed { get; init; }

    /// <summary>Whether an inline Map has what only a distributed one can do, and so fails when it runs.</summary>
    public bool FailsInline { get; init; }
}

