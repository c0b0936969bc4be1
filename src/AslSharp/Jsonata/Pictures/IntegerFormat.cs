using System.Text;

namespace AslSharp.Runtime;

/// <summary>An integer picture, analysed: what <c>$formatInteger</c>, <c>$parseInteger</c> and the numbers in dates go by.</summary>
internal sealed class IntegerFormat
{
    internal IntegerKind Kind { get; private set; }

    internal LetterCase Case { get; private set; }

    internal bool IsOrdinal { get; private set; }

    /// <summary>The zero of the digits' family.</summary>
    internal char Zero { get; private set; } = '0';

    /// <summary>How many digits are written at least; 0 where there are none to write.</summary>
    internal int MandatoryDigits { get; set; }

    internal int OptionalDigits { get; private set; }

    /// <summary>The distance of the separators, where they all are the same and evenly spaced; 0 where they are not.</summary>
    internal int Interval { get; private set; }

    /// <summary>The separators from left to right, each with how many digits follow it.</summary>
    internal (int Position, string Text)[] Separators { get; private set; } = [];

    /// <summary>How many digits are read exactly, where the next number follows at once; 0 for as many as there are.</summary>
    internal int ParseWidth { get; set; }

    /// <summary>What could not be understood, of a <see cref="IntegerKind.Sequence"/>.</summary>
    internal string Token { get; private set; } = "";

    /// <summary>Analyses a picture.</summary>
    /// <exception cref="JsonataException">D3131: digits of two families.</exception>
    internal static IntegerFormat Analyse(string picture)
    {
        var semicolon = picture.LastIndexOf(';');
        var primary = semicolon < 0 ? picture : picture[..semicolon];
        var format = new IntegerFormat { IsOrdinal = semicolon >= 0 && picture.AsSpan(semicolon + 1).StartsWith('o') };
        switch (primary)
        {
            case "A" or "a":
                format.Kind = IntegerKind.Letters;
                break;
            case "I" or "i":
                format.Kind = IntegerKind.Roman;
                break;
            case "W" or "w" or "Ww":
                format.Kind = IntegerKind.Words;
                break;
            default:
                format.AnalyseDigits(primary);
                return format;
        }

        format.Case = primary.Length == 2 ? LetterCase.Title : char.IsAsciiLetterUpper(primary[0]) ? LetterCase.Upper : LetterCase.Lower;
        return format;
    }

    private void AnalyseDigits(string primary)
    {
        var zero = '\0';
        var position = 0;
        var separators = new List<(int Position, string Text)>();
        for (var i = primary.Length - 1; i >= 0; i--)
        {
            var character = primary[i];
            if (DigitFamilies.TryFindZero(character, out var family))
            {
                if (zero != '\0' && family != zero) throw JsonataErrors.MixedDigits();
                zero = family;
                MandatoryDigits++;
                position++;
            }
            else if (character == '#')
            {
                OptionalDigits++;
                position++;
            }
            else
            {
                var isPair = i > 0 && char.IsSurrogatePair(primary[i - 1], character);
                if (isPair) i--;
                separators.Add((position, primary.Substring(i, isPair ? 2 : 1)));
            }
        }

        if (MandatoryDigits == 0)
        {
            Kind = IntegerKind.Sequence;
            Token = primary;
            return;
        }

        Zero = zero;
        Interval = IntervalOf(separators);
        separators.Reverse();
        Separators = [.. separators];
    }

    /// <summary>The distance of evenly spaced separators that all are the same; else 0.</summary>
    private static int IntervalOf(List<(int Position, string Text)> separators)
    {
        if (separators.Count == 0) return 0;
        var interval = 0;
        var positions = new HashSet<int>();
        foreach (var (position, text) in separators)
        {
            if (text != separators[0].Text) return 0;
            interval = GreatestCommonDivisor(interval, position);
            positions.Add(position);
        }

        for (var i = 1; i <= separators.Count; i++)
        {
            if (!positions.Contains(i * interval)) return 0;
        }

        return interval;
    }

    internal static int GreatestCommonDivisor(int a, int b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    /// <summary>Appends the digits of a whole number: padded, in their family, grouped.</summary>
    internal void AppendDigits(StringBuilder text, ReadOnlySpan<char> digits)
    {
        PictureArguments.CheckLength(Math.Max(MandatoryDigits, digits.Length) * (Interval == 1 ? 2L : 1L));
        var length = Math.Max(MandatoryDigits, digits.Length);
        var next = 0;
        for (var i = 0; i < length; i++)
        {
            var following = length - i;
            AppendSeparators(text, i, following, ref next);
            var digit = i - (length - digits.Length) is >= 0 and var index ? digits[index] : '0';
            text.Append((char)(digit - '0' + Zero));
        }

        for (; Interval == 0 && next < Separators.Length; next++) text.Append(Separators[next].Text);
    }

    // Separators to the left of the first digit are left out: there is nothing they would separate.
    private void AppendSeparators(StringBuilder text, int index, int following, ref int next)
    {
        if (Interval > 0)
        {
            if (index > 0 && following % Interval == 0) text.Append(Separators[0].Text);
            return;
        }

        for (; next < Separators.Length && Separators[next].Position >= following; next++)
        {
            if (index > 0) text.Append(Separators[next].Text);
        }
    }
}
