using System.ComponentModel;
using System.Text.RegularExpressions;

namespace AslSharp.Runtime;

/// <summary>One side of a comparison in a filter: a literal, a path, or a regular expression.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FilterOperand
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    private readonly AslValue _literal;
    private readonly JsonPathQuery? _path;

    private FilterOperand(AslValue literal, JsonPathQuery? path, Regex? regex)
    {
        _literal = literal;
        _path = path;
        Regex = regex;
    }

    internal Regex? Regex { get; }

    /// <summary>A literal.</summary>
    /// <param name="value">Its value.</param>
    public static implicit operator FilterOperand(AslValue value) => new(value, null, null);

    /// <summary>A path: <c>@…</c> or <c>$…</c>.</summary>
    /// <param name="path">The path.</param>
    public static implicit operator FilterOperand(JsonPathQuery path) => new(default, path, null);

    /// <summary>A literal.</summary>
    /// <param name="value">Its value.</param>
    /// <returns>The operand.</returns>
    public static FilterOperand Literal(AslValue value) => value;

    /// <summary>A path: <c>@…</c>, built from <see cref="JsonPathQuery.Current"/>, or <c>$…</c>.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The operand.</returns>
    public static FilterOperand Path(JsonPathQuery path) => path;

    /// <summary>A regular expression.</summary>
    /// <param name="regex">The expression, anchored at both ends, and without backtracking or with a timeout.</param>
    /// <returns>The operand.</returns>
    public static FilterOperand Pattern(Regex regex) => new(default, null, regex);

    /// <summary>A regular expression that must fit the whole text; it runs without backtracking where it can, else with a timeout.</summary>
    /// <param name="pattern">The text between the slashes.</param>
    /// <param name="options">What the letters after them mean.</param>
    /// <returns>The operand.</returns>
    /// <exception cref="ArgumentException">The pattern is not a regular expression.</exception>
    public static FilterOperand Pattern(string pattern, RegexOptions options = RegexOptions.None)
    {
        var whole = $@"\A(?:{pattern})\z";
        options |= RegexOptions.CultureInvariant;
        try
        {
            return Pattern(new Regex(whole, options | RegexOptions.NonBacktracking, PatternTimeout));
        }
        catch (NotSupportedException)
        {
            // Look-around and back-references need backtracking.
            return Pattern(new Regex(whole, options, PatternTimeout));
        }
    }

    internal AslValue Value(AslValue item, JsonPathSearch search)
    {
        if (_path is null)
            return _literal;
        if (!_path.IsRelative)
            return _path.Find(search.Root, search);
        // The service documents that @ matches no scalars.
        return item.IsObject || item.IsArray ? _path.Find(item, search) : AslValue.Undefined;
    }
}
