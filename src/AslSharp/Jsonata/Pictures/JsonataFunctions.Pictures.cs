namespace AslSharp.Runtime;

/// <content>Numbers from and to text.</content>
public static partial class JsonataFunctions
{
    private static readonly PictureCache<NumberPicture> NumberPictures = new(text => new NumberPicture(text));
    private static readonly PictureCache<IntegerPicture> IntegerPictures = new(text => new IntegerPicture(text));

    /// <summary><c>$number</c>: a number of a text in decimal, <c>0x</c>, <c>0o</c> or <c>0b</c> form, or of a boolean.</summary>
    /// <param name="value">A number, string or boolean.</param>
    /// <returns>The number; undefined of undefined.</returns>
    /// <exception cref="JsonataException">D3030: the text is no number. T0410: another type.</exception>
    public static AslValue Number(AslValue value)
    {
        switch (value.Kind)
        {
            case AslKind.Undefined or AslKind.Number:
                return value;
            case AslKind.True:
                return AslValue.Of(1);
            case AslKind.False:
                return AslValue.Of(0);
            case AslKind.String:
                return JsonataNumber.TryParse(value.GetString(), out var number) ? number : throw JsonataErrors.NotCastableToNumber(value);
            default:
                throw JsonataErrors.ArgumentMismatch(1, "number");
        }
    }

    /// <summary><c>$formatNumber</c>: a number by an XPath decimal-format picture.</summary>
    /// <param name="value">A number.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="options">An object of symbols, as <c>decimal-separator</c>, that replace the default ones.</param>
    /// <returns>The text; undefined where the number is.</returns>
    /// <exception cref="JsonataException">D3080 to D3093: the rule the picture breaks. T0410: another type.</exception>
    public static AslValue FormatNumber(AslValue value, AslValue picture = default, AslValue options = default)
    {
        PictureArguments.CheckNumber(value, 1, "formatNumber");
        var text = PictureArguments.Text(picture, 2, "formatNumber");
        if (!options.IsUndefined && !options.IsObject) throw JsonataErrors.ArgumentMismatch(3, "formatNumber");
        if (value.IsUndefined) return default;
        if (text is null) throw JsonataErrors.ArgumentMismatch(2, "formatNumber");
        var analysed = options.IsUndefined ? NumberPictures.Get(text) : new NumberPicture(text, NumberSymbols.Of(options));
        return AslValue.Of(analysed.Write(value.GetDouble()));
    }

    /// <summary><c>$formatNumber</c> by a picture known beforehand.</summary>
    /// <param name="value">A number.</param>
    /// <param name="picture">The picture.</param>
    /// <returns>The text; undefined where the number is.</returns>
    /// <exception cref="JsonataException">D3080 to D3093: the rule the picture breaks. T0410: another type.</exception>
    public static AslValue FormatNumber(AslValue value, NumberPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        PictureArguments.CheckNumber(value, 1, "formatNumber");
        return value.IsUndefined ? default : AslValue.Of(picture.Write(value.GetDouble()));
    }

    /// <summary><c>$formatBase</c>: a number, rounded to a whole one, in another base.</summary>
    /// <param name="value">A number.</param>
    /// <param name="radix">The base, 10 where undefined.</param>
    /// <returns>The text; undefined where the number is.</returns>
    /// <exception cref="JsonataException">D3100: a base below 2 or above 36. T0410: another type.</exception>
    public static AslValue FormatBase(AslValue value, AslValue radix = default)
    {
        PictureArguments.CheckNumber(value, 1, "formatBase");
        PictureArguments.CheckNumber(radix, 2, "formatBase");
        if (value.IsUndefined) return default;
        var number = radix.IsUndefined ? 10 : JsonataNumber.Round(radix.GetDouble(), 0);
        if (number is not (>= 2 and <= 36)) throw JsonataErrors.BadRadix(radix);
        if (value.TryGetInt64(out var integer)) return AslValue.Of(RadixText.Of(integer, (int)number));
        var rounded = JsonataNumber.Round(value.GetDouble(), 0);
        return double.IsFinite(rounded) ? AslValue.Of(RadixText.Of(rounded, (int)number)) : throw JsonataErrors.NumberOutOfRange(value);
    }

    /// <summary><c>$formatInteger</c>: a number, rounded down, in words, roman numerals, letters or digits.</summary>
    /// <param name="value">A number.</param>
    /// <param name="picture">The picture.</param>
    /// <returns>The text; undefined where the number is.</returns>
    /// <exception cref="JsonataException">D3130, D3131: a picture that is not supported. T0410: another type.</exception>
    public static AslValue FormatInteger(AslValue value, AslValue picture = default)
    {
        PictureArguments.CheckNumber(value, 1, "formatInteger");
        var text = PictureArguments.Text(picture, 2, "formatInteger");
        if (value.IsUndefined) return default;
        if (text is null) throw JsonataErrors.ArgumentMismatch(2, "formatInteger");
        return AslValue.Of(IntegerPictures.Get(text).Write(value));
    }

    /// <summary><c>$formatInteger</c> by a picture known beforehand.</summary>
    /// <param name="value">A number.</param>
    /// <param name="picture">The picture.</param>
    /// <returns>The text; undefined where the number is.</returns>
    /// <exception cref="JsonataException">D3130, D3131: a picture that is not supported. T0410: another type.</exception>
    public static AslValue FormatInteger(AslValue value, IntegerPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        PictureArguments.CheckNumber(value, 1, "formatInteger");
        return value.IsUndefined ? default : AslValue.Of(picture.Write(value));
    }

    /// <summary><c>$parseInteger</c>: a whole number from words, roman numerals, letters or digits.</summary>
    /// <param name="value">A string.</param>
    /// <param name="picture">The picture.</param>
    /// <returns>The number; undefined where the string is.</returns>
    /// <exception cref="JsonataException">D3130, D3131: a picture that is not supported. D3030: no number. T0410: another type.</exception>
    public static AslValue ParseInteger(AslValue value, AslValue picture = default)
    {
        var text = PictureArguments.Text(value, 1, "parseInteger");
        var pictureText = PictureArguments.Text(picture, 2, "parseInteger");
        if (text is null) return default;
        if (pictureText is null) throw JsonataErrors.ArgumentMismatch(2, "parseInteger");
        return IntegerPictures.Get(pictureText).Read(text);
    }

    /// <summary><c>$parseInteger</c> by a picture known beforehand.</summary>
    /// <param name="value">A string.</param>
    /// <param name="picture">The picture.</param>
    /// <returns>The number; undefined where the string is.</returns>
    /// <exception cref="JsonataException">D3130, D3131: a picture that is not supported. D3030: no number. T0410: another type.</exception>
    public static AslValue ParseInteger(AslValue value, IntegerPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return PictureArguments.Text(value, 1, "parseInteger") is { } text ? picture.Read(text) : default;
    }
}
