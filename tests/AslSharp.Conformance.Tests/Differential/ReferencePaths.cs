using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AslSharp.Conformance.Tests.Differential;

/// <summary>The few paths that random machines use, read and written the slow way.</summary>
internal static class ReferencePaths
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Text(JsonNode node) => node.ToJsonString(Relaxed);

    /// <summary>What a path such as <c>$.a.b</c> finds, or why it finds nothing.</summary>
    internal static (JsonNode? Value, string? Why) Find(JsonNode root, string path)
    {
        var steps = Steps(path);
        var current = root;
        for (var i = 0; i < steps.Length; i++)
        {
            var before = Brackets(steps[..i]);
            if (current is not JsonObject container) return (null, $"Property ['{steps[i]}'] not found in path {before}");
            if (container[steps[i]] is { } next) current = next;
            else return (null, i == steps.Length - 1 ? $"No results for path: {Brackets(steps)}" : $"Missing property in path {before}['{steps[i]}']");
        }

        return (current, null);
    }

    /// <summary>A copy of a document with a value written at a path.</summary>
    internal static JsonNode Write(JsonNode document, string path, JsonNode value)
    {
        var copy = document.DeepClone();
        var steps = Steps(path);
        if (steps.Length == 0) return value.DeepClone();
        var current = copy;
        foreach (var step in steps[..^1])
        {
            if (current is not JsonObject container) throw Conflict();
            current = container[step] ??= new JsonObject();
        }

        if (current is not JsonObject last) throw Conflict();
        last[steps[^1]] = value.DeepClone();
        return copy;

        ReferenceFault Conflict() => new($"Unable to apply ReferencePath {path} to input {Text(document)}", "States.ReferencePathConflict");
    }

    private static string[] Steps(string path) => path.Split('.')[1..];

    private static string Brackets(IEnumerable<string> steps) => "$" + string.Concat(steps.Select(static step => $"['{step}']"));
}
