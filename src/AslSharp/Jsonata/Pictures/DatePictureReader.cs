using System.Globalization;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>Takes a date picture apart (XPath Functions 9.8.4.1 to 9.8.4.3).</summary>
internal sealed class DatePictureReader(string picture)
{
    private const string Numbers = "YMDdFWwXxHhmsf";
    private const int MostWidth = PictureArguments.LongestText + 1;

    private readonly List<DatePicturePart> _parts = [];

    /// <summary>The parts in their order.</summary>
    /// <exception cref="JsonataException">D3131, D3132, D3135.</exception>
    internal DatePicturePart[] Read()
    {
        var start = 0;
        for (var position = 0; position < picture.Length; position++)
        {
            if (picture[position] != '[') continue;
            AddLiteral(start, position);
            if (position + 1 < picture.Length && picture[position + 1] == '[')
            {
                _parts.Add(new DatePicturePart { Literal = "[" });
                position++;
                start = position + 1;
                continue;
            }

            var end = picture.IndexOf(']', position);
            if (end < 0) throw JsonataErrors.MissingBracket();
            AddMarker(WithoutSpace(picture.AsSpan(position + 1, end - position - 1)));
            position = end;
            start = end + 1;
        }

        AddLiteral(start, picture.Length);
        return [.. _parts];
    }

    private static string? DefaultOf(char component) => component switch
    {
        'Y' or 'M' or 'D' or 'd' or 'W' or 'w' or 'X' or 'x' or 'H' or 'h' or 'f' => "1",
        'F' or 'P' or 'C' or 'E' => "n",
        'm' or 's' => "01",
        'Z' or 'z' => "01:01",
        _ => null,
    };

    private void AddLiteral(int start, int end)
    {
        if (end > start) _parts.Add(new DatePicturePart { Literal = picture[start..end].Replace("]]", "]", StringComparison.Ordinal) });
    }

    private void AddMarker(string marker)
    {
        var component = marker.Length > 0 ? marker[0] : '\0';
        var standard = DefaultOf(component) ?? throw JsonataErrors.UnknownComponent(marker.Length > 0 ? marker[..1] : "");
        var comma = marker.LastIndexOf(',');
        var (least, most) = comma < 0 ? (0, 0) : Widths(marker[(comma + 1)..]);
        var presentation = comma < 1 ? marker[1..] : marker[1..comma];
        var suffix = '\0';
        if (presentation.Length > 1 && presentation[^1] is 'a' or 't' or 'c' or 'o')
        {
            suffix = presentation[^1];
            presentation = presentation[..^1];
        }

        if (presentation.Length == 0) presentation = standard;
        LetterCase? names = presentation[0] switch
        {
            'n' => LetterCase.Lower,
            'N' => presentation.Length > 1 && presentation[1] == 'n' ? LetterCase.Title : LetterCase.Upper,
            _ => null,
        };
        var isNumber = names is null && Numbers.Contains(component, StringComparison.Ordinal);
        IntegerFormat? format = null;
        var yearDigits = -1;
        if (component is 'Z' or 'z') format = IntegerFormat.Analyse(presentation);
        else if (isNumber)
        {
            format = IntegerFormat.Analyse(suffix == '\0' ? presentation : $"{presentation};{suffix}");
            yearDigits = FitNumber(component, format, least, most);
        }

        _parts.Add(new DatePicturePart
        {
            Component = component,
            IsTraditional = suffix == 't',
            Names = names,
            Format = format,
            YearDigits = yearDigits,
            MostCharacters = most,
        });
    }

    /// <summary>Applies the width to a number, and to the number right before it, which must end somewhere when it is read.</summary>
    private int FitNumber(char component, IntegerFormat format, int least, int most)
    {
        var yearDigits = -1;
        if (format.MandatoryDigits > 0 && format.MandatoryDigits < least) format.MandatoryDigits = least;
        if (component is 'Y' or 'M' or 'D' && format.MandatoryDigits > 0)
        {
            if (most > 0) yearDigits = format.MandatoryDigits = most;
            else if (format.MandatoryDigits + format.OptionalDigits >= 2) yearDigits = format.MandatoryDigits + format.OptionalDigits;
        }

        if (_parts.Count > 0 && _parts[^1].Format is { } previous) previous.ParseWidth = previous.MandatoryDigits;
        return yearDigits;
    }

    private static (int Least, int Most) Widths(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (Width(text), 0) : (Width(text[..dash]), Width(text[(dash + 1)..]));
    }

    /// <summary>The digits a width starts with; 0 where there is none, or it is <c>*</c>.</summary>
    private static int Width(string text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        if (length == 0) return 0;
        return int.TryParse(text.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? Math.Min(width, MostWidth) : MostWidth;
    }

    private static string WithoutSpace(ReadOnlySpan<char> marker)
    {
        var text = new StringBuilder(marker.Length);
        foreach (var character in marker)
        {
            if (!char.IsWhiteSpace(character)) text.Append(character);
        }

        return text.ToString();
    }
}
