using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AslSharp.Cli.Checking;
using AslSharp.Cli.Graphs;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using AslSharp.Testing;

namespace AslSharp.Cli.Cases;

/// <summary>Real executions as cases of a definition.</summary>
internal static class HistoryCases
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes a case of each history.</summary>
    /// <param name="inputs">Reads the files.</param>
    /// <param name="paths">The definition: one path.</param>
    /// <param name="machine">Which machine of a template.</param>
    /// <param name="histories">The files of the histories.</param>
    /// <param name="executionName">The execution's name, which histories do not have; null where it does not matter.</param>
    /// <param name="folder">A folder to write the cases to; null for none.</param>
    /// <exception cref="UsageException">There is no such definition, or a file is no history that can be replayed.</exception>
    internal static IReadOnlyList<TestCase> Read(Inputs inputs, string[] paths, string? machine, string[] histories, string? executionName, string? folder)
    {
        if (paths.Length != 1) throw new UsageException("--history replays executions of one machine: PATH is its definition.");
        if (executionName is not null && histories.Length > 1) throw new UsageException("--execution-name is that of one execution: give one --history.");
        var definition = Definitions.Read(inputs, paths[0], machine);
        var graph = GraphBuilder.Build(definition.Name, JsonSyntaxTree.Parse(definition.File));
        return [.. histories.Select(file => Make(definition.File, graph, file, inputs.Read(file), executionName, folder))];
    }

    private static string Indented(AslValue value) => JsonNode.Parse(value.ToJson())!.ToJsonString(Layout) + Environment.NewLine;

    private static ExecutionCase Make(AslFile definition, GraphModel graph, string file, string text, string? executionName, string? folder)
    {
        var name = Path.GetFileNameWithoutExtension(Inputs.NameOf(file));
        try
        {
            var @case = FetchedHistory.ToCase(graph, text, name, executionName);
            if (folder is not null)
                Files.WriteText(Path.Combine(folder, name + ".json"), Indented(@case.With("definition", AslValue.Parse(definition.Text.ToString()))));
            var compiled = AslFile.Create(graph.Name + TargetNames.FileExtension, definition.Text.ToString()) with { Type = definition.Type };
            return new ExecutionCase(compiled, new StateMachineCase(name, name, @case, "", new ComparisonMarks(@case)));
        }
        catch (FormatException exception)
        {
            throw new UsageException($"'{file}' cannot be replayed: {exception.Message}.", exception);
        }
    }
}
