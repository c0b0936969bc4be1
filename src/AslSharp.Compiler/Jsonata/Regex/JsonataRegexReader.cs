using System.Globalization;
using System.Text;

namespace AslSharp.Compiler.Jsonata;

// Reads a pattern once from left to right and writes that of .NET; no recursion, groups are a stack.
internal sealed partial class JsonataRegexReader
{
    private const string LineEnds = "\\n\\r\\u2028\\u2029";
    private const string Words = "a-zA-Z0-9_";
    private const string NotWords = "\\u0000-\\u002F\\u003A-\\u0040\\u005B-\\u005E\\u0060\\u007B-\\uFFFF";
    private const string NotDigits = "\\u0000-\\u002F\\u003A-\\uFFFF";
    private const string Spaces = "\\u0009-\\u000D\\u0020\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF";
    private const string NotSpaces =
        "\\u0000-\\u0008\\u000E-\\u001F\\u0021-\\u009F\\u00A1-\\u167F\\u1681-\\u1FFF\\u200B-\\u2027\\u202A-\\u202E\\u2030-\\u205E\\u2060-\\u2FFF\\u3001-\\uFEFE\\uFF00-\\uFFFF";

    private readonly string _pattern;
    private readonly bool _ignoresCase;
    private readonly bool _isMultiline;
    private readonly StringBuilder _result = new();
    private readonly Stack<bool> _groups = new();
    private readonly List<string?> _names;

    private int _position;
    private bool _canRepeat;

    public JsonataRegexReader(string pattern, bool ignoresCase, bool isMultiline)
    {
        _pattern = pattern;
        _ignoresCase = ignoresCase;
        _isMultiline = isMultiline;
        _names = FindGroups();
    }

    public string Result => _result.ToString();

    public string? Fault { get; private set; }

    public void Read()
    {
        while (Fault is null && _position < _pattern.Length)
            ReadPart();
        if (Fault is null && _groups.Count > 0)
            Fault = "Unterminated group";
    }

    private void ReadPart()
    {
        var current = _pattern[_position];
        switch (current)
        {
            case '(':
                OpenGroup();
                break;
            case ')':
                CloseGroup();
                break;
            case '|':
                _position++;
                Write("|", canRepeat: false);
                break;
            case '*' or '+' or '?':
                _position++;
                Repeat(current.ToString());
                break;
            case '{':
                ReadBraces();
                break;
            case '[':
                ReadClass();
                break;
            case '\\':
                ReadEscape();
                break;
            case '.':
                _position++;
                Write($"[^{LineEnds}]");
                break;
            case '^':
                _position++;
                Write(_isMultiline ? $"(?<=\\A|[{LineEnds}])" : "\\A", canRepeat: false);
                break;
            case '$':
                _position++;
                Write(_isMultiline ? $"(?=[{LineEnds}]|\\z)" : "\\z", canRepeat: false);
                break;
            default:
                _position++;
                Write(Character(current));
                break;
        }
    }

    private void Write(string text, bool canRepeat = true)
    {
        _result.Append(text);
        _canRepeat = canRepeat;
    }

    // A character that means itself, inside a class and outside.
    private static string Literal(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '/' or '"' or '\'' or ',' or ':' or ';' or '@' or '=' or '<'
            or '>' or '%' or '&' or '~' or '!' or '`'
            ? character.ToString()
            : "\\u" + ((int)character).ToString("X4", CultureInfo.InvariantCulture);

    // The same outside of a class, with all that it matches where case is ignored.
    private string Character(char character) =>
        _ignoresCase && JsonataRegexCase.VariantsOf(character) is { Count: > 1 } variants ? $"[{string.Concat(variants.Select(Literal))}]" : Literal(character);

    private bool StartsWith(string text) => string.CompareOrdinal(_pattern, _position, text, 0, text.Length) == 0;

    private void OpenGroup()
    {
        if (_groups.Count >= JsonataParser.MaximumDepth)
        {
            Fault = "Too many nested groups";
            return;
        }

        // Annex B lets a lookahead be repeated, not a lookbehind.
        foreach (var opening in new[] { "(?:", "(?=", "(?!", "(?<=", "(?<!" })
        {
            if (!StartsWith(opening))
                continue;
            _position += opening.Length;
            _groups.Push(!opening.StartsWith("(?<", StringComparison.Ordinal));
            Write(opening, canRepeat: false);
            return;
        }

        if (StartsWith("(?<") && _pattern.IndexOf('>', _position) is > 0 and var end && IsName(_pattern[(_position + 3)..end]))
            _position = end + 1;
        else if (StartsWith("(?"))
            Fault = "Invalid group";
        else
            _position++;
        _groups.Push(true);
        Write("(", canRepeat: false);
    }

    private void CloseGroup()
    {
        _position++;
        if (_groups.Count == 0)
            Fault = "Unmatched ')'";
        else
            Write(")", _groups.Pop());
    }

    private void Repeat(string quantifier)
    {
        if (!_canRepeat)
        {
            Fault = "Nothing to repeat";
            return;
        }

        if (_position < _pattern.Length && _pattern[_position] == '?')
        {
            _position++;
            quantifier += "?";
        }

        Write(quantifier, canRepeat: false);
    }

    // {n}, {n,} or {n,m}; anything else in braces means itself.
    private void ReadBraces()
    {
        var end = _position + 1;
        var least = ReadCount(ref end);
        var most = least;
        if (least is not null && end < _pattern.Length && _pattern[end] == ',')
        {
            end++;
            most = ReadCount(ref end) ?? int.MaxValue;
        }

        if (least is null || end >= _pattern.Length || _pattern[end] != '}')
        {
            _position++;
            Write(Literal('{'));
            return;
        }

        _position = end + 1;
        if (most < least)
            Fault = "numbers out of order in {} quantifier";
        else
            Repeat(FormattableString.Invariant(
                most == least ? $"{{{least}}}" : most == int.MaxValue ? (FormattableString)$"{{{least},}}" : $"{{{least},{most}}}"));
    }

    private int? ReadCount(ref int position)
    {
        var start = position;
        while (position < _pattern.Length && _pattern[position] is >= '0' and <= '9')
            position++;
        if (position == start)
            return null;
        return int.TryParse(_pattern[start..position], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
    }

    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsDigit(text[0]) && text.All(static character => char.IsLetterOrDigit(character) || character is '_' or '$');

    // The names of all capturing groups, null for those without; needed before a reference to one further on.
    private List<string?> FindGroups()
    {
        var names = new List<string?>();
        var isInClass = false;
        for (var i = 0; i < _pattern.Length; i++)
        {
            switch (_pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    isInClass = true;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '(' when !isInClass && (i + 1 >= _pattern.Length || _pattern[i + 1] != '?'):
                    names.Add(null);
                    break;
                case '(' when !isInClass && string.CompareOrdinal(_pattern, i, "(?<", 0, 3) == 0 && i + 3 < _pattern.Length
                    && _pattern[i + 3] is not ('=' or '!'):
                    var end = _pattern.IndexOf('>', i);
                    if (end < 0)
                        return names;
                    var name = _pattern[(i + 3)..end];
                    if (names.Contains(name))
                        Fault = "Duplicate capture group name";
                    names.Add(name);
                    break;
            }
        }

        return names;
    }
}
