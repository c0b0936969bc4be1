using AslSharp.Documents.Mapping;
using AslSharp.Documents.Nodes;
using AslSharp.Documents.Yaml;

namespace AslSharp.Documents.Templates;

/// <summary>The state machines of a CloudFormation or SAM template.</summary>
internal static class Template
{
    private static readonly string[] StateMachineTypes = ["AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"];

    /// <summary>Whether a file is a template.</summary>
    internal static bool IsTemplate(DocumentNode root) => root is MappingNode mapping && mapping.Find("Resources") is MappingNode;

    /// <summary>Whether a value looks like a definition.</summary>
    internal static bool IsDefinition(DocumentNode root)
        => root is MappingNode mapping && (mapping.Find("StartAt") is not null || mapping.Find("States") is not null);

    /// <summary>Reads YAML. A template is YAML 1.1, as CloudFormation reads it; all else is YAML 1.2.</summary>
    /// <param name="text">The file.</param>
    /// <param name="isDefinition">Whether the file's name says that it is no template.</param>
    internal static DocumentNode? ReadYaml(string text, bool isDefinition)
    {
        var root = YamlNodes.Read(text);
        return !isDefinition && root is not null && IsTemplate(root) ? YamlNodes.Read(text, hasWords: true) : root;
    }

    /// <summary>The definitions that stand in a template itself, in its order, each with the logical id of its resource.</summary>
    /// <returns>What stands for the definition. Aliases of YAML give the same node to several resources.</returns>
    internal static IEnumerable<(string Name, DocumentNode Definition)> Definitions(DocumentNode root)
    {
        foreach (var (name, value) in ((MappingNode)((MappingNode)root).Find("Resources")!).Members)
        {
            if (value is not MappingNode resource || !StateMachineTypes.Contains(resource.FindText("Type")) || resource.Find("Properties") is not MappingNode properties) continue;
            if (Definition(properties.Find("Definition")) is { } definition) yield return (name.Value, definition);
            if (Definition(properties.Find("DefinitionString")) is { } text) yield return (name.Value, text);
        }
    }

    /// <summary>The JSON of a definition.</summary>
    /// <exception cref="TextTooLongException">It is too long for any service.</exception>
    internal static MappedText Text(DocumentNode definition)
        => definition is ScalarNode text ? text.Text : DefinitionText.Write(definition);

    private static DocumentNode? Definition(DocumentNode? node) => node is null ? null : CloudFormationFunctions.Resolve(node) switch
    {
        ScalarNode { IsText: true } text when !IsElsewhere(text.Value) => text,
        MappingNode definition => definition,
        _ => null,
    };

    // A parameter, an import or a dynamic reference alone: the definition is not in the template.
    private static bool IsElsewhere(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.StartsWith("{{resolve:") || (trimmed.StartsWith("${") && trimmed.IndexOf('}') == trimmed.Length - 1);
    }
}
