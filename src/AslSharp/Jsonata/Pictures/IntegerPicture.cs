using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>
/// A picture of <c>$formatInteger</c> and <c>$parseInteger</c>, analysed once: words, roman numerals, letters, or digits of any script with
/// separators; <c>;o</c> for ordinals. Immutable; a bad picture is reported at each use, never when it is made.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IntegerPicture
{
    private readonly IntegerFormat? _format;
    private readonly JsonataException? _error;

    /// <summary>Analyses a picture.</summary>
    /// <param name="picture">The picture, as <c>#,##0</c> or <c>Ww;o</c>.</param>
    public IntegerPicture(string picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        try
        {
            _format = IntegerFormat.Analyse(picture);
        }
        catch (JsonataException error)
        {
            _error = error;
        }
    }

    private IntegerFormat Format => _format ?? throw new JsonataException(_error!.Code, _error.Text);

    /// <summary>Writes a number, rounded down to a whole one.</summary>
    /// <param name="number">A number.</param>
    /// <returns>The text.</returns>
    /// <exception cref="JsonataException">D3130, D3131; or the text would be too long.</exception>
    /// <exception cref="InvalidOperationException">The value is no number.</exception>
    internal string Write(AslValue number) =>
        number.TryGetInt64(out var integer) ? Write(Format, integer) : Write(Format, Math.Floor(number.GetDouble()));

    /// <summary>Reads a number. Whatever follows its digits is passed over; the text is not held against the picture.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number.</returns>
    /// <exception cref="JsonataException">D3130, D3131.</exception>
    internal AslValue Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Format.Kind == IntegerKind.Decimal
            && long.TryParse(Digits(Format, text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exact))
            return AslValue.Of(exact);
        var number = Read(Format, text);
        // A text that the picture cannot read gives a value all the same: none that is a number.
        return double.IsFinite(number) ? JsonataNumber.Settle(number) : AslValue.FromDouble(number);
    }

    internal static string Write(IntegerFormat format, long value)
    {
        var magnitude = value < 0 ? 0 - (ulong)value : (ulong)value;
        if (format.Kind != IntegerKind.Decimal && format.Kind != IntegerKind.Words) return Write(format, (double)value);
        var text = new StringBuilder();
        if (value < 0) text.Append('-');
        if (format.Kind == IntegerKind.Words)
        {
            NumberWords.Append(text, magnitude, isPart: false, format.IsOrdinal);
            return Cased(text.ToString(), format.Case);
        }

        AppendDecimal(text, format, magnitude.ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    internal static string Write(IntegerFormat format, double value)
    {
        if (!double.IsFinite(value)) throw JsonataErrors.NumberOutOfRange(JsonataNumber.Shown(value));
        var magnitude = Math.Abs(value);
        var text = new StringBuilder();
        if (value < 0) text.Append('-');
        switch (format.Kind)
        {
            case IntegerKind.Decimal:
                AppendDecimal(text, format, magnitude < 1e21 ? JsonataNumber.ToText(magnitude) : magnitude.ToString("F0", CultureInfo.InvariantCulture));
                return text.ToString();
            case IntegerKind.Letters:
                return text.Append(RomanNumerals.FormatLetters(magnitude, format.Case == LetterCase.Upper ? 'A' : 'a')).ToString();
            case IntegerKind.Roman:
                return text.Append(Cased(RomanNumerals.Format(magnitude), format.Case)).ToString();
            case IntegerKind.Words:
                return text.Append(Cased(NumberWords.Format(magnitude, format.IsOrdinal), format.Case)).ToString();
            default:
                throw JsonataErrors.SequenceNotSupported(format.Token);
        }
    }

    /// <summary>The number a text says; not a number where it says none.</summary>
    internal static double Read(IntegerFormat format, string text)
    {
        switch (format.Kind)
        {
            case IntegerKind.Decimal:
                return double.TryParse(Digits(format, text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
            case IntegerKind.Letters:
                return RomanNumerals.ParseLetters(text, format.Case == LetterCase.Upper ? 'A' : 'a');
            case IntegerKind.Roman:
                return RomanNumerals.Parse(format.Case == LetterCase.Upper ? text : text.ToUpperInvariant());
            case IntegerKind.Words:
                return NumberWords.Parse(text.ToLowerInvariant());
            default:
                throw JsonataErrors.SequenceNotSupported(format.Token);
        }
    }

    private static void AppendDecimal(StringBuilder text, IntegerFormat format, string digits)
    {
        var start = text.Length;
        format.AppendDigits(text, digits);
        if (format.IsOrdinal) text.Append(OrdinalSuffix(text.Length - start > 1 ? text[^2] : '0', text[^1]));
    }

    private static string OrdinalSuffix(char tens, char units) => (tens, units) switch
    {
        ('1', _) => "th",
        (_, '1') => "st",
        (_, '2') => "nd",
        (_, '3') => "rd",
        _ => "th",
    };

    private static string Cased(string text, LetterCase letterCase) => letterCase switch
    {
        LetterCase.Upper => text.ToUpperInvariant(),
        LetterCase.Lower => text.ToLowerInvariant(),
        _ => text,
    };

    /// <summary>The sign and digits that a text starts with, without separators and in ASCII.</summary>
    private static string Digits(IntegerFormat format, string text)
    {
        if (format.IsOrdinal) text = text[..Math.Max(0, text.Length - 2)];
        var separators = format.Separators.Select(separator => separator.Text).ToHashSet(StringComparer.Ordinal);
        var digits = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(character, text[i + 1]);
            if (separators.Count > 0 && separators.Contains(text.Substring(i, isPair ? 2 : 1))) i += isPair ? 1 : 0;
            else if (character >= format.Zero && character <= format.Zero + 9) digits.Append((char)(character - format.Zero + '0'));
            else if (digits.Length == 0 && character is '+' or '-') digits.Append(character);
            else if (digits.Length > 0 || !char.IsWhiteSpace(character)) break;
        }

        return digits.ToString();
    }
}
