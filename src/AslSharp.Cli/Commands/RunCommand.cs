using System.CommandLine;
using AslSharp.Cli.Compilation;
using AslSharp.Cli.Graphs;
using AslSharp.Cli.Reports;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Json;
using AslSharp.Testing;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp run FILE</c>: one execution, in virtual time unless told otherwise.</summary>
internal static class RunCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The definition (*.asl.json)." };
        var input = new Option<string>("--input") { Description = "The input: JSON, or @ and the name of a file.", DefaultValueFactory = _ => "{}" };
        var mocks = new Option<string?>("--mocks") { Description = "Answers for the tasks: a MockConfigFile.json, # and the name of a test case." };
        var store = new Option<string?>("--store") { Description = "A folder with the objects of item readers and result writers: each bucket a folder in it." };
        var realTime = new Option<bool>("--real-time") { Description = "Let waits and timeouts take as long as they say." };
        var history = new Option<string?>("--history") { Description = "A file to write the history to, as GetExecutionHistory gives it." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print the output alone, and not the states as they run." };
        var command = new Command("run", "Runs one execution and prints its output, or its error and cause. The states go to standard error as they run.")
        {
            file, input, mocks, store, realTime, history, quiet,
        };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => RunAsync(
            new Request(
                result.GetRequiredValue(file),
                result.GetValue(input)!,
                result.GetValue(mocks),
                result.GetValue(store),
                result.GetValue(realTime),
                result.GetValue(history),
                result.GetValue(quiet)),
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error,
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(Request request, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var definition = Files.ReadDefinition(request.File);
        var input = ReadInput(request.Input);
        var mocks = ReadMocks(request.Mocks, TargetNames.Machine(request.File));
        var machine = InMemoryCompiler.Compile([definition], cancellationToken)[0];
        foreach (var diagnostic in machine.Diagnostics) error.WriteLine(diagnostic);
        if (machine.Create is null)
        {
            if (machine.Failure is not null) error.WriteLine(machine.Failure);
            return ExitCode.Failure;
        }

        var graph = GraphBuilder.Build(TargetNames.Machine(request.File), JsonSyntaxTree.Parse(definition, cancellationToken));
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
            WriteHistory(request.History, run.History);
            return Report(run.Result, trace, output, error);
        }
        catch (MockException exception)
        {
            error.WriteLine($"{exception.Problem} Give its answers with --mocks FILE#case.");
            return ExitCode.Failure;
        }
        catch (StuckExecutionException exception)
        {
            WriteHistory(request.History, exception.History);
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

    private static AslValue ReadInput(string input)
    {
        var text = input.StartsWith('@') ? Files.ReadText(input[1..]) : input;
        return AslValue.TryParse(text, out var value, out var problem) ? value : throw new UsageException($"--input is no JSON: {problem!.Message}", problem);
    }

    private static FolderObjectStore? OpenStore(string? folder)
    {
        if (folder is null) return null;
        return Directory.Exists(folder) ? new FolderObjectStore(folder) : throw new UsageException($"--store: there is no folder {folder}.");
    }

    private static Mocks ReadMocks(string? mocks, string machineName)
    {
        if (mocks is null) return new Mocks();
        var separator = mocks.LastIndexOf('#');
        if (separator < 0) throw new UsageException("--mocks takes the name of a file, # and the name of a test case: MockConfigFile.json#HappyPath.");
        try
        {
            return MockConfigFile.Parse(Files.ReadText(mocks[..separator])).Mocks(machineName, mocks[(separator + 1)..]);
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{mocks[..separator]}: {exception.Message}", exception);
        }
    }

    private static void WriteHistory(string? path, IEnumerable<HistoryEvent> history)
    {
        if (path is not null) Files.WriteText(path, HistoryJson.Of(history).ToJson());
    }

    private sealed record Request(string File, string Input, string? Mocks, string? Store, bool IsRealTime, string? History, bool IsQuiet);
}
