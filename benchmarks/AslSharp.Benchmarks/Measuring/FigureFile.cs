using System.Globalization;

namespace AslSharp.Benchmarks.Measuring;

/// <summary>Figures as comma-separated values.</summary>
internal static class FigureFile
{
    private const string Header = "suite,case,unit,median,lower_quartile,upper_quartile,bytes,ratio,reference,ratio_to_reference";

    internal static void Write(string path, IEnumerable<Figure> figures)
        => File.WriteAllLines(path, figures.Select(Line).Prepend(Header));

    private static string Line(Figure figure) => string.Join(
        ',',
        Text(figure.Suite),
        Text(figure.Case),
        Text(figure.Unit),
        Number(figure.Value.Median),
        Number(figure.Value.Lower),
        Number(figure.Value.Upper),
        Number(figure.Bytes),
        Number(figure.Ratio),
        Text(figure.Reference ?? ""),
        Number(figure.RatioToReference));

    private static string Text(string text) => text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
