using System.ComponentModel;
using System.Text.RegularExpressions;

namespace AslSharp.Runtime;

/// <summary>
/// A regular expression of JSONata. The compiler has brought JavaScript's syntax into that of .NET; emitted code keeps one in a static field
/// for each. As a function it takes a string and gives its first match: <c>{match, start, end, groups, next}</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonataRegex
{
    internal static readonly PropertyName MatchName = PropertyName.Of("match");
    internal static readonly PropertyName StartName = PropertyName.Of("start");
    internal static readonly PropertyName EndName = PropertyName.Of("end");
    internal static readonly PropertyName GroupsName = PropertyName.Of("groups");
    internal static readonly PropertyName NextName = PropertyName.Of("next");

    // The time AWS gives an expression.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;
    private readonly JsonataFunction _function;

    /// <summary>Makes the expression.</summary>
    /// <param name="pattern">The pattern in the syntax of .NET.</param>
    /// <exception cref="ArgumentException">The pattern is wrong.</exception>
    public JsonataRegex(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        _regex = new Regex(pattern, RegexOptions.CultureInvariant, MostTime);
        _function = JsonataFunction.OfRegex(this);
    }

    /// <summary>The expression as a function value.</summary>
    /// <returns>A value of kind <see cref="AslKind.Function"/>.</returns>
    public AslValue ToValue() => _function.ToValue();

    /// <summary>The expression as a function value.</summary>
    /// <param name="regex">The expression.</param>
    public static implicit operator AslValue(JsonataRegex regex) => regex.ToValue();

    /// <summary>The first match from a position on; null for none.</summary>
    internal Match? First(string text, int start)
    {
        if (start > text.Length) return null;
        try
        {
            var match = _regex.Match(text, start);
            return match.Success ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            throw JsonataErrors.Timeout();
        }
    }

    /// <summary>The match behind another one; null for none. One that is empty would be found for ever.</summary>
    internal Match? Next(Match match, string text)
    {
        var end = match.Index + match.Length;
        if (end >= text.Length) return null;
        var next = First(text, end);
        return next is { Length: 0 } ? throw JsonataErrors.EmptyMatch() : next;
    }

    /// <summary>What the groups matched; null for one that took no part.</summary>
    internal static AslValue Groups(Match match)
    {
        if (match.Groups.Count == 1) return AslValue.EmptyArray;
        var groups = new AslValue[match.Groups.Count - 1];
        for (var i = 0; i < groups.Length; i++)
        {
            var group = match.Groups[i + 1];
            groups[i] = group.Success ? AslValue.Of(group.Value) : AslValue.Null;
        }

        return AslValue.FromOwned(groups);
    }

    internal AslValue ToObject(Match match, string text) => Values.Object(
    [
        new(MatchName, AslValue.Of(match.Value)),
        new(StartName, AslValue.Of(match.Index)),
        new(EndName, AslValue.Of(match.Index + match.Length)),
        new(GroupsName, Groups(match)),
        new(NextName, JsonataFunction.Of(0, null, _ => Next(match, text) is { } next ? ToObject(next, text) : default)),
    ]);

    /// <summary>What the expression does as a function.</summary>
    internal AslValue Invoke(ReadOnlySpan<AslValue> arguments)
    {
        var text = JsonataText.OrNull(arguments[0], prettify: false);
        if (text is null) return default;
        var start = arguments[1].TryGetDouble(out var number) && number > 0 ? number : 0;
        return start <= text.Length && First(text, (int)start) is { } match ? ToObject(match, text) : default;
    }
}
