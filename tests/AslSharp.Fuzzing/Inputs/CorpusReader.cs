using System.Text;
using System.Text.Json;

namespace AslSharp.Fuzzing.Inputs;

/// <summary>
/// Reads definitions and expressions from files of any sort: definitions themselves, case files that hold some, lists of cases, and what is
/// no JSON at all, which is a text like any other. Nothing in a file ends the reading; what cannot be used is told.
/// </summary>
internal sealed class CorpusReader
{
    private const int LargestFile = 8_000_000;
    private const int LargestText = 200_000;
    private const int LargestExpression = 2000;
    private const int MaximumDepth = 2000;

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
    private static readonly string[] TextMembers = ["text", "definitionText", "definition"];

    private readonly List<string> _texts = [];
    private readonly List<string> _expressions = [];
    private readonly List<(string Path, string Why)> _skipped = [];

    /// <summary>Definitions, right and wrong ones.</summary>
    internal IReadOnlyList<string> Texts => _texts;

    /// <summary>JSONata expressions without their delimiters.</summary>
    internal IReadOnlyList<string> Expressions => _expressions;

    /// <summary>What was not used, and why.</summary>
    internal IReadOnlyList<(string Path, string Why)> Skipped => _skipped;

    /// <summary>Reads a file, or all files below a folder in the order of their names.</summary>
    internal void Read(string path)
    {
        if (Directory.Exists(path))
        {
            foreach (var file in Directory.EnumerateFiles(path, "*", Everywhere).Order(StringComparer.Ordinal)) ReadFile(file);
        }
        else if (File.Exists(path))
        {
            ReadFile(path);
        }
        else
        {
            _skipped.Add((path, "is not there"));
        }
    }

    private void ReadFile(string path)
    {
        byte[] bytes;
        try
        {
            var length = new FileInfo(path).Length;
            // A pipe has no length either, and would be waited for.
            if (length is 0 or > LargestFile)
            {
                _skipped.Add((path, length == 0 ? "is empty" : $"has {length:N0} bytes"));
                return;
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _skipped.Add((path, exception.Message));
            return;
        }

        var text = Encoding.UTF8.GetString(bytes);
        var before = _texts.Count + _expressions.Count;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            if (!IsDefinition(document.RootElement)) Gather(document.RootElement, path, 0);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // No JSON, or with raw halves of characters: a text for the compiler all the same.
        }

        if (_texts.Count + _expressions.Count == before) AddText(text, path);
    }

    private static bool IsDefinition(JsonElement element)
        => element.ValueKind == JsonValueKind.Object && (element.TryGetProperty("States", out _) || element.TryGetProperty("StartAt", out _));

    private void Gather(JsonElement element, string path, int depth)
    {
        // Below some depth nobody keeps cases.
        if (depth > 40) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Gather(item, path, depth + 1);
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        if (IsDefinition(element))
        {
            AddText(element.GetRawText(), path);
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            var name = NameOf(member);
            if (member.Value.ValueKind == JsonValueKind.String)
            {
                if (TextMembers.Contains(name)) AddText(JsonStringText.Decode(member.Value.GetRawText()), path);
                else if (name == "expr") AddExpression(JsonStringText.Decode(member.Value.GetRawText()), path);
            }
            else if (name == "definition")
            {
                AddText(member.Value.GetRawText(), path);
            }
            else
            {
                Gather(member.Value, path, depth + 1);
            }
        }
    }

    // A name may hold half a character, which this library cannot give out.
    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private void AddText(string text, string path)
    {
        if (text.Length <= LargestText) _texts.Add(text);
        else _skipped.Add((path, $"holds a text of {text.Length:N0} characters"));
    }

    private void AddExpression(string text, string path)
    {
        if (text.Length < LargestExpression) _expressions.Add(text);
        else _skipped.Add((path, $"holds an expression of {text.Length:N0} characters"));
    }
}
