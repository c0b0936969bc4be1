using System.Globalization;
using AslSharp.Documents.Mapping;
using AslSharp.Documents.Nodes;

namespace AslSharp.Documents.Templates;

/// <summary>Writes nodes as the JSON that the compiler reads, each character with its place in the outer file.</summary>
internal static class DefinitionText
{
    /// <summary>The JSON of a definition that is an object of its file.</summary>
    /// <exception cref="TextTooLongException">It is too long for any service.</exception>
    internal static MappedText Write(DocumentNode node)
    {
        var builder = new MappedTextBuilder();
        if (CloudFormationFunctions.Resolve(node) is { } root) Write(root, builder);
        return builder.Build(node.End);
    }

    private static void Write(DocumentNode node, MappedTextBuilder builder)
    {
        switch (node)
        {
            case ScalarNode { IsText: true } text:
                WriteText(text, builder);
                break;
            case ScalarNode value:
                builder.Append(value.Text);
                break;
            case SequenceNode sequence:
                WriteSequence(sequence, builder);
                break;
            case MappingNode mapping:
                WriteMapping(mapping, builder);
                break;
        }
    }

    private static void WriteSequence(SequenceNode sequence, MappedTextBuilder builder)
    {
        builder.Append('[', sequence.Start, Math.Min(sequence.Start + 1, sequence.End));
        var isFirst = true;
        foreach (var item in sequence.Items)
        {
            if (CloudFormationFunctions.Resolve(item) is not { } value) continue;
            if (!isFirst) builder.Append(',', item.Start, item.Start);
            isFirst = false;
            Write(value, builder);
        }

        builder.Append(']', Math.Max(sequence.Start, sequence.End - 1), sequence.End);
    }

    private static void WriteMapping(MappingNode mapping, MappedTextBuilder builder)
    {
        builder.Append('{', mapping.Start, Math.Min(mapping.Start + 1, mapping.End));
        var isFirst = true;
        foreach (var (name, content) in mapping.Members)
        {
            if (CloudFormationFunctions.Resolve(content) is not { } value) continue;
            if (!isFirst) builder.Append(',', name.Start, name.Start);
            isFirst = false;
            WriteText(name, builder);
            builder.Append(':', name.End, name.End);
            Write(value, builder);
        }

        builder.Append('}', Math.Max(mapping.Start, mapping.End - 1), mapping.End);
    }

    // The quotation marks stand where the text begins and ends, so that the place of the whole string is the place of the whole scalar.
    private static void WriteText(ScalarNode node, MappedTextBuilder builder)
    {
        var text = node.Text;
        builder.Append(
            '"', node.Start, text.Length == 0 ? Math.Min(node.Start + 1, node.End) : Math.Max(node.Start, Math.Min(text.StartOf(0), node.Start + 1)));
        for (var i = 0; i < text.Length; i++)
        {
            var (start, end) = (text.StartOf(i), text.EndOf(i));
            switch (text.Text[i])
            {
                case '"' or '\\':
                    builder.Append('\\', start, end);
                    builder.Append(text.Text[i], start, end);
                    break;
                case < ' ':
                    builder.Append("\\u" + ((int)text.Text[i]).ToString("x4", CultureInfo.InvariantCulture), start, end);
                    break;
                default:
                    builder.Append(text.Text[i], start, end);
                    break;
            }
        }

        builder.Append('"', text.Length == 0 ? Math.Max(node.Start, node.End - 1) : Math.Min(text.EndOf(text.Length - 1), node.End), node.End);
    }
}
