namespace AslSharp.Runtime;

/// <content>Search, by string, regular expression or any function that gives matches.</content>
public static partial class JsonataFunctions
{
    private static readonly PropertyName IndexName = PropertyName.Of("index");

    /// <summary><c>$contains</c>: whether a string has a string in it, or matches a pattern.</summary>
    /// <param name="text">A string.</param>
    /// <param name="pattern">A string or a matcher.</param>
    /// <returns>A boolean; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">T1010: the matcher gives no match.</exception>
    public static AslValue Contains(AslValue text, AslValue pattern)
    {
        var value = OptionalText(text, 1, "contains");
        var matcher = Matcher.Of(pattern, 2, "contains", out var sought);
        if (value is null) return default;
        if (sought is not null) return AslValue.Of(value.Contains(sought, StringComparison.Ordinal));
        return matcher is null ? default : AslValue.Of(new Matcher(matcher, value, "contains").MoveNext());
    }

    /// <summary><c>$split</c>: the parts between the occurrences of a separator.</summary>
    /// <param name="text">A string.</param>
    /// <param name="separator">A string, where the empty one parts all characters, or a matcher.</param>
    /// <param name="limit">The most parts.</param>
    /// <returns>An array of strings; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3020: the limit is negative. T1010: the matcher gives no match.</exception>
    public static AslValue Split(AslValue text, AslValue separator, AslValue limit = default)
    {
        var value = OptionalText(text, 1, "split");
        var matcher = Matcher.Of(separator, 2, "split", out var sought);
        var most = OptionalNumber(limit, 3, "split");
        if (value is null) return default;
        if (most < 0) throw JsonataErrors.BadSplitLimit();
        var parts = new ItemBuilder(16);
        try
        {
            if (matcher is not null) Split(ref parts, new Matcher(matcher, value, "split"), most ?? double.PositiveInfinity);
            else if (sought is not null) Split(ref parts, value, sought, Math.Truncate(most ?? double.PositiveInfinity));
            else if (!(most <= 0)) parts.Add(text);
            return AslValue.FromOwned(parts.ToArray());
        }
        finally
        {
            parts.Dispose();
        }
    }

    /// <summary><c>$match</c>: the matches of a pattern, each with <c>match</c>, <c>index</c> and <c>groups</c>.</summary>
    /// <param name="text">A string.</param>
    /// <param name="pattern">A matcher.</param>
    /// <param name="limit">The most matches.</param>
    /// <returns>A sequence of objects; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3040: the limit is negative. D1004: a match is empty. T1010: the matcher gives no match.</exception>
    public static AslValue Match(AslValue text, AslValue pattern, AslValue limit = default)
    {
        var value = OptionalText(text, 1, "match");
        var function = RequireFunction(pattern, 2, "match");
        var most = OptionalNumber(limit, 3, "match");
        if (value is null) return default;
        if (most < 0) throw JsonataErrors.BadMatchLimit();
        var found = new ItemBuilder(4);
        CallBudget.Enter();
        try
        {
            var matcher = new Matcher(function, value, "match");
            // The next match is looked for even where it is one too many, and may fail.
            for (var isFound = !(most <= 0) && matcher.MoveNext(); isFound && !(found.Count >= most); isFound = matcher.MoveNext())
            {
                AslProperty[] members =
                [
                    new(JsonataRegex.MatchName, matcher.MatchValue),
                    new(IndexName, matcher.StartValue),
                    new(JsonataRegex.GroupsName, matcher.GroupsValue),
                ];
                found.Add(AslValue.FromOwned(members));
            }

            return Sequence(found.ToArray());
        }
        finally
        {
            CallBudget.Leave();
            found.Dispose();
        }
    }

