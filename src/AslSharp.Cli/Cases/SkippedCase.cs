using AslSharp.Cli.Compilation;

namespace AslSharp.Cli.Cases;

/// <summary>A case that cannot be run, and why.</summary>
internal sealed class SkippedCase(string name, string reason) : TestCase(name)
{
    internal override Task<Verdict> RunAsync(CompiledMachine? machine, CaseOptions options, CancellationToken cancellationToken)
        => Task.FromResult(Verdict.Skipped(reason));
}
