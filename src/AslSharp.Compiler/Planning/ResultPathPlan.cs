using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

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
