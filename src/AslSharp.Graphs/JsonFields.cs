namespace AslSharp.Graphs;

/// <summary>Reads members of JSON that may be wrong: what has another form than asked for counts as absent.</summary>
internal static class JsonFields
{
    internal static string? Text(this AslValue node, string name) => node[name].TryGetString(out var text) ? text : null;

    internal static string? Number(this AslValue node, string name) => node[name] is { IsNumber: true } number ? number.ToJson() : null;

    internal static IEnumerable<(string Name, AslValue Value)> Members(this AslValue node)
        => node.IsObject ? [.. node.Properties.ToArray().Select(static property => (property.Name.Text, property.Value))] : [];

    internal static IEnumerable<AslValue> Objects(this AslValue node, string name) => Items(node[name]).Where(static item => item.IsObject);

    internal static IEnumerable<string> Texts(this AslValue node, string name)
        => Items(node[name]).Where(static item => item.IsString).Select(static item => item.GetString());

    private static AslValue[] Items(AslValue node) => node.IsArray ? node.Items.ToArray() : [];
}
