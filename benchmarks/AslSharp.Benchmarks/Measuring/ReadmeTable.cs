using System.Globalization;
using System.Text;

namespace AslSharp.Benchmarks.Measuring;

/// <summary>Figures as the tables of a README: what is compared with C# by hand, then everything else that is asked for.</summary>
internal static class ReadmeTable
{
    private const string ByHand = "C# by hand";
    private const string Emitted = "AslSharp";
    private const string Jsonata = "AslSharp, JSONata";

    internal static string Write(string conditions, IReadOnlyList<Figure> figures)
    {
        var suites = figures.GroupBy(static figure => figure.Suite).ToList();
        var compared = suites.Where(static suite => suite.Any(static figure => figure.Case == ByHand) && suite.Any(static figure => figure.Case == Emitted))
            .ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Processor time and bytes allocated, medians; {conditions}.\n\n");
        text.Append("| for each | C# by hand | AslSharp | ratio | JSONata to JSONPath |\n|---|--:|--:|--:|--:|\n");
        foreach (var suite in compared)
        {
            var byHand = suite.First(static figure => figure.Case == ByHand);
            var emitted = suite.First(static figure => figure.Case == Emitted);
            var jsonata = suite.FirstOrDefault(static figure => figure.Case == Jsonata);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {suite.Key}, {UnitOf(emitted)} | {Amount(byHand)} | {Amount(emitted)} | {Ratio(emitted)} | {(jsonata?.RatioToReference is { } twin ? Number(twin) : "")} |\n");
        }

        text.Append("\n| | | | ratio |\n|---|---|--:|--:|\n");
        foreach (var suite in suites)
        {
            var isCompared = compared.Contains(suite);
            foreach (var figure in suite)
            {
                if (isCompared && figure.Case is ByHand or Emitted or Jsonata) continue;
                var ratio = figure.RatioToReference is { } toReference ? $"{Number(toReference)} of {figure.Reference}" : Ratio(figure);
                text.Append(CultureInfo.InvariantCulture, $"| {suite.Key} | {figure.Case} | {Amount(figure)} | {ratio} |\n");
            }
        }

        return text.ToString();
    }

    private static string UnitOf(Figure figure) => figure.Unit[(figure.Unit.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static string Ratio(Figure figure) => figure.Ratio is { } ratio ? Number(ratio) : "";

    private static string Amount(Figure figure)
    {
        var time = figure.Unit.StartsWith("ns/", StringComparison.Ordinal) ? Time(figure.Value.Median) : $"{Number(figure.Value.Median)} {figure.Unit}";
        return figure.Bytes is { } bytes ? $"{time}, {Size(bytes)}" : time;
    }

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        >= 1e6 => $"{Number(nanoseconds / 1e6)} ms",
        >= 1e4 => $"{Number(nanoseconds / 1e3)} µs",
        _ => $"{Number(nanoseconds)} ns",
    };

    private static string Size(double bytes) => bytes switch
    {
        >= 1e6 => $"{Number(bytes / 1e6)} MB",
        >= 1e4 => $"{Number(bytes / 1e3)} KB",
        _ => $"{bytes.ToString("0", CultureInfo.InvariantCulture)} B",
    };

    private static string Number(double value)
        => value.ToString(Math.Abs(value) switch { >= 100 => "#,##0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);
}
