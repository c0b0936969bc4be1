using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Cli.Compilation;

/// <summary>What became of one definition.</summary>
/// <param name="Diagnostics">The compiler's findings.</param>
/// <param name="Failure">Why there is no machine although the definition has no errors: a defect of AslSharp; else null.</param>
/// <param name="Create">Makes the machine without tasks; null where there is none.</param>
internal sealed record CompiledMachine(EquatableArray<DiagnosticInfo> Diagnostics, string? Failure, Func<ExecutionOptions?, IStateMachine>? Create)
{
    /// <summary>What the definition uses that is not compiled yet, or null.</summary>
    internal string? NotCompiledYet => Diagnostics.FirstOrDefault(IsNotCompiledYet)?.Message;

    /// <summary>The errors, but for what is not compiled yet.</summary>
    internal IEnumerable<DiagnosticInfo> Errors => Diagnostics.Where(static diagnostic => diagnostic.IsError && !IsNotCompiledYet(diagnostic));

    private static bool IsNotCompiledYet(DiagnosticInfo diagnostic) => diagnostic.IsError && diagnostic.Message.Contains("not compiled yet", StringComparison.Ordinal);
}
