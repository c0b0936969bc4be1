namespace AslSharp.Runtime;

/// <summary>Reads a time by a date picture: what is missing before the first component is now's, what is missing after the last one is least.</summary>
internal static class DateReader
{
    /// <summary>The milliseconds since 1970.</summary>
    /// <returns>Null where the text is not as pictured, or the picture has no component.</returns>
    /// <exception cref="JsonataException">D3130, D3133, D3136; D3110 where the components make no date.</exception>
    internal static long? Read(DatePicturePart[] parts, string text, long now)
    {
        foreach (var part in parts) CheckReadable(part);
        if (new DateMatcher(parts, text).Match() is not { } places) return null;
        var components = new DateComponents();
        var isEmpty = true;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Literal is not null) continue;
            isEmpty = false;
            components[parts[i].Component] = ValueOf(parts[i], text[places[i]..places[i + 1]]);
        }

        return isEmpty ? null : components.ToMillis(new CivilTime(now)) ?? throw JsonataErrors.NotATimestamp(text);
    }

    private static void CheckReadable(DatePicturePart part)
    {
        if (part.Literal is not null || part.Component is 'P' or 'Z' or 'z') return;
        if (part.Format is null && DateNames.Of(part.Component) is null) throw JsonataErrors.NameOfNumber(part.Component);
        if (part.Format is { Kind: IntegerKind.Sequence } format) throw JsonataErrors.SequenceNotSupported(format.Token);
    }

    /// <summary>What a component says; null for a name that is none.</summary>
    private static double? ValueOf(DatePicturePart part, string text)
    {
        if (part.Component is 'Z' or 'z') return Offset(part, text);
        if (part.Format is { } format) return IntegerPicture.Read(format, text);
        if (part.Component == 'P') return text is "am" or "AM" ? 0 : text is "pm" or "PM" ? 1 : null;
        var names = DateNames.Of(part.Component)!;
        for (var i = 0; i < names.Length; i++)
        {
            var name = part.MostCharacters > 0 && names[i].Length > part.MostCharacters ? names[i][..part.MostCharacters] : names[i];
            if (name == text) return i + 1;
        }

        return null;
    }

    /// <summary>Minutes east of UTC.</summary>
    private static double Offset(DatePicturePart part, string text)
    {
        var digits = text.AsSpan(part.Component == 'z' ? 3 : 0);
        var sign = digits[0] == '-' ? -1 : 1;
        digits = digits[1..];
        var split = part.Format!.Interval > 0 ? digits.IndexOf(part.Format.Separators[0].Text) : digits.Length <= 2 ? digits.Length : 2;
        return sign * ((Number(digits[..split]) * 60) + Number(digits[split..]));
    }

    private static double Number(ReadOnlySpan<char> text)
    {
        double number = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character)) number = (number * 10) + character - '0';
        }

        return number;
    }
}
