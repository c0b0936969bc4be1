using System.Globalization;

namespace AslSharp.Differential;

/// <summary>What a run is asked to do.</summary>
/// <param name="Corpus">The folder with the suite's <c>cases.json</c> and <c>datasets.json</c>.</param>
/// <param name="Reference">The folder in which the npm package is installed; null to look only for expressions that break AslSharp.</param>
/// <param name="Minutes">How long it runs.</param>
/// <param name="Seed">Where chance starts; two runs from one seed see the same expressions.</param>
/// <param name="ShowsKnown">Whether known differences are printed too.</param>
/// <param name="IsShrinking">Whether differences are made small before they are printed.</param>
/// <param name="Expressions">The expressions to compare instead of made ones; null for those.</param>
internal sealed record Options(string Corpus, string? Reference, double Minutes, int Seed, bool ShowsKnown, bool IsShrinking, IReadOnlyList<Sample>? Expressions)
{
    internal const string Usage =
        "Usage: dotnet run -c Release --project tests/AslSharp.Differential -- --corpus DIR [--reference DIR] [--minutes N] [--seed N] [--known] [--whole] [--expressions FILE]";

    /// <summary>Reads the arguments; null where they are not understood.</summary>
    internal static Options? Parse(string[] arguments)
    {
        var options = new Options("", null, 1, Environment.TickCount, false, true, null);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is "--known" or "--whole")
            {
                options = arguments[i] == "--known" ? options with { ShowsKnown = true } : options with { IsShrinking = false };
                continue;
            }

            if (i + 1 == arguments.Length) return null;
            var value = arguments[++i];
            switch (arguments[i - 1])
            {
                case "--corpus":
                    options = options with { Corpus = value };
                    break;
                case "--reference":
                    options = options with { Reference = value };
                    break;
                case "--minutes":
                    options = options with { Minutes = double.Parse(value, CultureInfo.InvariantCulture) };
                    break;
                case "--seed":
                    options = options with { Seed = int.Parse(value, CultureInfo.InvariantCulture) };
                    break;
                case "--expressions":
                    options = options with { Expressions = Read(value) };
                    break;
                default:
                    return null;
            }
        }

        return options.Corpus.Length == 0 ? null : options;
    }

    private static List<Sample> Read(string path)
    {
        var input = AslValue.Parse(Differential.Expressions.Input);
        return [.. File.ReadLines(path).Where(static line => line.Length > 0).Select(line => new Sample(line.Replace("@I", "$states.input", StringComparison.Ordinal), input, Differential.Expressions.Input))];
    }
}
