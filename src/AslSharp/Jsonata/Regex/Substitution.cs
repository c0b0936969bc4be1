using System.Globalization;

namespace AslSharp.Runtime;

/// <summary>The replacement string of <c>$replace</c>, in which <c>$</c> and a number stand for what a group matched.</summary>
internal static class Substitution
{
    internal static void Append(ref TextBuilder builder, string replacement, Matcher match)
    {
        var rest = replacement.AsSpan();
        for (var dollar = rest.IndexOf('$'); dollar >= 0; dollar = rest.IndexOf('$'))
        {
            builder.Append(rest[..dollar]);
            rest = rest[(dollar + 1)..];
            if (rest.StartsWith('$'))
            {
                builder.Append('$');
                rest = rest[1..];
            }
            else if (rest.StartsWith('0'))
            {
                builder.Append(match.MatchText);
                rest = rest[1..];
            }
            else
            {
                rest = rest[AppendGroup(ref builder, rest, match)..];
            }
        }

        builder.Append(rest);
    }

    /// <summary>As many digits count as the number of groups has; one less if there is no such group.</summary>
    /// <returns>How many characters the number takes.</returns>
    private static int AppendGroup(ref TextBuilder builder, ReadOnlySpan<char> rest, Matcher match)
    {
        var groups = match.GroupCount;
        var most = 1;
        for (var count = groups; count >= 10; count /= 10) most++;
        var index = Number(rest, most);
        if (most > 1 && index > groups) index = Number(rest, most - 1);
        if (index < 0)
        {
            builder.Append('$');
            return 0;
        }

        if (index >= 1 && index <= groups) builder.Append(match.GroupText(index - 1));
        return index.ToString(CultureInfo.InvariantCulture).Length;
    }

    /// <summary>The number at the start, of at most so many digits; -1 for none.</summary>
    private static int Number(ReadOnlySpan<char> text, int most)
    {
        var number = -1;
        for (var i = 0; i < most && i < text.Length && char.IsAsciiDigit(text[i]); i++) number = (Math.Max(number, 0) * 10) + (text[i] - '0');
        return number;
    }
}
