using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>
/// Everything the emitter needs to know of one state machine, and nothing else.
/// </summary>
/// <remarks>
/// Caching rule for every type in this room: immutable, compared by value, and free of spans, line numbers, symbols and Roslyn
/// objects. Reformatting a definition yields an equal plan, so nothing is emitted anew. When you add a member, ask whether two texts
/// that mean the same machine still give equal plans.
/// </remarks>
/// <param name="Comment">The machine's <c>Comment</c>, or null.</param>
/// <param name="Surface">What the public surface is made of. Present even when the definition has errors.</param>
/// <param name="Machine">The outermost scope; null when the definition has errors, so that bodies throw instead of running nonsense.</param>
/// <param name="TimeoutSeconds">The machine's <c>TimeoutSeconds</c>, or null for none.</param>
public sealed record StateMachinePlan(
    string? Comment,
    SurfacePlan Surface,
    ScopePlan? Machine,
    long? TimeoutSeconds)
{
    /// <summary>The plan of a definition of which nothing could be read.</summary>
    public static StateMachinePlan Unread { get; } = new(null, SurfacePlan.Unread, null, null);

    /// <summary>Tells this definition from any other: a hash of the JSON without its white space; empty when nothing could be read.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The C# types that its templates become objects of.</summary>
    public EquatableArray<string> TemplateTypes { get; init; } = [];

    /// <summary>The way of a machine whose tasks all succeed at once; null where there is none.</summary>
    public DirectPlan? Direct { get; init; }

    /// <summary>The machine in English; empty when the definition has errors.</summary>
    public EquatableArray<OutlineLinePlan> Outline { get; init; } = [];
}

/// <summary>A line of a machine's outline.</summary>
/// <param name="Depth">How deep the state's scope is.</param>
/// <param name="Text">The line.</param>
/// <param name="IsDetail">Whether it tells of a rule, a catcher or a start, and not of a state.</param>
public sealed record OutlineLinePlan(int Depth, string Text, bool IsDetail);
