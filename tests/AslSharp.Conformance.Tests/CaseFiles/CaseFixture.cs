using AslSharp.Cli.Cases;
using AslSharp.Conformance.Tests.Hosts;

namespace AslSharp.Conformance.Tests.CaseFiles;

/// <summary>Runs all case files once: one compilation for all of their machines.</summary>
public sealed class CaseFixture : IAsyncLifetime
{
    private readonly Dictionary<string, CaseResult> _results = new(StringComparer.Ordinal);

    internal static string Folder { get; } = Path.Combine(Repository.Root, "tests", "AslSharp.Conformance.Tests", "Cases");

    /// <summary>The names of the case files: their paths in the folder, without the extension.</summary>
    internal static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(Folder, file)[..^".json".Length].Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        foreach (var result in await KeptCases.In(Folder).RunAsync(new CaseOptions(ComparesHistory: false), CancellationToken.None)) _results.Add(result.Name, result);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal CaseResult this[string name] => _results[name];
}
