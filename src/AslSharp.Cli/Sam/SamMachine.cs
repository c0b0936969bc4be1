using AslSharp.Compiler.Json;
using AslSharp.Documents;
using AslSharp.Graphs;

namespace AslSharp.Cli.Sam;

/// <summary>A state machine that goes into a template.</summary>
internal sealed class SamMachine
{
    private readonly string? _file;
    private readonly string _text;

    /// <param name="definition">The definition.</param>
    /// <param name="file">Its file as the template names it; null where the definition is to stand in the template.</param>
    /// <param name="ids">Gives the ids of resources.</param>
    internal SamMachine(EmbeddedDefinition definition, string? file, LogicalIds ids)
    {
        _file = file;
        _text = definition.File.Text.ToString();
        BaseName = definition.Name;
        Id = ids.Give(definition.Name, "StateMachine");
        var parsed = DefinitionValues.Of(JsonSyntaxTree.Parse(definition.File));
        Comment = GraphBuilder.Build(definition.Name, parsed).Comment;
        Placeholders = new Placeholders(_text);
        Calls = MachineCalls.Of(parsed, Placeholders);
        Name = "${AWS::StackName}-" + definition.Name;
    }

    /// <summary>Its name in its own project.</summary>
    internal string BaseName { get; }

    /// <summary>The id of its resource.</summary>
    internal string Id { get; }

    /// <summary>Its name on AWS, in the words of <c>Fn::Sub</c>.</summary>
    internal string Name { get; private set; }

    internal string? Comment { get; }

    internal MachineCalls Calls { get; }

    internal Placeholders Placeholders { get; }

    /// <summary>Whether the definition stands in the template.</summary>
    internal bool IsInline => _file is null;

    /// <summary>The file, as YAML.</summary>
    internal string DefinitionUri => YamlText.Of(_file ?? "");

    /// <summary>The name under which another machine calls it.</summary>
    internal void KeepName() => Name = BaseName;

    /// <summary>The definition as JSON, with references in place of the functions of the template.</summary>
    /// <param name="functions">The functions by how the definition writes them.</param>
    /// <exception cref="UsageException">It is no JSON before its placeholders are filled.</exception>
    internal string Inline(IReadOnlyDictionary<string, SamFunction> functions)
    {
        if (!AslValue.TryParse(_text, out var definition, out _))
            throw new UsageException($"The definition of '{BaseName}' has placeholders outside of texts, so that it cannot stand in a template.");
        return Referring(definition).ToJson();

        AslValue Referring(AslValue value)
        {
            if (value.IsArray) return AslValue.Array([.. value.Items.ToArray().Select(Referring)]);
            if (!value.IsObject) return value;
            var isTask = value["Type"].StringEquals("Task");
            return AslValue.Object(
                [.. value.Properties.ToArray().Select(member => new AslProperty(member.Name, isTask ? OfTask(member) : Referring(member.Value)))]);
        }

        AslValue OfTask(AslProperty member) => member.Name.Text switch
        {
            "Resource" => Reference(member.Value),
            "Parameters" or "Arguments" when member.Value["FunctionName"].IsString
                => member.Value.With("FunctionName", Reference(member.Value["FunctionName"])),
            _ => member.Value,
        };

        AslValue Reference(AslValue written)
            => functions.TryGetValue(written.GetString(), out var function) ? function.Reference(written.GetString()) : written;
    }
}
