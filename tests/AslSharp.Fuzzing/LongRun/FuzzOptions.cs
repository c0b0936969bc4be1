using System.Globalization;

namespace AslSharp.Fuzzing.LongRun;

/// <summary>What a long run is asked to do.</summary>
/// <param name="Minutes">How long it runs.</param>
/// <param name="Corpus">The folder of the corpus, or null for the one beside the repository.</param>
/// <param name="Findings">Where findings are written.</param>
/// <param name="Seed">Where the inputs start; two runs from one seed see the same inputs.</param>
internal sealed record FuzzOptions(double Minutes, string? Corpus, string Findings, uint Seed)
{
    private const string Usage = "Usage: dotnet run --project tests/AslSharp.Fuzzing -- --minutes N [--corpus DIR] [--findings DIR] [--seed N]";

    /// <summary>Whether the arguments ask for a long run and not for the tests.</summary>
    internal static bool IsLongRun(string[] arguments) => arguments.Contains("--minutes");

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ArgumentException">They are not understood.</exception>
    internal static FuzzOptions Parse(string[] arguments)
    {
        var options = new FuzzOptions(1, null, "fuzz-findings", (uint)Environment.TickCount);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length) throw new ArgumentException(Usage);
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--minutes" => options with { Minutes = double.Parse(value, CultureInfo.InvariantCulture) },
                "--corpus" => options with { Corpus = value },
                "--findings" => options with { Findings = value },
                "--seed" => options with { Seed = uint.Parse(value, CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException(Usage),
            };
        }

        return options;
    }
}
