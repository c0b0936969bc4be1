using AslSharp.Compiler.Json;
using AslSharp.Documents.Mapping;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Documents.Nodes;

/// <summary>Makes nodes of JSON.</summary>
internal static class JsonNodes
{
    /// <summary>The node of a JSON value; what is missing after an error is null.</summary>
    internal static DocumentNode Read(JsonValueSyntax value, SourceText text)
    {
        var (start, end) = (value.Span.Start, value.Span.End);
        return value switch
        {
            JsonObjectSyntax @object
                => new MappingNode(start, end, [.. @object.Properties.Select(property => (ReadText(property.NameSyntax), Read(property.Value, text)))]),
            JsonArraySyntax array => new SequenceNode(start, end, [.. array.Items.Select(item => Read(item, text))]),
            JsonStringSyntax content => ReadText(content),
            JsonMissingSyntax => new ScalarNode(start, end, MappedTextBuilder.Of("null", start, end), false),
            _ => new ScalarNode(start, end, MappedTextBuilder.Of(text.ToString(value.Span), start, end), false),
        };
    }

    private static ScalarNode ReadText(JsonStringSyntax content)
    {
        var builder = new MappedTextBuilder();
        for (var i = 0; i < content.Value.Length; i++)
        {
            var span = content.MapSpan(i, 1);
            builder.Append(content.Value[i], span.Start, span.End);
        }

        return new ScalarNode(content.Span.Start, content.Span.End, builder.Build(content.ContentSpan.End), true);
    }
}
