using System.Runtime.CompilerServices;
using AslSharp.Documents.Mapping;
using AslSharp.Documents.Nodes;

namespace AslSharp.Documents.Templates;

/// <summary>
/// The functions of CloudFormation that may stand for values of a definition. What only the deployment knows becomes a placeholder,
/// <c>${Name}</c>, which the compiler takes for any text.
/// </summary>
internal static class CloudFormationFunctions
{
    // Aliases of aliases lead to a node on more ways than anybody can go.
    private static readonly ConditionalWeakTable<DocumentNode, StrongBox<DocumentNode?>> Resolved = [];

    /// <summary>What a node stands for.</summary>
    /// <returns>The node itself where it is no function; null where there shall be nothing, <c>AWS::NoValue</c>.</returns>
    internal static DocumentNode? Resolve(DocumentNode node)
        => node is not MappingNode ? node : Resolved.GetValue(node, static node => new StrongBox<DocumentNode?>(ResolveMapping(node))).Value;

    private static DocumentNode? ResolveMapping(DocumentNode node)
    {
        if (node is not MappingNode { Members: [var (name, content)] }) return node;
        return name.Value switch
        {
            "Ref" when content is ScalarNode { Value: "AWS::NoValue" } => null,
            "Ref" when content is ScalarNode target => Placeholder(node, target.Text),
            "Fn::Sub" => Substituted(content) ?? Placeholder(node, name.Text),
            "Fn::Join" => Joined(node, content) ?? Placeholder(node, name.Text),
            "Fn::GetAtt" when content is ScalarNode target => Placeholder(node, target.Text),
            "Fn::If" when content is SequenceNode { Items: [_, var then, var otherwise] } => Resolve(then) ?? Resolve(otherwise),
            "Fn::ToJsonString" => Resolve(content),
            _ when name.Value.StartsWith("Fn::", StringComparison.Ordinal) => Placeholder(node, name.Text),
            _ => node,
        };
    }

    private static ScalarNode Placeholder(DocumentNode node, MappedText name)
    {
        var builder = new MappedTextBuilder();
        builder.Append("${", node.Start, node.Start);
        builder.Append(name);
        builder.Append('}', node.End, node.End);
        return new ScalarNode(node.Start, node.End, builder.Build(node.End), true);
    }

    private static ScalarNode? Substituted(DocumentNode content) => content switch
    {
        ScalarNode text => text with { IsText = true },
        SequenceNode { Items: [ScalarNode text, ..] } => text with { IsText = true },
        _ => null,
    };

    private static ScalarNode? Joined(DocumentNode node, DocumentNode content)
    {
        if (content is not SequenceNode { Items: [ScalarNode delimiter, SequenceNode parts] }) return null;
        var builder = new MappedTextBuilder();
        var isFirst = true;
        foreach (var item in parts.Items)
        {
            if (Resolve(item) is not { } part) continue;
            if (part is not ScalarNode text) return null;
            if (!isFirst) builder.Append(delimiter.Value, part.Start, part.Start);
            isFirst = false;
            builder.Append(text.Text);
        }

        return new ScalarNode(node.Start, node.End, builder.Build(node.End), true);
    }
}
