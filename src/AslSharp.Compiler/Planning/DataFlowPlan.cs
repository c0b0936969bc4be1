using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>How data pass through a state (reference 3.1, 3.2). Absent fields are null; their defaults are the emitter's cheapest path.</summary>
/// <param name="InputPath">A path; an empty <see cref="ObjectPlan"/> for <c>null</c>; null when absent or <c>$</c>.</param>
/// <param name="Parameters">A template, or null.</param>
/// <param name="ResultSelector">A template, or null.</param>
/// <param name="ResultPath">Where the result goes.</param>
/// <param name="OutputPath">A path; an empty <see cref="ObjectPlan"/> for <c>null</c>; null when absent or <c>$</c>.</param>
/// <param name="Assign">The state's assignments, in document order.</param>
public sealed record DataFlowPlan(
    ExpressionPlan? InputPath,
    ExpressionPlan? Parameters,
    ExpressionPlan? ResultSelector,
    ResultPathPlan ResultPath,
    ExpressionPlan? OutputPath,
    EquatableArray<AssignmentPlan> Assign)
{
    /// <summary>Whether the state is a JSONata state: then only <see cref="Arguments"/>, <see cref="Output"/> and <c>Assign</c> count.</summary>
    public bool IsJsonata { get; init; }

    /// <summary>What the task or the branches get; null for the state's input.</summary>
    public ExpressionPlan? Arguments { get; init; }

    /// <summary>What the state gives on; null for the result of a Task, Parallel or Map state, and for the input of others.</summary>
    public ExpressionPlan? Output { get; init; }
}

/// <summary>A result path: replace everything (<c>$</c>), discard (<c>null</c>), or write at a reference path.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Text">The path as written; empty unless <see cref="ResultPathKind.Write"/>.</param>
/// <param name="Steps">Name and index steps; empty unless <see cref="ResultPathKind.Write"/>.</param>
public sealed record ResultPathPlan(ResultPathKind Kind, string Text, EquatableArray<PathStepPlan> Steps)
{
    /// <summary>The default: the result replaces the data.</summary>
    public static ResultPathPlan Replace { get; } = new(ResultPathKind.Replace, "", []);

    /// <summary><c>ResultPath: null</c>: the result is dropped, the raw input goes on.</summary>
    public static ResultPathPlan Discard { get; } = new(ResultPathKind.Discard, "", []);
}

/// <summary>What a result path does.</summary>
public enum ResultPathKind
{
    /// <summary>The result replaces the data.</summary>
    Replace,

    /// <summary>The result is dropped.</summary>
    Discard,

    /// <summary>The result is written into a copy of the raw input.</summary>
    Write,
}

/// <summary>One variable of an <c>Assign</c> field.</summary>
/// <param name="Variable">The name without the <c>$</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record AssignmentPlan(string Variable, ExpressionPlan Value);
