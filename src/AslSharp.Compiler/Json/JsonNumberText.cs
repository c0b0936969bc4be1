namespace AslSharp.Compiler.Json;

/// <summary>The form of a number in JSON.</summary>
internal static class JsonNumberText
{
    /// <summary>Whether a text is <c>-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?</c>.</summary>
    public static bool IsNumber(string text)
    {
        var position = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var startsWithZero = position < text.Length && text[position] == '0';
        var digits = SkipDigits(text, ref position);
        if (digits == 0 || (startsWithZero && digits > 1))
            return false;
        if (position < text.Length && text[position] == '.')
        {
            position++;
            if (SkipDigits(text, ref position) == 0)
                return false;
        }

        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            if (position < text.Length && text[position] is '+' or '-')
                position++;
            if (SkipDigits(text, ref position) == 0)
                return false;
        }

        return position == text.Length;
    }

    private static int SkipDigits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] is >= '0' and <= '9')
            position++;
        return position - start;
    }
}
