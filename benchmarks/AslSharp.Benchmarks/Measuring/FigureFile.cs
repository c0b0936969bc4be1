using System.Globalization;

namespace AslSharp.Benchmarks.Measuring;

/// <summary>Figures as comma-separated values. Names hold commas, but no quotes.</summary>
internal static class FigureFile
{
    private const string Header = "suite,case,unit,median,lower_quartile,upper_quartile,bytes,ratio,reference,ratio_to_reference";

    internal static void Write(string path, IEnumerable<Figure> figures)
        => File.WriteAllLines(path, [$"# {MachineDescription.Now}", Header, .. figures.Select(Line)]);

    /// <summary>When and where the figures were measured.</summary>
    internal static string ReadConditions(string path) => File.ReadLines(path).First().TrimStart('#', ' ');

    internal static IReadOnlyList<Figure> Read(string path)
        => [.. File.ReadLines(path).Skip(2).Select(static line => ToFigure(Fields(line)))];

    private static Figure ToFigure(List<string> fields)
        => new(fields[0], fields[1], fields[2], new Quartiles(Required(fields[4]), Required(fields[3]), Required(fields[5])))
        {
            Bytes = Optional(fields[6]),
            Ratio = Optional(fields[7]),
            Reference = fields[8].Length == 0 ? null : fields[8],
            RatioToReference = Optional(fields[9]),
        };

    private static List<string> Fields(string line)
    {
        var fields = new List<string> { "" };
        var isQuoted = false;
        foreach (var character in line)
        {
            if (character == '"') isQuoted = !isQuoted;
            else if (character == ',' && !isQuoted) fields.Add("");
            else fields[^1] += character;
        }

        return fields;
    }

    private static double Required(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private static double? Optional(string field) => field.Length == 0 ? null : Required(field);

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

    private static string Text(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
