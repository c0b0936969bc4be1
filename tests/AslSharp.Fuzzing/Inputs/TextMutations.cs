namespace AslSharp.Fuzzing.Inputs;

/// <summary>Changes of a text that need not be JSON, neither before nor after.</summary>
internal static class TextMutations
{
    private static readonly string[] Numbers =
        ["0", "-0", "-1", "1", "2.5", "99999999", "100000000", "2147483648", "9223372036854775807", "9223372036854775808", "1e308", "1e400", "-1e400", "1e-400", "0.30000000000000004", "00", "1.", ".5", "0x10"];

    private static readonly string[] Characters = ["\uFEFF", "\0", "\uD83D", "\uDE00", "\u2028", "\u0085", "\r", "\uFFFF", "\u200B", "\t", "\\uD800", "\\u0000"];

    /// <summary>Makes the change.</summary>
    internal static string Apply(MutationKind kind, string text, Random random)
    {
        var tokens = Tokens.Split(text);
        if (tokens.Count == 0) return Pick(random, Fragments.Json);
        return kind switch
        {
            MutationKind.DeleteTokens => OnRange(text, tokens, random, static _ => ""),
            MutationKind.DuplicateTokens => OnRange(text, tokens, random, static range => range + " " + range),
            MutationKind.SwapTokens => Swap(text, tokens, random),
            MutationKind.InsertFragment => text.Insert(tokens[random.Next(tokens.Count)].Start, Pick(random, Fragments.Json) + " "),
            MutationKind.Cut => text[..random.Next(text.Length)],
            MutationKind.Nest => Nest(text, tokens, random),
            MutationKind.Repeat => OnRange(text, tokens, random, range => string.Concat(Enumerable.Repeat(range + ",", random.Next(2, 200)))),
            MutationKind.ChangeCharacter => ChangeCharacter(text, random),
            MutationKind.InsertCharacter => text.Insert(random.Next(3) == 0 ? 0 : random.Next(text.Length), Pick(random, Characters)),
            MutationKind.PutOnOneLine => OneLine(text, tokens, 0),
            MutationKind.Widen => OneLine(text, tokens, random.Next(60_000, 70_000)),
            MutationKind.RepeatMember => RepeatMember(text, tokens, random),
            MutationKind.ChangeNumber => On(text, tokens.FindAll(token => char.IsAsciiDigit(text[token.Start]) || text[token.Start] == '-'), random, _ => Pick(random, Numbers)),
            MutationKind.SpliceString => OnString(text, tokens, random, inner => inner.Insert(random.Next(inner.Length + 1), Pick(random, Fragments.Text))),
            MutationKind.CutString => OnString(text, tokens, random, inner => CutString(inner, random)),
            MutationKind.LengthenString => OnString(text, tokens, random, inner => Lengthen(inner, random)),
            MutationKind.ChangeExpression => OnString(text, tokens, random, inner => ChangeExpression(inner, random)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>One of the choices.</summary>
    internal static string Pick(Random random, IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];

    private static string On(string text, List<(int Start, int End)> tokens, Random random, Func<string, string> change)
    {
        if (tokens.Count == 0) return text;
        var (start, end) = tokens[random.Next(tokens.Count)];
        return string.Concat(text.AsSpan(0, start), change(text[start..end]), text.AsSpan(end));
    }

    private static string OnRange(string text, List<(int Start, int End)> tokens, Random random, Func<string, string> change)
    {
        var first = random.Next(tokens.Count);
        var last = Math.Min(tokens.Count - 1, first + (random.Next(3) == 0 ? random.Next(40) : random.Next(4)));
        var (start, end) = (tokens[first].Start, tokens[last].End);
        return string.Concat(text.AsSpan(0, start), change(text[start..end]), text.AsSpan(end));
    }

    private static string OnString(string text, List<(int Start, int End)> tokens, Random random, Func<string, string> change)
        => On(text, tokens.FindAll(token => text[token.Start] == '"' && token.End - token.Start >= 2 && text[token.End - 1] == '"'), random, token => "\"" + change(token[1..^1]) + "\"");

    private static string Swap(string text, List<(int Start, int End)> tokens, Random random)
    {
        var (first, second) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
        if (first.Start > second.Start) (first, second) = (second, first);
        return first == second
            ? text
            : string.Concat(string.Concat(text.AsSpan(0, first.Start), text.AsSpan(second.Start, second.End - second.Start), text.AsSpan(first.End, second.Start - first.End)), text.AsSpan(first.Start, first.End - first.Start), text.AsSpan(second.End));
    }

    private static string OneLine(string text, List<(int Start, int End)> tokens, int comment)
    {
        var line = string.Concat(tokens.Select(token => text[token.Start..token.End]));
        return comment > 0 && line.StartsWith("{\"", StringComparison.Ordinal) ? $$"""{"Comment":"{{new string('-', comment)}}",{{line.AsSpan(1)}}""" : line;
    }

    private static string RepeatMember(string text, List<(int Start, int End)> tokens, Random random)
    {
        var names = Enumerable.Range(0, Math.Max(0, tokens.Count - 2)).Where(i => text[tokens[i].Start] == '"' && text[tokens[i + 1].Start] == ':').ToList();
        if (names.Count == 0) return text;
        var first = names[random.Next(names.Count)];
        var (last, depth) = (first + 2, 0);
        for (; last < tokens.Count; last++)
        {
            var c = text[tokens[last].Start];
            if (c is '{' or '[') depth++;
            else if (c is '}' or ']') depth--;
            if (depth <= 0) break;
        }

        if (last >= tokens.Count) return text;
        var name = text[tokens[first].Start..tokens[first].End];
        var value = random.Next(2) == 0 ? text[tokens[first + 2].Start..tokens[last].End] : Pick(random, Fragments.Values);
        return text.Insert(tokens[last].End, $", {name}: {value}");
    }

    private static string Nest(string text, List<(int Start, int End)> tokens, Random random)
    {
        var depth = random.Next(4) == 0 ? random.Next(100, 5000) : random.Next(1, 8);
        var (open, close) = random.Next(4) switch
        {
            0 => ("{\"a\":", "}"),
            1 => ("[", "]"),
            2 => ("{\"And\":[", "]}"),
            _ => ("{\"Not\":", "}"),
        };
        return On(text, tokens, random, token => string.Concat(Enumerable.Repeat(open, depth)) + token + string.Concat(Enumerable.Repeat(close, random.Next(8) == 0 ? depth - 1 : depth)));
    }

    private static string ChangeCharacter(string text, Random random)
    {
        var at = random.Next(text.Length);
        var character = random.Next(3) == 0 ? (char)random.Next(0x10000) : (char)random.Next(32, 127);
        return string.Concat(text.AsSpan(0, at), character.ToString(), text.AsSpan(at + 1));
    }

    private static string CutString(string inner, Random random)
    {
        if (inner.Length == 0) return inner;
        var start = random.Next(inner.Length);
        var end = Math.Min(inner.Length, start + random.Next(1, 6));
        return random.Next(2) == 0 ? inner.Remove(start, end - start) : inner.Insert(end, inner[start..end]);
    }

    private static string Lengthen(string inner, Random random)
    {
        var part = random.Next(2) == 0 ? Pick(random, Fragments.Text) : Pick(random, Fragments.Jsonata);
        return inner.Insert(random.Next(inner.Length + 1), string.Concat(Enumerable.Repeat(part, random.Next(2, random.Next(4) == 0 ? 2000 : 100))));
    }

    private static string ChangeExpression(string inner, Random random)
    {
        if (!inner.StartsWith("{%", StringComparison.Ordinal)) return $"{{% {JsonStringText.Encode(Expression(random))} %}}";
        var core = inner.Length >= 4 ? inner[2..^2] : "";
        core = random.Next(5) switch
        {
            0 => $" ({core}) ",
            1 => $"{core}{Pick(random, Fragments.Jsonata)}",
            2 => CutString(core, random),
            3 => Nested(core, random),
            _ => core.Insert(random.Next(core.Length + 1), Pick(random, Fragments.Jsonata)),
        };
        return $"{{%{core}%}}";
    }

    private static string Expression(Random random) => random.Next(4) switch
    {
        0 => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(random, Fragments.Jsonata))),
        1 => Pick(random, Fragments.Expressions),
        _ => Pick(random, SeedTexts.Expressions),
    };

    private static string Nested(string core, Random random)
    {
        var depth = random.Next(3) == 0 ? random.Next(50, 1500) : random.Next(1, 6);
        var (open, close) = random.Next(6) switch
        {
            0 => ("(", ")"),
            1 => ("[", "]"),
            2 => ("{ 'a': ", " }"),
            3 => ("function($x) { ", " }"),
            4 => ("-", ""),
            _ => ("$string(", ")"),
        };
        return string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth));
    }
}
