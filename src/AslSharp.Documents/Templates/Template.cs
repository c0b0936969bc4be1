using System.Text.RegularExpressions;
using AslSharp.Documents.Mapping;
using AslSharp.Documents.Nodes;
using AslSharp.Documents.Yaml;

namespace AslSharp.Documents.Templates;

/// <summary>The state machines of a template: of CloudFormation, SAM or the Serverless Framework.</summary>
internal static partial class Template
{
    private static readonly string[] StateMachineTypes = ["AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"];

    /// <summary>Whether a file is a template: of CloudFormation or SAM, or of the Serverless Framework.</summary>
    internal static bool IsTemplate(DocumentNode root) => Resources(root) is not null || StateMachines(root) is not null;

    /// <summary>Whether a value looks like a definition.</summary>
    internal static bool IsDefinition(DocumentNode root)
        => root is MappingNode mapping && (mapping.Find("StartAt") is not null || mapping.Find("States") is not null);

    /// <summary>Reads YAML. A template is YAML 1.1, as CloudFormation reads it; all else is YAML 1.2.</summary>
    /// <param name="text">The file.</param>
    /// <param name="isDefinition">Whether the file's name says that it is no template.</param>
    internal static DocumentNode? ReadYaml(string text, bool isDefinition)
    {
        var root = YamlNodes.Read(text);
        return !isDefinition && root is not null && Resources(root) is not null ? YamlNodes.Read(text, hasWords: true) : root;
    }

    /// <summary>The definitions that stand in a template itself, in its order, each with the logical id of its resource.</summary>
    /// <returns>What stands for the definition. Aliases of YAML give the same node to several resources.</returns>
    internal static IEnumerable<(string Name, DocumentNode Definition)> Definitions(DocumentNode root)
    {
        foreach (var (name, properties) in Machines(root))
        {
            // The one framework writes the names of members large, the other small.
            if (Definition(properties.Find("Definition")) is { } definition) yield return (name, definition);
            if (Definition(properties.Find("DefinitionString")) is { } text) yield return (name, text);
            if (Definition(properties.Find("definition")) is { } small) yield return (name, small);
        }
    }

    /// <summary>The definitions that stand in files of their own, in the template's order, each with the logical id of its resource and the file's
    /// path.</summary>
    internal static IEnumerable<(string Name, ScalarNode Path, string File)> References(DocumentNode root)
    {
        foreach (var (name, properties) in Machines(root))
        {
            if (properties.Find("DefinitionUri") is ScalarNode { IsText: true } uri && !uri.Value.Contains("://", StringComparison.Ordinal)
                && !uri.Value.Contains("${", StringComparison.Ordinal))
                yield return (name, uri, uri.Value);
            if (properties.Find("definition") is ScalarNode file && FileVariable().Match(file.Value) is { Success: true } match)
                yield return (name, file, match.Groups[1].Value);
        }
    }

    private static IEnumerable<(string Name, MappingNode Properties)> Machines(DocumentNode root)
    {
        foreach (var (name, value) in Resources(root)?.Members ?? [])
        {
            if (value is MappingNode resource && StateMachineTypes.Contains(resource.FindText("Type")) && resource.Find("Properties") is MappingNode properties)
                yield return (name.Value, properties);
        }

        foreach (var (name, value) in StateMachines(root)?.Members ?? [])
        {
            if (value is MappingNode properties) yield return (name.Value, properties);
        }
    }

    // The Serverless Framework has what is CloudFormation's own below resources.
    private static MappingNode? Resources(DocumentNode root)
        => root is not MappingNode mapping
            ? null : mapping.Find("Resources") as MappingNode ?? (mapping.Find("resources") as MappingNode)?.Find("Resources") as MappingNode;

    private static MappingNode? StateMachines(DocumentNode root)
        => ((root as MappingNode)?.Find("stepFunctions") as MappingNode)?.Find("stateMachines") as MappingNode;

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

    [GeneratedRegex(@"^\s*\$\{file\(\s*([^():${}]+?)\s*\)\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex FileVariable();
}
