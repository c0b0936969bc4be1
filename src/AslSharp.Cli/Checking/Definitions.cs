using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using YamlDotNet.Core;

namespace AslSharp.Cli.Checking;

/// <summary>Finds the one definition that a command works on: a file in JSON or YAML, or one of those in a template.</summary>
internal static class Definitions
{
    /// <summary>Reads a definition as JSON.</summary>
    /// <param name="path">The file.</param>
    /// <param name="machine">Which machine of a template; null where the file holds only one.</param>
    /// <returns>The definition, with the machine's name; places in it are not those of the file where that is YAML or a template.</returns>
    /// <exception cref="UsageException">There is no such definition.</exception>
    internal static (string Name, AslFile File) Read(string path, string? machine)
    {
        var input = new CheckInput(path, Files.ReadText(path), IsNamed: true);
        var all = Read(input);
        if (machine is not null)
        {
            var found = all.Where(definition => definition.Name == machine).Take(1).ToList();
            return found.Count == 1 ? (machine, found[0].File) : throw new UsageException($"'{path}' has no state machine '{machine}'.{Names(all)}");
        }

        return all.Count switch
        {
            1 => all[0],
            0 => throw new UsageException($"'{path}' holds no definition."),
            _ => throw new UsageException($"'{path}' has several state machines; choose one with --machine.{Names(all)}"),
        };
    }

    private static string Names(IEnumerable<(string Name, AslFile File)> all) => $" It has: {string.Join(", ", all.Select(static definition => definition.Name))}.";

    private static List<(string Name, AslFile File)> Read(CheckInput input)
    {
        var file = AslFile.Create(input.Path, input.Text);
        var kind = FileKinds.Of(input);
        if (kind == FileKind.JsonDefinition) return [(MachineName(input.Path), file)];
        try
        {
            var root = kind == FileKind.Json ? JsonNodes.Read(JsonSyntaxTree.Parse(file).Root, file.Text) : Template.ReadYaml(input.Text, kind == FileKind.YamlDefinition);
            if (root is null) return [];
            if (kind != FileKind.YamlDefinition && Template.IsTemplate(root))
                return [.. Template.Definitions(root).Select(definition => (definition.Name, AslFile.Create(input.Path, Template.Text(definition.Definition).Text)))];
            if (kind == FileKind.Json) return [(MachineName(input.Path), file)];
            return root is MappingNode ? [(MachineName(input.Path), AslFile.Create(input.Path, DefinitionText.Write(root).Text))] : [];
        }
        catch (Exception exception) when (exception is YamlException or TextTooLongException)
        {
            throw new UsageException($"Cannot read '{input.Path}': {exception.Message}", exception);
        }
    }

    private static string MachineName(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var ending in new[] { ".asl.json", ".asl.yaml", ".asl.yml" })
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && name.Length > ending.Length) return name[..^ending.Length];
        }

        return Path.GetFileNameWithoutExtension(name);
    }
}
