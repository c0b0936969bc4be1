using AslSharp.Graphs;
using AslSharp.Testing;
using Spectre.Console;

namespace AslSharp.Cli.Reports;

/// <summary>Prints an execution while it runs: a line for each state that is entered, and for what befalls it.</summary>
/// <param name="console">Takes the lines.</param>
/// <param name="graph">The machine.</param>
/// <param name="skipsTime">Whether waits take no real time.</param>
internal sealed class RunTrace(IAnsiConsole console, GraphModel graph, bool skipsTime) : IExecutionObserver
{
    private readonly ExecutionLines<GraphState> _lines = new(graph.Scope.ExistingStates, static state => state.Caption, skipsTime);
    private int _count;

    /// <summary>The innermost state in which the execution failed, with its input; null where it did not fail, or not in a state.</summary>
    internal (string Name, AslValue Input)? Failure => _lines.Failure;

    /// <summary>A console that colours only what goes to a terminal, and not where NO_COLOR is set.</summary>
    internal static IAnsiConsole Console(TextWriter writer)
    {
        var isTerminal = ReferenceEquals(writer, System.Console.Error) && !System.Console.IsErrorRedirected;
        var isPlain = !isTerminal || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        // Lines that are read by programs are not broken.
        if (isPlain) console.Profile.Width = int.MaxValue / 4;
        return console;
    }

    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        if (_lines.Add(historyEvent) is not { } line) return;
        _count++;
        if (_count <= RunText.MostLines) Print(line);
        else if (_count == RunText.MostLines + 1) console.WriteLine("… and so on.", StyleOf(LineTone.Quiet));
    }

    private void Print(ExecutionLine line)
    {
        var paragraph = new Paragraph();
        foreach (var (text, tone) in line.Parts)
        {
            if (text.Length > 0) paragraph.Append(text, StyleOf(tone));
        }

        console.Write(paragraph);
        console.WriteLine();
    }

    private static Style StyleOf(LineTone tone) => tone switch
    {
        LineTone.Quiet => new(Color.Grey),
        LineTone.Good => new(Color.Green),
        LineTone.Warning => new(Color.Olive),
        LineTone.Bad => new(Color.Red),
        _ => new(decoration: Decoration.Bold),
    };
}
