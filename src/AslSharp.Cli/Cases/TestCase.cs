using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Cases;

/// <summary>One case of a case file.</summary>
/// <param name="name">Its name.</param>
internal abstract class TestCase(string name)
{
    internal string Name { get; } = name;

    /// <summary>The definition that has to be compiled first; null where the case needs none.</summary>
    internal virtual AslFile? Definition => null;

    /// <summary>Whether the machine has to tell what a state's data are after each field.</summary>
    internal virtual bool IsInspected => false;

    /// <summary>Runs the case.</summary>
    /// <param name="machine">What became of <see cref="Definition"/>; null where there is none.</param>
    /// <param name="options">How it is judged.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    internal abstract Task<Verdict> RunAsync(CompiledMachine? machine, CaseOptions options, CancellationToken cancellationToken);
}
