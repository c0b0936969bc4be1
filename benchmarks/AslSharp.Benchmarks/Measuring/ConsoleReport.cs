using System.Globalization;

namespace AslSharp.Benchmarks.Measuring;

/// <summary>Writes figures for people to read.</summary>
internal static class ConsoleReport
{
    internal static void Write(IEnumerable<Figure> figures)
    {
        foreach (var suite in figures.GroupBy(static figure => figure.Suite))
        {
            Console.WriteLine();
            Console.WriteLine(suite.Key);
            foreach (var figure in suite) Console.WriteLine($"  {Line(figure)}");
        }
    }

    private static string Line(Figure figure)
    {
        var (lower, median, upper) = (Number(figure.Value.Lower), Number(figure.Value.Median), Number(figure.Value.Upper));
        var bytes = figure.Bytes is { } count ? $"{Number(count)} B" : "";
        var ratio = figure.Ratio is { } toFirst ? $"{Number(toFirst)} x" : "";
        var reference = figure.RatioToReference is { } toReference ? $"{Number(toReference)} x of {figure.Reference}" : "";
        return $"{figure.Case,-40} {median,12} {figure.Unit,-13} [{lower}..{upper}]".PadRight(92) + $"{bytes,14} {ratio,10}   {reference}".TrimEnd();
    }

    private static string Number(double value)
        => value.ToString(Math.Abs(value) switch { >= 100 => "#,##0", >= 10 => "0.0", >= 1 => "0.00", _ => "0.000" }, CultureInfo.InvariantCulture);
}
