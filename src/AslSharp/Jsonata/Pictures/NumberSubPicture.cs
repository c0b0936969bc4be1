using System.Globalization;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>A sub-picture, analysed (XPath Functions 4.7.4), and how numbers are written by it (4.7.5).</summary>
internal sealed class NumberSubPicture
{
    // The exact digits of a binary64 number end here; below it a power of ten is finite.
    private const int MostFraction = 1100;
    private const int MostScale = 300;

    private readonly NumberSymbols _symbols;
    private readonly string _prefix;
    private readonly string _suffix;
    private readonly double _factor;
    private readonly int _interval;
    private readonly int[] _integerGroups;
    private readonly int[] _fractionGroups;
    private readonly int _leastInteger;
    private readonly int _leastFraction;
    private readonly int _mostFraction;
    private readonly int _leastExponent;
    private readonly int _scale;

    internal NumberSubPicture(NumberPictureParts parts, NumberSymbols symbols, bool isNegated)
    {
        _symbols = symbols;
        _prefix = isNegated ? symbols.MinusSign + parts.Prefix : parts.Prefix;
        _suffix = parts.Suffix;
        _factor = parts.HasPercent ? 100 : parts.HasPerMille ? 1000 : 1;
        _integerGroups = Groups(parts.Integer, isFromLeft: false);
        _fractionGroups = Groups(parts.Fraction, isFromLeft: true);
        _interval = IntervalOf(_integerGroups);
        _leastInteger = parts.Integer.Count(symbols.IsFamily);
        _scale = Math.Min(_leastInteger, MostScale);
        _leastFraction = parts.Fraction.Count(symbols.IsFamily);
        _mostFraction = parts.Fraction.Count(symbols.IsDigit);
        _leastExponent = parts.Exponent?.Length ?? 0;
        if (_leastInteger == 0 && _mostFraction == 0)
        {
            if (_leastExponent > 0) _leastFraction = _mostFraction = 1;
            else _leastInteger = 1;
        }

        if (_leastExponent > 0 && _leastInteger == 0 && parts.Integer.Contains(symbols.Digit, StringComparison.Ordinal)) _leastInteger = 1;
        if (_leastInteger == 0 && _leastFraction == 0) _leastFraction = 1;
    }

    /// <summary>Writes a number, whose sign the prefix says.</summary>
    internal string Format(double value)
    {
        var mantissa = Math.Abs(value) * _factor;
        if (!double.IsFinite(mantissa)) return _prefix + _symbols.Infinity + _suffix;
        var exponent = _leastExponent > 0 ? Scale(ref mantissa) : 0;
        var rounded = JsonataNumber.Round(mantissa, _mostFraction);
        var digits = rounded.ToString("F" + Math.Min(_mostFraction, MostFraction).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var integer = (point < 0 ? digits : digits[..point]).TrimStart('0').PadLeft(_leastInteger, '0');
        var fraction = (point < 0 ? "" : digits[(point + 1)..].TrimEnd('0')).PadRight(_leastFraction, '0');

        var text = new StringBuilder(_prefix);
        AppendInteger(text, integer);
        if (fraction.Length > 0) AppendFraction(text.Append(_symbols.DecimalSeparator), fraction);
        if (_leastExponent > 0)
        {
            text.Append(_symbols.ExponentSeparator);
            if (exponent < 0) text.Append(_symbols.MinusSign);
            foreach (var digit in Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(_leastExponent, '0')) text.Append(InFamily(digit));
        }

        PictureArguments.CheckLength(text.Length + (long)_suffix.Length);
        return text.Append(_suffix).ToString();
    }

    /// <summary>Moves the point until the mantissa has as many digits before it as the picture asks for.</summary>
    /// <returns>The exponent.</returns>
    private int Scale(ref double mantissa)
    {
        if (mantissa == 0) return 0;
        var exponent = 0;
        var most = Math.Pow(10, _scale);
        var least = Math.Pow(10, _scale - 1);
        for (; mantissa < least; exponent--) mantissa *= 10;
        for (; mantissa > most; exponent++) mantissa /= 10;
        return exponent;
    }

    private void AppendInteger(StringBuilder text, string digits)
    {
        var next = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var following = digits.Length - i;
            if (_interval > 0)
            {
                if (i > 0 && following % _interval == 0) text.Append(_symbols.GroupingSeparator);
            }
            else
            {
                for (; next < _integerGroups.Length && _integerGroups[next] >= following; next++)
                {
                    if (i > 0) text.Append(_symbols.GroupingSeparator);
                }
            }

            text.Append(InFamily(digits[i]));
        }
    }

    private void AppendFraction(StringBuilder text, string digits)
    {
        var next = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            for (; next < _fractionGroups.Length && _fractionGroups[next] <= i; next++) text.Append(_symbols.GroupingSeparator);
            text.Append(InFamily(digits[i]));
        }
    }

    private char InFamily(char digit) => (char)(digit - '0' + _symbols.Zero);

    /// <summary>Where the separators are: how many digits follow each in the integer part, or stand before it in the fraction.</summary>
    private int[] Groups(string part, bool isFromLeft)
    {
        var groups = new List<int>();
        var digits = 0;
        var all = part.Count(_symbols.IsDigit);
        for (var i = 0; i < part.Length;)
        {
            if (part.AsSpan(i).StartsWith(_symbols.GroupingSeparator))
            {
                groups.Add(isFromLeft ? digits : all - digits);
                i += _symbols.GroupingSeparator.Length;
                continue;
            }

            if (_symbols.IsDigit(part[i])) digits++;
            i++;
        }

        return [.. groups];
    }

    private static int IntervalOf(int[] positions)
    {
        if (positions.Length == 0) return 0;
        var interval = 0;
        foreach (var position in positions) interval = IntegerFormat.GreatestCommonDivisor(interval, position);
        var known = positions.ToHashSet();
        for (var i = 1; i <= positions.Length; i++)
        {
            if (!known.Contains(i * interval)) return 0;
        }

        return interval;
    }
}
