using System.Collections.Immutable;
using AslSharp.Compiler.Text;
using AslSharp.Documents;

namespace AslSharp.Cli.Checking;

/// <summary>Finds the definitions that a command works on: a file in JSON or YAML, or those in a template.</summary>
internal static class Definitions
{
    /// <summary>How the help describes an argument that names a definition.</summary>
    internal const string FileHelp =
        "A definition (*.asl.json, *.asl.yaml), a template with one (CloudFormation, SAM, serverless.yml, Terraform's .tf), or - for standard input.";

    /// <summary>How the help describes the option that chooses a machine.</summary>
    internal const string MachineHelp = "Which machine of a template: its logical id.";

    /// <summary>Reads the one definition of a file.</summary>
    /// <param name="inputs">Reads the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="machine">Which machine of a template; null where the file holds only one.</param>
    /// <returns>The definition; places in it are not those of the file where that is YAML or a template.</returns>
    /// <exception cref="UsageException">There is no such definition, or there are several.</exception>
    internal static EmbeddedDefinition Read(Inputs inputs, string path, string? machine)
    {
        var all = ReadAll(inputs, path, machine);
        return all.Length == 1
            ? all[0]
            : throw new UsageException($"'{path}' has several state machines; choose one with --machine.{Names(all)}");
    }

    /// <summary>Reads the definitions of a file.</summary>
    /// <param name="inputs">Reads the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="machine">The only machine that counts; null for all.</param>
    /// <returns>At least one.</returns>
    /// <exception cref="UsageException">There is none.</exception>
    internal static ImmutableArray<EmbeddedDefinition> ReadAll(Inputs inputs, string path, string? machine)
    {
        var document = AslDocument.Read(AslFile.Create(Inputs.NameOf(path), inputs.Read(path)));
        if (document.Problem is { } problem)
        {
            // Who named a text of another kind hears that, and not what keeps it from being YAML.
            throw new UsageException(AslDocument.IsDefinition(path)
                ? $"Cannot read '{path}': {problem.Message}"
                : $"'{path}' is neither a definition nor a template: it is neither JSON nor YAML.");
        }

        var all = document.Definitions.AddRange(document.References.Select(reference => Follow(reference, path)));
        if (document.Kind == AslDocumentKind.Other)
            throw new UsageException($"'{path}' is neither a definition nor a template: a definition has StartAt and States.");
        if (all.IsEmpty) throw new UsageException($"'{path}' is a template without a state machine.");
        if (machine is null) return all;
        var chosen = all.Where(definition => definition.Name == machine).ToImmutableArray();
        return chosen.IsEmpty
            ? throw new UsageException(
                $"'{path}' has no state machine '{machine}'.{DidYouMean.Ask(machine, all.Select(static definition => definition.Name))}{Names(all)}")
            : chosen;
    }

    private static EmbeddedDefinition Follow(DefinitionReference reference, string template)
    {
        var file = CheckInputs.FileOf(reference, template);
        return reference.Find(AslDocument.Read(AslFile.Create(file, Files.ReadText(file))))
            ?? throw new UsageException($"'{file}', which '{template}' names for '{reference.Name}', holds no definition.");
    }

    private static string Names(IEnumerable<EmbeddedDefinition> all) => $" It has: {string.Join(", ", all.Select(static definition => definition.Name))}.";
}
