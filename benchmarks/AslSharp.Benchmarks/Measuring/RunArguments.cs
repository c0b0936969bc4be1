using System.Globalization;

namespace AslSharp.Benchmarks.Measuring;

/// <summary>What stands behind the name of a command: <c>[--filter TEXT] [--rounds N] [--milliseconds N] [--csv FILE]</c>.</summary>
/// <param name="Filter">Only suites whose name holds this text.</param>
/// <param name="Rounds">How many rounds.</param>
/// <param name="Milliseconds">About how much processor time each case takes in a round.</param>
/// <param name="CsvPath">Where to write the figures; null for nowhere.</param>
internal sealed record RunArguments(string Filter, int Rounds, int Milliseconds, string? CsvPath)
{
    internal static RunArguments Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new RunArguments("", 9, 60, null);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count) throw new ArgumentException($"{arguments[i]} has no value.");
            var value = arguments[i + 1];
            parsed = arguments[i] switch
            {
                "--filter" => parsed with { Filter = value },
                "--rounds" => parsed with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--milliseconds" => parsed with { Milliseconds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--csv" => parsed with { CsvPath = value },
                _ => throw new ArgumentException($"{arguments[i]} is none of --filter, --rounds, --milliseconds, --csv."),
            };
        }

        return parsed;
    }

    /// <summary>The arguments as they are written.</summary>
    internal IEnumerable<string> ToCommandLine()
    {
        IEnumerable<string> written =
        [
            "--filter", Filter,
            "--rounds", Rounds.ToString(CultureInfo.InvariantCulture),
            "--milliseconds", Milliseconds.ToString(CultureInfo.InvariantCulture),
        ];
        return CsvPath is null ? written : [.. written, "--csv", CsvPath];
    }
}
