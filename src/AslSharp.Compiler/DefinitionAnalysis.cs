using AslSharp.Compiler.Analysis;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler;

/// <summary>What the compiler knows of a text: its trees, what its names mean, its data, and what is wrong with it.</summary>
/// <param name="tree">The text as JSON.</param>
/// <param name="diagnostics">All findings, in the order of the text.</param>
public sealed class DefinitionAnalysis(JsonSyntaxTree tree, EquatableArray<DiagnosticInfo> diagnostics)
{
    /// <summary>The text as JSON.</summary>
    public JsonSyntaxTree Tree { get; } = tree;

    /// <summary>All findings, in the order of the text.</summary>
    public EquatableArray<DiagnosticInfo> Diagnostics { get; } = diagnostics;

    /// <summary>The definition; null where the text is something else.</summary>
    public StateMachineSyntax? Syntax { get; init; }

    /// <summary>The definition with its names resolved, as far as they can be; null where <see cref="Syntax"/> is.</summary>
    public BoundStateMachine? Machine { get; init; }

    /// <summary>What the flow tells; null where <see cref="Syntax"/> is.</summary>
    internal FlowFacts? Flow { get; init; }

    /// <summary>The data at each state; null where the definition has errors.</summary>
    internal MachineData? Data { get; init; }

    /// <summary>Whether nothing was wrong before the data were looked at.</summary>
    internal bool HasShapes { get; init; }

    /// <summary>Whether the definition has no errors.</summary>
    public bool IsRight { get; init; }
}
