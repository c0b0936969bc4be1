using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Cli.Compilation;

/// <summary>What became of one definition.</summary>
/// <param name="Diagnostics">The compiler's findings.</param>
/// <param name="Failure">Why there is no machine although the definition has no errors: a defect of AslSharp; else null.</param>
/// <param name="Create">Makes the machine without tasks; null where there is none.</param>
internal sealed record CompiledMachine(EquatableArray<DiagnosticInfo> Diagnostics, string? Failure, Func<ExecutionOptions?, IStateMachine>? Create)
{
    /// <summary>What is wrong with the definition; not that a placeholder is to be filled in before it can run.</summary>
    internal IEnumerable<DiagnosticInfo> Errors => Diagnostics.Where(static diagnostic => diagnostic is { IsError: true, IsUnfilled: false });

    /// <summary>The finding that a placeholder is to be filled in first; null where there is none.</summary>
    internal DiagnosticInfo? Unfilled => Diagnostics.FirstOrDefault(static diagnostic => diagnostic.IsUnfilled);
}
