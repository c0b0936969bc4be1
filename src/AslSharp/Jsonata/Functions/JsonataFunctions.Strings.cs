using System.Text;

namespace AslSharp.Runtime;

/// <content>Strings.</content>
public static partial class JsonataFunctions
{
    private const int StackCharacters = 256;

    /// <summary><c>$string</c>: the value as a string; JSON unless it is one.</summary>
    /// <param name="value">Any value; a function gives the empty string.</param>
    /// <param name="prettify">Whether JSON is laid out in lines.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3001: a number that is not finite.</exception>
    public static AslValue String(AslValue value, AslValue prettify = default)
    {
        if (!prettify.IsUndefined && !prettify.IsBoolean) throw JsonataErrors.ArgumentMismatch(2, "string");
        if (value.IsString) return value;
        var text = JsonataText.OrNull(value, prettify.Kind == AslKind.True);
        return text is null ? default : AslValue.Of(text);
    }

    /// <summary><c>$length</c>: how many characters, counted by code point.</summary>
    /// <param name="text">A string.</param>
    /// <returns>A number; Undefined for Undefined.</returns>
    public static AslValue Length(AslValue text)
    {
        var value = OptionalText(text, 1, "length");
        return value is null ? default : AslValue.Of(CodePoints.Count(value));
    }

    /// <summary><c>$substring</c>: characters from a start, counted by code point.</summary>
    /// <param name="text">A string.</param>
    /// <param name="start">Where to start, from 0; negative ones count from the end.</param>
    /// <param name="length">How many; up to the end if missing.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    public static AslValue Substring(AslValue text, AslValue start, AslValue length = default)
    {
        var value = OptionalText(text, 1, "substring");
        var first = OptionalNumber(start, 2, "substring");
        var most = OptionalNumber(length, 3, "substring");
        return value is null ? default : AslValue.Of(CodePoints.Slice(value, first, most));
    }

    /// <summary><c>$substringBefore</c>: what stands before the first occurrence of some characters; all of it without one.</summary>
    /// <param name="text">A string.</param>
    /// <param name="characters">The characters.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    public static AslValue SubstringBefore(AslValue text, AslValue characters)
    {
        var value = OptionalText(text, 1, "substringBefore");
        var sought = OptionalText(characters, 2, "substringBefore");
        if (value is null || sought is null) return text;
        var index = value.IndexOf(sought, StringComparison.Ordinal);
        return index < 0 ? text : AslValue.Of(value[..index]);
    }

    /// <summary><c>$substringAfter</c>: what stands behind the first occurrence of some characters; all of it without one.</summary>
    /// <param name="text">A string.</param>
    /// <param name="characters">The characters.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    public static AslValue SubstringAfter(AslValue text, AslValue characters)
    {
        var value = OptionalText(text, 1, "substringAfter");
        var sought = OptionalText(characters, 2, "substringAfter");
        if (value is null || sought is null) return text;
        var index = value.IndexOf(sought, StringComparison.Ordinal);
        return index < 0 ? text : AslValue.Of(value[(index + sought.Length)..]);
    }

    /// <summary><c>$uppercase</c>: in capitals as JavaScript has it, where some letters become two.</summary>
    /// <param name="text">A string.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    public static AslValue Uppercase(AslValue text)
    {
        if (text.TryGetPlainUtf8(out var utf8) && Ascii.IsValid(utf8))
            return AslValue.Of(string.Create(utf8.Length, utf8, static (target, source) => Ascii.ToUpper(source, target, out _)));
        var value = OptionalText(text, 1, "uppercase");
        return value is null ? default : AslValue.Of(FullCase.ToUpper(value));
    }

    /// <summary><c>$lowercase</c>: in small letters as JavaScript has it.</summary>
    /// <param name="text">A string.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    public static AslValue Lowercase(AslValue text)
    {
        if (text.TryGetPlainUtf8(out var utf8) && Ascii.IsValid(utf8))
            return AslValue.Of(string.Create(utf8.Length, utf8, static (target, source) => Ascii.ToLower(source, target, out _)));
        var value = OptionalText(text, 1, "lowercase");
        return value is null ? default : AslValue.Of(FullCase.ToLower(value));
    }

    /// <summary><c>$trim</c>: without blanks at both ends, each run of them inside as one space. Blanks are space, tab, line feed, carriage return.</summary>
    /// <param name="text">A string.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    public static AslValue Trim(AslValue text)
    {
        const string blanks = " \t\n\r";
        var value = OptionalText(text, 1, "trim");
        if (value is null) return default;
        var builder = new TextBuilder(stackalloc char[StackCharacters]);
        try
        {
            var rest = value.AsSpan().Trim(blanks);
            while (rest.IndexOfAny(blanks) is >= 0 and var index)
            {
                builder.Append(rest[..index]);
                builder.Append(' ');
                rest = rest[index..].TrimStart(blanks);
            }

            builder.Append(rest);
            return AslValue.Of(builder.ToString());
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary><c>$pad</c>: filled up to a width, counted by code point.</summary>
    /// <param name="text">A string.</param>
    /// <param name="width">The least width; a negative one fills on the left.</param>
    /// <param name="characters">What to fill with; a space if missing or empty.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">The string would be too long.</exception>
    public static AslValue Pad(AslValue text, AslValue width, AslValue characters = default)
    {
        var value = OptionalText(text, 1, "pad");
        var size = OptionalNumber(width, 2, "pad");
        var filling = OptionalText(characters, 3, "pad");
        if (value is null) return default;
        var missing = Math.Truncate(Math.Abs(size ?? 0)) - CodePoints.Count(value);
        if (!(missing > 0)) return text;
        if (missing > TextBuilder.Longest) throw JsonataErrors.MemoryLimit();
        var builder = new TextBuilder(stackalloc char[StackCharacters]);
        try
        {
            if (size > 0) builder.Append(value);
            AppendFilling(ref builder, string.IsNullOrEmpty(filling) ? " " : filling, (int)missing);
            if (size < 0) builder.Append(value);
            return AslValue.Of(builder.ToString());
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary><c>$join</c>: strings one after the other.</summary>
    /// <param name="texts">An array of strings.</param>
    /// <param name="separator">What stands between them; nothing if missing.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    public static AslValue Join(AslValue texts, AslValue separator = default)
    {
        var between = OptionalText(separator, 2, "join");
        if (texts.IsUndefined) return default;
        if (!texts.IsArray) return texts.IsString ? texts : throw JsonataErrors.ArrayMismatch(1, "join", "strings");
        var items = texts.Items;
        var builder = new TextBuilder(stackalloc char[StackCharacters]);
        try
        {
            for (var i = 0; i < items.Length; i++)
            {
                if (!items[i].IsString) throw JsonataErrors.ArrayMismatch(1, "join", "strings");
                if (i > 0) builder.Append(between);
                JsonataText.AppendPlain(ref builder, items[i]);
            }

            return AslValue.Of(builder.ToString());
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static void AppendFilling(ref TextBuilder builder, string filling, int characters)
    {
        if (filling.Length == 1)
        {
            builder.Append(filling[0], characters);
            return;
        }

        var each = CodePoints.Count(filling);
        for (; characters >= each; characters -= each) builder.Append(filling);
        builder.Append(filling.AsSpan(0, CodePoints.Offset(filling, characters)));
    }
}
