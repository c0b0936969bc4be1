using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>Where a value is while a scope's steps run.</summary>
public enum Slot
{
    /// <summary>The document, but for members that are held apart.</summary>
    Document,

    /// <summary>The effective input.</summary>
    Input,

    /// <summary>The result, or the Error Output where a catcher takes over.</summary>
    Result,
}

/// <summary>Whether a Wait state counts seconds or waits for a moment.</summary>
public enum WaitKind
{
    /// <summary><c>Seconds</c> or <c>SecondsPath</c>.</summary>
    Seconds,

    /// <summary><c>Timestamp</c> or <c>TimestampPath</c>.</summary>
    Timestamp,
}

/// <summary>An expression with what it reads.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Reads">What it reads.</param>
public sealed record ValuePlan(ExpressionPlan Expression, ReadsPlan Reads);

/// <summary>What the names in an expression stand for.</summary>
/// <param name="State">The state that holds the expression.</param>
/// <param name="Root">What <c>$</c> is.</param>
/// <param name="CanRetry">Whether the Context object has a retry count: in Task, Parallel and Map states.</param>
public sealed record ReadsPlan(string State, Slot Root, bool CanRetry)
{
    /// <summary>The members of the document that are held apart; empty where <c>$</c> is not the document.</summary>
    public EquatableArray<string> Held { get; init; } = [];

    /// <summary>What <c>$states.result</c> is; null where there is none.</summary>
    public Slot? Result { get; init; }

    /// <summary>What <c>$states.errorOutput</c> is; null where there is none.</summary>
    public Slot? ErrorOutput { get; init; }
}

/// <summary>A value that a test of a single state is told of.</summary>
public abstract record InspectedPlan;

/// <summary>What a slot holds.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="IsApart">Whether members of it are held apart.</param>
public sealed record InspectedSlotPlan(Slot Slot, bool IsApart) : InspectedPlan;

/// <summary>The value of an expression.</summary>
/// <param name="Value">The value.</param>
public sealed record InspectedValuePlan(ValuePlan Value) : InspectedPlan;

/// <summary>The bound on iterations at once.</summary>
/// <param name="MaxConcurrency">Number literal, path, expression, or null.</param>
public sealed record InspectedConcurrencyPlan(ExpressionPlan? MaxConcurrency, ReadsPlan Reads) : InspectedPlan;
