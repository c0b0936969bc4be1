using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AslSharp.Cli.Checking;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using AslSharp.Graphs;
using AslSharp.Testing;

namespace AslSharp.Cli.Cases;

/// <summary>Real executions as cases of a definition.</summary>
internal static class HistoryCases
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes a case of each history.</summary>
    /// <param name="inputs">Reads the files.</param>
    /// <param name="paths">The definition: one path.</param>
    /// <param name="request">The histories.</param>
    /// <exception cref="UsageException">There is no such definition, or a file is no history that can be replayed.</exception>
    internal static IReadOnlyList<TestCase> Read(Inputs inputs, string[] paths, HistoryRequest request)
    {
        if (paths.Length != 1) throw new UsageException("--history replays executions of one machine: PATH is its definition.");
        if (request is { ExecutionName: not null, Histories.Count: > 1 })
            throw new UsageException("--execution-name is that of one execution: give one --history.");
        var definition = Definitions.Read(inputs, paths[0], request.Machine);
        var values = DefinitionValues.Of(JsonSyntaxTree.Parse(definition.File));
        var graph = GraphBuilder.Build(definition.Name, values);
        return [.. request.Histories.SelectMany(file => Make(definition.File, graph, values, file, inputs.Read(file), request))];
    }

    private static string Indented(AslValue value) => JsonNode.Parse(value.ToJson())!.ToJsonString(Layout) + Environment.NewLine;

    // Before its placeholders are filled a definition may be no JSON.
    private static AslValue WithDefinition(AslValue @case, string text)
        => AslValue.TryParse(text, out var definition, out _) ? @case.With("definition", definition) : @case.With("definitionText", text);

    private static List<ExecutionCase> Make(AslFile definition, GraphModel graph, AslValue values, string file, string text, HistoryRequest request)
    {
        var name = Path.GetFileNameWithoutExtension(Inputs.NameOf(file));
        try
        {
            var cases = new List<ExecutionCase>();
            foreach (var fetched in FetchedHistory.ToCases(graph, values, text, name, request.ExecutionName))
            {
                var json = fetched.Machine.IsUndefined ? definition.Text.ToString() : fetched.Machine.ToJson();
                if (request.Folder is { } folder)
                    Files.WriteText(Path.Combine(folder, fetched.Name + ".json"), Indented(WithDefinition(fetched.Case, json)));
                var compiled = AslFile.Create(graph.Name + TargetNames.FileExtension, json) with { Type = definition.Type };
                cases.Add(new ExecutionCase(compiled, new StateMachineCase(fetched.Name, fetched.Name, fetched.Case, "", new ComparisonMarks(fetched.Case))));
            }

            return cases;
        }
        catch (FormatException exception)
        {
            throw new UsageException($"'{file}' cannot be replayed: {exception.Message}.", exception);
        }
    }
}
