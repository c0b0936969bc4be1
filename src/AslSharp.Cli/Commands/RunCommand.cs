using System.CommandLine;
using AslSharp.Cli.Checking;
using AslSharp.Cli.Compilation;
using AslSharp.Cli.Reports;
using AslSharp.Compiler.Json;
using AslSharp.Graphs;
using AslSharp.Graphs.Layout;
using AslSharp.Parquet;
using AslSharp.Testing;
using AslSharp.Zstandard;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp run FILE</c>: one execution, in virtual time unless told otherwise.</summary>
internal static class RunCommand
{
    /// <param name="inputs">What the path <c>-</c> reads.</param>
    internal static Command Create(Inputs inputs)
    {
        var file = new Argument<string>("FILE") { Description = Definitions.FileHelp };
        var machine = new Option<string?>("--machine") { Description = Definitions.MachineHelp };
        var input = new Option<string>("--input")
        {
            Description = "The input: JSON, a file (@ in front says that it is one), or - for standard input.",
            DefaultValueFactory = _ => "{}",
        };
        var mock = new Option<string[]>("--mock")
        {
            HelpName = Answers.HelpName,
            Description = "An answer for the tasks of a state; may be repeated, also for the same state: then one answer after the other. "
                + "It replaces those of --mocks.",
            DefaultValueFactory = _ => [],
        };
        var mocks = new Option<string?>("--mocks") { Description = "Answers for the tasks: a MockConfigFile.json, # and the name of a test case." };
        var store = new Option<string?>("--store")
        {
            Description = "A folder with the objects of item readers and result writers: each bucket a folder in it.",
        };
        var realTime = new Option<bool>("--real-time") { Description = "Let waits and timeouts take as long as they say." };
        var history = new Option<string?>("--history") { Description = "A file to write the history to, as GetExecutionHistory gives it." };
        var report = new Option<string?>("--report") { Description = "A file to write a report in HTML to: the picture, the data and the events." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print the output alone, and not the states as they run." };
        var command = new Command("run", "Runs one execution and prints its output, or its error and cause. The states go to standard error as they run.")
        {
            file, machine, input, mock, mocks, store, realTime, history, report, quiet,
        };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => RunAsync(
            inputs,
            new Request(
                result.GetRequiredValue(file),
                result.GetValue(machine),
                result.GetValue(input)!,
                result.GetValue(mock)!,
                result.GetValue(mocks),
                result.GetValue(store),
                result.GetValue(realTime),
                result.GetValue(history),
                result.GetValue(report),
                result.GetValue(quiet)),
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error,
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(Inputs inputs, Request request, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var definition = Definitions.Read(inputs, request.File, request.Machine);
        var input = inputs.ReadValue("--input", request.Input);
        var graph = GraphBuilder.Build(definition.Name, DefinitionValues.Of(JsonSyntaxTree.Parse(definition.File, cancellationToken)));
        var mocks = ReadMocks(inputs, request.Mocks, definition.Name);
        AddAnswers(mocks, request.Answers, [.. graph.Scope.TaskNames]);
        var machine = InMemoryCompiler.Compile([definition.File], cancellationToken)[0];
        foreach (var diagnostic in machine.Diagnostics) error.WriteLine(definition.ToOuter(diagnostic));
        if (machine.Create is null)
        {
            if (machine.Failure is not null) error.WriteLine(machine.Failure);
            return ExitCode.Failure;
        }

        var trace = request.IsQuiet ? null : new RunTrace(RunTrace.Console(error), graph, skipsTime: !request.IsRealTime);
        var tester = new StateMachineTester(machine.Create(null))
        {
            Mocks = mocks,
            Options = new ExecutionOptions { Observer = trace, ObjectStore = OpenStore(request.Store) },
            TimeProvider = request.IsRealTime ? TimeProvider.System : new VirtualTimeProvider(DateTimeOffset.UtcNow),
        };
        try
        {
            var run = await tester.RunAsync(input, cancellationToken).ConfigureAwait(false);
            WriteHistory(request, graph, run.History);
            return Report(run.Result, trace, output, error);
        }
        catch (MockException exception)
        {
            error.WriteLine($"{exception.Problem} Give its answers with --mock \"STATE=JSON\" or --mocks FILE#case.");
            return ExitCode.Failure;
        }
        catch (StuckExecutionException exception)
        {
            WriteHistory(request, graph, exception.History);
            error.WriteLine(exception.Problem);
            return ExitCode.Failure;
        }
    }

    private static int Report(ExecutionResult result, RunTrace? trace, TextWriter output, TextWriter error)
    {
        if (result.IsSuccess)
        {
            output.WriteLine(result.Output.ToJson());
            return ExitCode.Success;
        }

        foreach (var line in RunText.Failure(result, trace?.Failure)) error.WriteLine(line);
        return ExitCode.Failure;
    }

    private static DecodingObjectStore? OpenStore(string? folder)
    {
        if (folder is null) return null;
        return Directory.Exists(folder)
            ? new DecodingObjectStore(new FolderObjectStore(folder), new ParquetDecoder(), new ZstandardDecoder())
            : throw new UsageException($"--store: there is no folder {folder}.");
    }

    private static Mocks ReadMocks(Inputs inputs, string? mocks, string machineName)
    {
        if (mocks is null) return new Mocks();
        var separator = mocks.LastIndexOf('#');
        if (separator < 0) throw new UsageException("--mocks takes the name of a file, # and the name of a test case: MockConfigFile.json#HappyPath.");
        try
        {
            return MockConfigFile.Parse(inputs.Read(mocks[..separator])).Mocks(machineName, mocks[(separator + 1)..]);
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{mocks[..separator]}: {exception.Message}", exception);
        }
    }

    private static void AddAnswers(Mocks mocks, string[] answers, IReadOnlyCollection<string> tasks)
    {
        // The first answer of a state replaces what a mock file says, the others follow it.
        var answered = new Dictionary<string, TaskMock>(StringComparer.Ordinal);
        foreach (var (state, value) in Answers.Read(answers, tasks)) answered[state] = (answered.GetValueOrDefault(state) ?? mocks[state]).Returns(value);
    }

    private static void WriteHistory(Request request, GraphModel graph, IEnumerable<HistoryEvent> history)
    {
        if (request.History is null && request.Report is null) return;
        var text = HistoryJson.Of(history).ToJson();
        if (request.History is not null) Files.WriteText(request.History, text);
        if (request.Report is not null) Files.WriteText(request.Report, HtmlReport.Write(graph, text, new GraphShapeLayout()));
    }

    private sealed record Request(
        string File, string? Machine, string Input, string[] Answers, string? Mocks, string? Store, bool IsRealTime, string? History, string? Report,
        bool IsQuiet);
}
