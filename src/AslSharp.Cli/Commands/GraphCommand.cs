using System.CommandLine;
using AslSharp.Cli.Checking;
using AslSharp.Cli.Graphs;
using AslSharp.Cli.Graphs.Layout;
using AslSharp.Compiler.Json;
using AslSharp.Testing;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp graph FILE</c>: draws a state machine, and what an execution did in it.</summary>
internal static class GraphCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A definition (*.asl.json, *.asl.yaml), or a CloudFormation or SAM template with one." };
        var format = new Option<string>("--format") { Description = "What to write.", DefaultValueFactory = _ => "mermaid" };
        format.AcceptOnlyFromAmong("mermaid", "dot", "svg");
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; else standard output." };
        var history = new Option<string?>("--history") { Description = "A history as GetExecutionHistory gives it: shows what ran, failed, was caught and was never reached." };
        var machine = new Option<string?>("--machine") { Description = "Which machine of a template: its logical id." };
        var layout = new Option<string>("--layout") { Description = "Who lays the SVG out: AslSharp itself, or Graphviz where it is installed.", DefaultValueFactory = _ => "builtin" };
        layout.AcceptOnlyFromAmong("builtin", "dot");
        var command = new Command("graph", "Draws a state machine.") { file, format, output, history, machine, layout };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => Run(
            new Request(
                result.GetRequiredValue(file),
                result.GetValue(format)!,
                result.GetValue(output),
                result.GetValue(history),
                result.GetValue(machine),
                result.GetValue(layout) == "dot"),
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error,
            cancellationToken)));
        return command;
    }

    private static int Run(Request request, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var definition = Definitions.Read(request.File, request.Machine);
        var graph = GraphBuilder.Build(definition.Name, JsonSyntaxTree.Parse(definition.File, cancellationToken));
        var findings = definition.Check(cancellationToken).Where(static finding => finding.IsError && !finding.IsUnfilled);
        foreach (var finding in findings) error.WriteLine(finding);
        if (graph.Scope.States.Count == 0)
        {
            error.WriteLine($"'{request.File}' has no states to draw.");
            return ExitCode.Failure;
        }

        var overlay = request.History is null ? null : HistoryOverlay.Of(graph, ReadHistory(request.History));
        var text = request.Format switch
        {
            "svg" => SvgWriter.Write(graph, new ScopeLayout(request.UsesGraphviz ? new GraphvizLayout() : new GraphShapeLayout()).Lay(graph.Scope), overlay),
            "dot" => DotWriter.Write(graph, overlay),
            _ => MermaidWriter.Write(graph, overlay),
        };
        if (request.Output is null) output.Write(text);
        else Files.WriteText(request.Output, text);
        return ExitCode.Success;
    }

    private static IReadOnlyList<HistoryEntry> ReadHistory(string path)
    {
        try
        {
            return HistoryEntry.Read(Files.ReadText(path));
        }
        catch (FormatException exception)
        {
            throw new UsageException($"'{path}' is no history: {exception.Message}.", exception);
        }
    }

    private sealed record Request(string File, string Format, string? Output, string? History, string? Machine, bool UsesGraphviz);
}