    /// <summary><c>$replace</c>: with the occurrences of a pattern replaced.</summary>
    /// <param name="text">A string.</param>
    /// <param name="pattern">A string that is not empty, or a matcher.</param>
    /// <param name="replacement">A string, in which <c>$1</c> is a group, <c>$0</c> the match and <c>$$</c> a dollar where the pattern is a matcher; or a
    /// function from a match to a string.</param>
    /// <param name="limit">The most replacements.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3010, D3011: pattern or limit is wrong. D3012: the function gives no string. D1004: a match is empty.
    /// T1010: the matcher gives no match.</exception>
    public static AslValue Replace(AslValue text, AslValue pattern, AslValue replacement, AslValue limit = default)
    {
        var value = OptionalText(text, 1, "replace");
        var matcher = Matcher.Of(pattern, 2, "replace", out var sought);
        var replacer = Matcher.Of(replacement, 3, "replace", out var substitute);
        var most = OptionalNumber(limit, 4, "replace");
        if (value is null) return default;
        if (sought is { Length: 0 }) throw JsonataErrors.EmptyPattern();
        if (most < 0) throw JsonataErrors.BadReplaceLimit();
        var builder = new TextBuilder(stackalloc char[StackCharacters]);
        CallBudget.Enter();
        try
        {
            var bound = most ?? double.PositiveInfinity;
            if (matcher is not null) Replace(ref builder, new Matcher(matcher, value, "replace"), substitute, replacer, bound);
            else if (sought is not null) Replace(ref builder, value, sought, substitute ?? (replacer is null ? "undefined" : null), bound);
            else return text;
            return AslValue.Of(builder.ToString());
        }
        finally
        {
            CallBudget.Leave();
            builder.Dispose();
        }
    }

    private static void Split(ref ItemBuilder parts, Matcher matcher, double most)
    {
        CallBudget.Enter();
        try
        {
            var text = matcher.Text;
            var start = 0;
            if (most <= 0) return;
            for (var isFound = matcher.MoveNext(); isFound && parts.Count < most; isFound = matcher.MoveNext())
            {
                parts.Add(AslValue.Of(Part(text, start, matcher.Start)));
                start = matcher.End;
            }

            if (parts.Count < most) parts.Add(AslValue.Of(Part(text, start, text.Length)));
        }
        finally
        {
            CallBudget.Leave();
        }
    }

    private static void Split(ref ItemBuilder parts, string text, string separator, double most)
    {
        if (separator.Length == 0)
        {
            for (var i = 0; i < text.Length && i < most; i++) parts.Add(AslValue.Of(text[i].ToString()));
            return;
        }

        var start = 0;
        while (parts.Count < most)
        {
            var index = text.IndexOf(separator, start, StringComparison.Ordinal);
            parts.Add(AslValue.Of(index < 0 ? text[start..] : text[start..index]));
            if (index < 0) return;
            start = index + separator.Length;
        }
    }

    private static void Replace(ref TextBuilder builder, string text, string sought, string? substitute, double most)
    {
        var position = 0;
        for (var count = 0; count < most; count++)
        {
            var index = text.IndexOf(sought, position, StringComparison.Ordinal);
            if (index < 0) break;
            builder.Append(text.AsSpan(position, index - position));
            builder.Append(substitute ?? throw JsonataErrors.ReplacementNotString());
            position = index + sought.Length;
        }

        builder.Append(text.AsSpan(position));
    }

    private static void Replace(ref TextBuilder builder, Matcher matcher, string? substitute, JsonataFunction? replacer, double most)
    {
        var text = matcher.Text;
        var position = 0;
        var isFound = most > 0 && matcher.MoveNext();
        for (var count = 0; isFound && count < most; count++)
        {
            builder.Append(Part(text, position, matcher.Start));
            if (substitute is not null)
            {
                Substitution.Append(ref builder, substitute, matcher);
            }
            else
            {
                var result = replacer is null ? default : replacer.Invoke(AslValue.Null, matcher.ToObject());
                if (!result.IsString) throw JsonataErrors.ReplacementNotString();
                JsonataText.AppendPlain(ref builder, result);
            }

            position = matcher.Start + matcher.Length;
            isFound = matcher.MoveNext();
        }

        builder.Append(Part(text, position, text.Length));
    }

    // A matcher of the user's own may give any positions.
    private static string Part(string text, int start, int end)
    {
        var first = Math.Clamp(Math.Min(start, end), 0, text.Length);
        return text[first..Math.Clamp(Math.Max(start, end), 0, text.Length)];
    }
}
