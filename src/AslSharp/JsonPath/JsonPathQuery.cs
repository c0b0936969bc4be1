using System.ComponentModel;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>
/// A path that may name many nodes: wildcards, slices, unions, filters, deep scans (ASL section 4.1), read as Jayway JsonPath does.
/// Immutable; emitted code builds it in static initialisers: <c>JsonPathQuery.Root.Child("items").Wildcard()</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonPathQuery
{
    private readonly JsonPathToken[] _tokens;
    private readonly string? _text;

    private JsonPathQuery(JsonPathToken[] tokens, bool isRelative, string? text)
    {
        _tokens = tokens;
        _text = text;
        IsRelative = isRelative;
        IsDefinite = Array.TrueForAll(tokens, token => token.IsDefinite);
    }

    /// <summary>The path <c>$</c>, from which others are built.</summary>
    public static JsonPathQuery Root { get; } = new([], isRelative: false, text: null);

    /// <summary>The path <c>@</c>: the item a filter looks at.</summary>
    public static JsonPathQuery Current { get; } = new([], isRelative: true, text: null);

    /// <summary>Whether the path starts at a filter's item, not at the root.</summary>
    internal bool IsRelative { get; }

    /// <summary>
    /// Whether the path gives its value itself and not an array of matches: names, single indexes, a last step of several names, functions.
    /// </summary>
    internal bool IsDefinite { get; }

    /// <summary>The path as written if known (<see cref="WithText"/>), else normalised.</summary>
    internal string Text => _text ?? Normalize(_tokens);

    /// <summary>Gives the path the text that its failures show.</summary>
    /// <param name="text">The path as the definition writes it.</param>
    /// <returns>The same path with that text.</returns>
    public JsonPathQuery WithText(string text) => new(_tokens, IsRelative, text);

    /// <summary><c>.name</c></summary>
    /// <param name="name">The property.</param>
    /// <returns>The longer path.</returns>
    public JsonPathQuery Child(string name) => Then(new NamesToken([PropertyName.Of(name)]));

    /// <summary><c>.name</c></summary>
    /// <param name="name">The property.</param>
    /// <returns>The longer path.</returns>
    public JsonPathQuery Child(PropertyName name) => Then(new NamesToken([name]));

    /// <summary>
    /// <c>['a','b']</c>: as the last step one object of those members that exist. Elsewhere the service refuses it at run time.
    /// </summary>
    /// <param name="names">The properties.</param>
    /// <returns>The longer path.</returns>
    public JsonPathQuery Children(params ReadOnlySpan<string> names)
    {
        var properties = new PropertyName[names.Length];
        for (var i = 0; i < names.Length; i++)
            properties[i] = PropertyName.Of(names[i]);
        return Then(new NamesToken(properties));
    }

    /// <summary><c>[n]</c></summary>
    /// <param name="index">The index; negative counts from the end.</param>
    /// <returns>The longer path.</returns>
    public JsonPathQuery Index(int index) => Then(new IndexesToken([index]));

    /// <summary><c>[n,m]</c></summary>
    /// <param name="indexes">The indexes, in the order wanted; negative ones count from the end.</param>
    /// <returns>The longer path.</returns>
    public JsonPathQuery Indexes(params ReadOnlySpan<int> indexes) => Then(new IndexesToken(indexes.ToArray()));

    /// <summary><c>[start:end:step]</c></summary>
    /// <param name="start">The first index; negative counts from the end; null for the nearer end.</param>
    /// <param name="end">The limit, itself excluded; negative counts from the end; null for the farther end.</param>
    /// <param name="step">The step; null for 1.</param>
    /// <returns>The longer path.</returns>
    public JsonPathQuery Slice(int? start = null, int? end = null, int? step = null) => Then(new SliceToken(start, end, step));

    /// <summary><c>.*</c> or <c>[*]</c>: all members of an object, all elements of an array.</summary>
    /// <returns>The longer path.</returns>
    public JsonPathQuery Wildcard() => Then(new WildcardToken());

    /// <summary><c>..</c>: the next step is tried on this value and on all below it, depth first in document order.</summary>
    /// <returns>The longer path, which needs a further step.</returns>
    public JsonPathQuery Descendants() => Then(new DescendantsToken());

    /// <summary><c>[?(…)]</c>: the elements of an array for which the expression holds, or an object itself if it holds for that.</summary>
    /// <param name="condition">The expression.</param>
    /// <returns>The longer path.</returns>
    public JsonPathQuery Filter(FilterExpression condition) => Then(new FilterToken(condition));

    /// <summary><c>.length()</c> and the like, on the value so far; after steps that match many nodes, on the array of all of them.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">What stands between the parentheses.</param>
    /// <returns>The longer path.</returns>
    public JsonPathQuery Function(JsonPathFunction function, params ReadOnlySpan<FilterOperand> arguments) =>
        // All matches so far make one value, so that what stands before the function is a path of its own.
        new([new FunctionToken(function, arguments.ToArray(), new JsonPathQuery(_tokens, IsRelative, null))], IsRelative, null);

    /// <summary>Reads without failing for want of a value.</summary>
    /// <param name="root">The value that the root of the path stands for.</param>
    /// <returns>For a definite path its value, Undefined if it has none; else an array of the matches, empty if there are none.</returns>
    /// <exception cref="RuntimeFault">Several names in a step that is not the last, or a regular expression that takes too long.</exception>
    public AslValue Find(AslValue root) => Find(root, root);

    /// <summary>Reads the value of a path that is the value of a state's field.</summary>
    /// <param name="root">The value that the root of the path stands for.</param>
    /// <returns>For a definite path its value; else an array of the matches, empty if there are none.</returns>
    /// <exception cref="RuntimeFault">A definite path finds nothing; or as <see cref="Find(AslValue)"/>.</exception>
    public AslValue Select(AslValue root)
    {
        var value = Find(root, root);
        return value.IsUndefined ? throw new RuntimeFault($"Invalid path '{Text}' : {WhyMissing(root)}") : value;
    }

    /// <summary>Reads the value of a path that stands in a payload template.</summary>
    /// <param name="root">The value that the root of the path stands for.</param>
    /// <param name="field">The field that holds the path, with its <c>.$</c>.</param>
    /// <returns>For a definite path its value; else an array of the matches, empty if there are none.</returns>
    /// <exception cref="RuntimeFault">A definite path finds nothing; or as <see cref="Find(AslValue)"/>.</exception>
    public AslValue Select(AslValue root, string field)
    {
        var value = Find(root, root);
        return value.IsUndefined ? throw PathText.NotFound(Text, field, root) : value;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal AslValue Find(AslValue start, AslValue root)
    {
        if (start.IsUndefined)
            return IsDefinite ? start : AslValue.EmptyArray;
        return Find(start, root, new JsonPathSearch.Budget(this));
    }

    /// <summary>Reads what a filter of another search refers to.</summary>
    internal AslValue Find(AslValue start, JsonPathSearch outer) => Find(start, outer.Root, outer.Left);

    internal static string Normalize(ReadOnlySpan<JsonPathToken> tokens)
    {
        var text = new StringBuilder("$");
        foreach (var token in tokens)
            text.Append(token.ToString());
        return text.ToString();
    }

    private AslValue Find(AslValue start, AslValue root, JsonPathSearch.Budget budget)
    {
        var search = new JsonPathSearch(this, _tokens, root, budget);
        search.Continue(0, start);
        if (!IsDefinite)
            return search.Matches.Count == 0 ? AslValue.EmptyArray : Values.Array(search.Matches.ToArray());
        return search.Matches.Count == 0 ? AslValue.Undefined : search.Matches[0];
    }

    private string WhyMissing(AslValue root)
    {
        if (root.IsNull)
            return PathText.EmptyInput;
        for (var i = 0; i < _tokens.Length; i++)
        {
            var before = new JsonPathQuery(_tokens[..(i + 1)], IsRelative, null);
            if (!before.Find(root).IsUndefined)
                continue;
            var parent = new JsonPathQuery(_tokens[..i], IsRelative, null).Find(root);
            return _tokens[i] switch
            {
                NamesToken when !parent.IsObject => $"Property {_tokens[i]} not found in path {Normalize(_tokens.AsSpan(0, i))}",
                NamesToken when i < _tokens.Length - 1 => $"Missing property in path {Normalize(_tokens.AsSpan(0, i + 1))}",
                _ => $"No results for path: {Normalize(_tokens)}",
            };
        }

        return $"No results for path: {Normalize(_tokens)}";
    }

    private JsonPathQuery Then(JsonPathToken token) => new([.. _tokens, token], IsRelative, null);
}
