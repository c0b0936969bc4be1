using AslSharp.Compiler.Json;

namespace AslSharp.Cli.Graphs;

/// <summary>Reads members of JSON objects that may be wrong: what has another form than asked for counts as absent.</summary>
internal static class JsonFields
{
    internal static string? Text(this JsonObjectSyntax node, string name) => (node.Find(name)?.Value as JsonStringSyntax)?.Value;

    internal static string? Number(this JsonObjectSyntax node, string name) => (node.Find(name)?.Value as JsonNumberSyntax)?.Text;

    internal static IEnumerable<JsonObjectSyntax> Objects(this JsonObjectSyntax node, string name)
        => (node.Find(name)?.Value as JsonArraySyntax)?.Items.OfType<JsonObjectSyntax>() ?? [];

    internal static IEnumerable<string> Texts(this JsonObjectSyntax node, string name)
        => (node.Find(name)?.Value as JsonArraySyntax)?.Items.OfType<JsonStringSyntax>().Select(static item => item.Value) ?? [];
}
