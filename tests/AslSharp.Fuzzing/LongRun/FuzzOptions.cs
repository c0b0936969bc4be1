using System.Globalization;

namespace AslSharp.Fuzzing.LongRun;

/// <summary>What a long run is asked to do.</summary>
internal sealed record FuzzOptions
{
    /// <summary>How long it runs.</summary>
    internal double Minutes { get; private init; } = 1;

    /// <summary>Files and folders of definitions; empty for the corpus beside the repository.</summary>
    internal IReadOnlyList<string> Corpus { get; private init; } = [];

    /// <summary>Where findings are written.</summary>
    internal string Findings { get; init; } = "fuzz-findings";

    /// <summary>Where the inputs start.</summary>
    internal uint Seed { get; init; } = (uint)Environment.TickCount;

    /// <summary>How many machines; null for as many as the time allows.</summary>
    internal int? Count { get; init; }

    /// <summary>The number of the first machine.</summary>
    internal int First { get; init; }

    /// <summary>How long a finding may be made smaller.</summary>
    internal TimeSpan Minimizing { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A finding to run again, or null.</summary>
    internal string? Replay { get; private init; }

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ArgumentException">They are not understood.</exception>
    internal static FuzzOptions Parse(string[] arguments)
    {
        var options = new FuzzOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                options = options with { Corpus = [.. options.Corpus, arguments[i]] };
                continue;
            }

            if (i + 1 == arguments.Length) throw new ArgumentException($"{arguments[i]} needs a value.");
            var value = arguments[i + 1];
            options = arguments[i++] switch
            {
                "--minutes" => options with { Minutes = double.Parse(value, CultureInfo.InvariantCulture) },
                "--corpus" => options with { Corpus = [.. options.Corpus, value] },
                "--findings" => options with { Findings = value },
                "--seed" => options with { Seed = uint.Parse(value, CultureInfo.InvariantCulture) },
                "--count" => options with { Count = int.Parse(value, CultureInfo.InvariantCulture) },
                "--first" => options with { First = int.Parse(value, CultureInfo.InvariantCulture) },
                "--minimize" => options with { Minimizing = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) },
                "--replay" => options with { Replay = value },
                _ => throw new ArgumentException($"There is no option {arguments[i - 1]}."),
            };
        }

        return options;
    }
}
