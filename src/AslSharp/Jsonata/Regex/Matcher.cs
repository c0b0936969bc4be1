using System.Text.RegularExpressions;

namespace AslSharp.Runtime;

/// <summary>
/// The matches of a pattern in a text, one after the other: those of a regular expression directly, those of any other function by the
/// protocol of the language (an object with <c>match</c>, <c>start</c>, <c>end</c>, <c>groups</c> and <c>next</c>).
/// </summary>
internal ref struct Matcher(JsonataFunction function, string text, string caller)
{
    private readonly JsonataRegex? _regex = function.Regex;
    private Match? _match;
    private AslValue _object;
    private bool _isStarted;

    internal readonly string Text => text;

    internal readonly int Start => _match is not null ? _match.Index : Position(_object[JsonataRegex.StartName]);

    internal readonly int End => _match is not null ? _match.Index + _match.Length : Position(_object[JsonataRegex.EndName]);

    internal readonly int Length => _match is not null ? _match.Length : MatchText.Length;

    internal readonly string MatchText => _match is not null ? _match.Value : MatchValue.TryGetString(out var found) ? found : "";

    internal readonly AslValue MatchValue => _match is not null ? AslValue.Of(_match.Value) : _object[JsonataRegex.MatchName];

    internal readonly AslValue StartValue => _match is not null ? AslValue.Of(_match.Index) : _object[JsonataRegex.StartName];

    internal readonly AslValue GroupsValue => _match is not null ? JsonataRegex.Groups(_match) : _object[JsonataRegex.GroupsName];

    internal readonly int GroupCount => _match is not null ? _match.Groups.Count - 1 : _object[JsonataRegex.GroupsName].Count;

    /// <summary>A pattern argument: a string or a function.</summary>
    internal static JsonataFunction? Of(in AslValue pattern, int index, string function, out string? text)
    {
        if (pattern.TryGetString(out text)) return null;
        if (pattern.TryGetFunction(out var matcher)) return matcher;
        return pattern.IsUndefined ? null : throw JsonataErrors.ArgumentMismatch(index, function);
    }

    internal readonly string GroupText(int index)
    {
        if (_match is not null) return _match.Groups[index + 1].Value;
        var group = _object[JsonataRegex.GroupsName][index];
        return group.IsNull ? "" : JsonataText.OrNull(group, prettify: false) ?? "";
    }

    /// <summary>The match as the language shows it to functions.</summary>
    internal readonly AslValue ToObject() => _match is not null ? _regex!.ToObject(_match, text) : _object;

    internal bool MoveNext()
    {
        // A caller that asks for more than one match has opened a budget.
        if (_isStarted) CallBudget.Count();
        if (_regex is not null)
        {
            _match = _isStarted ? _regex.Next(_match!, text) : _regex.First(text, 0);
            _isStarted = true;
            return _match is not null;
        }

        var next = _isStarted
            ? Functions.CallIn(AslValue.Null, _object[JsonataRegex.NextName], default(AslValue))
            : function.Invoke(AslValue.Null, AslValue.Of(text));
        _isStarted = true;
        _object = next;
        // What is neither undefined nor true for JavaScript is not looked at further.
        if (_object.IsUndefined) return false;
        if (!Truth.IsTruthy(_object)) return true;
        var isMatch = _object[JsonataRegex.StartName].IsNumber || _object[JsonataRegex.GroupsName].IsArray || _object[JsonataRegex.NextName].IsFunction;
        return isMatch ? true : throw JsonataErrors.BadMatcher(caller);
    }

    private static int Position(AslValue value) =>
        value.TryGetDouble(out var number) && !double.IsNaN(number) ? (int)Math.Clamp(number, 0, int.MaxValue) : 0;
}
