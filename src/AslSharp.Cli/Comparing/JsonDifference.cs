using AslSharp.Compiler.Json;

namespace AslSharp.Cli.Comparing;

/// <summary>What two texts of JSON in definitions say that is not the same. The order of members, comments and layout do not count.</summary>
internal static class JsonDifference
{
    private const int LongestText = 60;

    // What in these has the name of a comment is data.
    private static readonly HashSet<string> Data = new(StringComparer.Ordinal)
    {
        "Parameters", "Arguments", "Result", "ResultSelector", "ItemSelector", "Assign", "Output", "BatchInput", "Items", "Credentials",
    };

    /// <summary>Whether the two say the same.</summary>
    internal static bool AreSame(JsonValueSyntax old, JsonValueSyntax changed) => !Between(old, changed, "", isData: false).Any();

    /// <summary>The differences of two objects: where, what was there, what is there; null for nothing.</summary>
    /// <param name="old">The one.</param>
    /// <param name="changed">The other.</param>
    /// <param name="counts">Which of their own members are compared.</param>
    internal static IEnumerable<(string Path, string? Old, string? Changed)> Between(JsonObjectSyntax old, JsonObjectSyntax changed, Func<string, bool> counts)
        => Members(old, changed, "", isData: false).Where(member => counts(member.Name)).SelectMany(static member => member.Differences);

    private static IEnumerable<(string Path, string? Old, string? Changed)> Between(JsonValueSyntax? old, JsonValueSyntax? changed, string path, bool isData)
        => (old, changed) switch
        {
            (null, { } value) => [(path, null, Short(value))],
            ({ } value, null) => [(path, Short(value), null)],
            (JsonObjectSyntax before, JsonObjectSyntax after) => Members(before, after, path, isData).SelectMany(static member => member.Differences),
            (JsonArraySyntax before, JsonArraySyntax after) when before.Items.Length == after.Items.Length
                => before.Items.Zip(after.Items).Index().SelectMany(item => Between(item.Item.First, item.Item.Second, $"{path}/{item.Index}", isData)),
            ({ } before, { } after) => Text(before) == Text(after) ? [] : [(path, Short(before), Short(after))],
            _ => [],
        };

    private static IEnumerable<(string Name, IEnumerable<(string Path, string? Old, string? Changed)> Differences)> Members(
        JsonObjectSyntax old, JsonObjectSyntax changed, string path, bool isData)
        => old.Properties.Concat(changed.Properties).Select(static property => property.Name).Distinct(StringComparer.Ordinal)
            .Where(name => isData || name != "Comment")
            .Select(name => (name,
                Between(old.Find(name)?.Value, changed.Find(name)?.Value, $"{path}/{name.Replace("~", "~0").Replace("/", "~1")}",
                    isData || Data.Contains(name))));

    private static string Short(JsonValueSyntax value)
    {
        var text = Text(value);
        return text.Length <= LongestText ? text : text[..LongestText] + "…";
    }

    private static string Text(JsonValueSyntax value) => value switch
    {
        JsonObjectSyntax node => $"{{{string.Join(",", node.Properties.Select(static property => $"\"{property.Name}\":{Text(property.Value)}"))}}}",
        JsonArraySyntax array => $"[{string.Join(",", array.Items.Select(Text))}]",
        JsonStringSyntax text => $"\"{text.Value}\"",
        JsonNumberSyntax number => number.Text,
        _ => value.Kind.ToString().ToLowerInvariant(),
    };
}
