using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler;

/// <summary>What the compiler makes of one file.</summary>
/// <param name="Plan">What the emitter needs. Always there; without a machine when the definition has errors.</param>
/// <param name="Diagnostics">All findings, in the order of the text.</param>
/// <param name="Lines">Where states and their fields stand; only read where line mapping is on.</param>
public sealed record CompiledDefinition(StateMachinePlan Plan, EquatableArray<DiagnosticInfo> Diagnostics, LineMapPlan Lines)
{
    /// <summary>Where the names of Task states stand, in the order of the text; only read where two of them give the same C# name.</summary>
    public EquatableArray<TaskPlace> Tasks { get; init; } = [];

    /// <summary>The text; nothing where the compiler itself failed.</summary>
    public DefinitionSource Source { get; init; }

    /// <summary>The shapes of the data at every state; null when the definition has errors that hide them.</summary>
    public ShapeFacts? Shapes { get; init; }
}
