using System.CommandLine;
using AslSharp.Cli.Checking;
using AslSharp.Cli.Reports;
using AslSharp.Compiler.Json;
using AslSharp.Graphs;
using AslSharp.Graphs.Layout;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp graph FILE</c>: draws a state machine, and what an execution did in it.</summary>
internal static class GraphCommand
{
    /// <param name="inputs">What the path <c>-</c> reads.</param>
    internal static Command Create(Inputs inputs)
    {
        var file = new Argument<string>("FILE") { Description = Definitions.FileHelp };
        var format = new Option<string?>("--format") { Description = "What to write; else what the name of the output file ends with, or mermaid." };
        format.AcceptOnlyFromAmong("mermaid", "dot", "svg", "html");
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write: *.svg, *.mmd, *.md, *.dot, or *.html for a report of the history, or of any name with --format; else, and for -, "
                + "standard output.",
        };
        var history = new Option<string?>("--history")
        {
            Description = "A history as GetExecutionHistory gives it: shows what ran, failed, was caught and was never reached.",
        };
        var machine = new Option<string?>("--machine") { Description = Definitions.MachineHelp };
        var layout = new Option<string>("--layout")
        {
            Description = "Who lays the SVG out: AslSharp itself, or Graphviz where it is installed.",
            DefaultValueFactory = _ => "builtin",
        };
        layout.AcceptOnlyFromAmong("builtin", "dot");
        var command = new Command("graph", "Draws a state machine.") { file, format, output, history, machine, layout };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => Run(
            inputs,
            new Request(
                result.GetRequiredValue(file),
                result.GetValue(format) ?? FormatOf(result.GetValue(output)),
                result.GetValue(output),
                result.GetValue(history),
                result.GetValue(machine),
                result.GetValue(layout) == "dot"),
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error,
            cancellationToken)));
        return command;
    }

    private static int Run(Inputs inputs, Request request, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var definition = Definitions.Read(inputs, request.File, request.Machine);
        var graph = GraphBuilder.Build(definition.Name, DefinitionValues.Of(JsonSyntaxTree.Parse(definition.File, cancellationToken)));
        var findings = definition.Check(cancellationToken).Where(static finding => finding.IsError && !finding.IsUnfilled);
        foreach (var finding in findings) error.WriteLine(finding);
        if (graph.Scope.States.Count == 0)
        {
            error.WriteLine($"'{request.File}' has no states to draw.");
            return ExitCode.Failure;
        }

        var text = Draw(graph, request, request.History is null ? null : inputs.Read(request.History));
        // Viewers of Markdown draw what is fenced.
        if (request.Format == "mermaid" && HasExtension(request.Output, ".md", ".markdown")) text = $"```mermaid\n{text.TrimEnd()}\n```\n";
        Files.WriteText(request.Output, text, output);
        return ExitCode.Success;
    }

    private static string FormatOf(string? output)
    {
        if (Files.IsStandardOutput(output) || HasExtension(output, ".mmd", ".mermaid", ".md", ".markdown")) return "mermaid";
        if (HasExtension(output, ".svg")) return "svg";
        if (HasExtension(output, ".html", ".htm")) return "html";
        return HasExtension(output, ".dot", ".gv")
            ? "dot"
            : throw new UsageException($"'{output}' does not say what to write: let it end with .svg, .mmd, .md, .dot or .html, or choose with --format.");
    }

    private static bool HasExtension(string? path, params ReadOnlySpan<string> extensions)
        => path is not null && extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    private static string Draw(GraphModel graph, Request request, string? history)
    {
        ILayeredLayout layout = request.UsesGraphviz ? new GraphvizLayout() : new GraphShapeLayout();
        try
        {
            var overlay = history is null ? null : HistoryOverlay.Of(graph, HistoryEntry.Read(history));
            return request.Format switch
            {
                "html" => HtmlReport.Write(
                    graph, history ?? throw new UsageException("A report in HTML shows what an execution did: give its --history."), layout),
                "svg" => SvgWriter.Write(graph, new ScopeLayout(layout).Lay(graph.Scope), overlay),
                "dot" => DotWriter.Write(graph, overlay),
                _ => MermaidWriter.Write(graph, overlay),
            };
        }
        catch (FormatException exception)
        {
            throw new UsageException($"'{request.History}' is no history: {exception.Message}.", exception);
        }
    }

    private sealed record Request(string File, string Format, string? Output, string? History, string? Machine, bool UsesGraphviz);
}
