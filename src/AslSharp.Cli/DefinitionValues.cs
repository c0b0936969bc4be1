using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Cli;

/// <summary>Definitions as values, as far as they can be read: what is no JSON is left out.</summary>
internal static class DefinitionValues
{
    /// <summary>What a definition says.</summary>
    internal static AslValue Of(JsonSyntaxTree tree) => Of(tree.Root);

    /// <summary>Where the name of a member stands that a path leads to; nowhere where there is none.</summary>
    internal static TextSpan PlaceOf(JsonSyntaxTree tree, IReadOnlyList<string> path)
    {
        var place = default(TextSpan);
        var value = tree.Root;
        foreach (var segment in path)
        {
            switch (value)
            {
                case JsonObjectSyntax node when node.Find(segment) is { } property:
                    (place, value) = (property.NameSpan, property.Value);
                    break;
                case JsonArraySyntax array when int.TryParse(segment, out var index):
                    // Items that are no objects have no number in a path.
                    value = array.Items.OfType<JsonObjectSyntax>().ElementAtOrDefault(index);
                    break;
                default:
                    return default;
            }
        }

        return place;
    }

    private static AslValue Of(JsonValueSyntax value) => value switch
    {
        JsonObjectSyntax node => AslValue.Object([.. node.Properties.Select(static property => new AslProperty(property.Name, Of(property.Value)))]),
        JsonArraySyntax array => AslValue.Array([.. array.Items.Select(Of)]),
        JsonStringSyntax text => text.Value,
        JsonNumberSyntax number => AslValue.TryParse(number.Text, out var parsed, out _) ? parsed : AslValue.Null,
        { Kind: JsonSyntaxKind.True } => true,
        { Kind: JsonSyntaxKind.False } => false,
        _ => AslValue.Null,
    };
}
