using System.Text;
using System.Text.Json;

namespace AslSharp.Dashboard;

/// <summary>Finds the lines of states in the text of a definition.</summary>
internal static class DefinitionLines
{
    /// <summary>The first and the last line of each member of a member <c>States</c>, from 1, by its JSON Pointer; empty for what is no JSON.</summary>
    internal static IReadOnlyDictionary<string, (int First, int Last)> Of(string definition)
    {
        var lines = new Dictionary<string, (int First, int Last)>(StringComparer.Ordinal);
        var utf8 = Encoding.UTF8.GetBytes(definition);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 256 });
        var counter = new LineCounter(utf8);
        // For each open value: its pointer, whether it is an array, and the items that it has had.
        var open = new Stack<(string Pointer, bool IsArray, int Items, int Line)>();
        var (name, line) = ("", 1);
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        (name, line) = (reader.GetString()!, counter.LineOf((int)reader.TokenStartIndex));
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        var pointer = open.Count == 0 ? "" : Next();
                        open.Push((pointer, reader.TokenType == JsonTokenType.StartArray, 0, line));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        var ended = open.Pop();
                        if (open.TryPeek(out var around) && around.Pointer.EndsWith("/States", StringComparison.Ordinal))
                            lines[ended.Pointer] = (ended.Line, counter.LineOf((int)reader.TokenStartIndex));
                        break;
                    default:
                        if (open.Count > 0) Next();
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // Whatever was found until there.
        }

        return lines;

        string Next()
        {
            var top = open.Pop();
            open.Push(top with { Items = top.Items + 1 });
            return top.IsArray
                ? $"{top.Pointer}/{top.Items}"
                : $"{top.Pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
        }
    }

    // Places are asked for in the order of the text.
    private sealed class LineCounter(byte[] text)
    {
        private int _place;
        private int _line = 1;

        internal int LineOf(int place)
        {
            _line += text.AsSpan(_place, place - _place).Count((byte)'\n');
            _place = place;
            return _line;
        }
    }
}
