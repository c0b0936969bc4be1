using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks.Compilation;

/// <summary>What an editor waits for.</summary>
internal static class CompilationSuites
{
    internal static IEnumerable<BenchmarkSuite> All()
    {
        var check = new CheckBenchmarks();
        var checks = new BenchmarkSuite("Check of 1,000 states", "check");
        checks.AddSynchronous("findings", check.Check, null);
        checks.AddSynchronous("findings and C#", check.CheckAndEmit, null);
        yield return checks;

        var keystroke = new KeystrokeBenchmarks();
        keystroke.Open();
        var keystrokes = new BenchmarkSuite("Keystroke among 1,000 files", "keystroke");
        keystrokes.AddSynchronous("generator", keystroke.Generate, null);
        keystrokes.Add("generator and analyzer", () => new ValueTask<int>(keystroke.GenerateAndAnalyze()), null);
        yield return keystrokes;

        var without = new ContractKeystrokes(hasContracts: false);
        var with = new ContractKeystrokes(hasContracts: true);
        var contracts = new BenchmarkSuite("Keystroke in C# beside 20 machines", "keystroke");
        contracts.AddSynchronous("no contracts", without.Type, null);
        contracts.AddSynchronous("200 contract types", with.Type, null);
        yield return contracts;
    }
}
