using AslSharp.Compiler.Text;
using AslSharp.Documents;

namespace AslSharp.Cli.Checking;

/// <summary>Finds the one definition that a command works on: a file in JSON or YAML, or one of those in a template.</summary>
internal static class Definitions
{
    /// <summary>Reads a definition as JSON.</summary>
    /// <param name="path">The file.</param>
    /// <param name="machine">Which machine of a template; null where the file holds only one.</param>
    /// <returns>The definition; places in it are not those of the file where that is YAML or a template.</returns>
    /// <exception cref="UsageException">There is no such definition.</exception>
    internal static EmbeddedDefinition Read(string path, string? machine)
    {
        var document = AslDocument.Read(AslFile.Create(path, Files.ReadText(path)));
        if (document.Problem is { } problem) throw new UsageException($"Cannot read '{path}': {problem.Message}");
        var all = document.Definitions;
        if (machine is not null)
        {
            return all.FirstOrDefault(definition => definition.Name == machine)
                ?? throw new UsageException($"'{path}' has no state machine '{machine}'.{Names(all)}");
        }

        return all.Length switch
        {
            1 => all[0],
            0 => throw new UsageException($"'{path}' holds no definition."),
            _ => throw new UsageException($"'{path}' has several state machines; choose one with --machine.{Names(all)}"),
        };
    }

    private static string Names(IEnumerable<EmbeddedDefinition> all) => $" It has: {string.Join(", ", all.Select(static definition => definition.Name))}.";
}
