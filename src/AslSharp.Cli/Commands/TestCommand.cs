using System.CommandLine;
using AslSharp.Cli.Cases;
using AslSharp.Cli.Checking;
using AslSharp.Cli.Reports;
using AslSharp.Compiler.Jsonata;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp test PATH…</c>: runs case files and checks plain definitions.</summary>
internal static class TestCommand
{
    /// <param name="inputs">What the path <c>-</c> reads.</param>
    internal static Command Create(Inputs inputs)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Case files, definitions, folders of them, or - for a case file on standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format") { Description = "How to report.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var filter = new Option<string?>("--filter") { Description = "Run only cases whose name contains this text." };
        var expect = new Option<string>("--expect")
        {
            Description = "What to compare: the outcome alone, or the history too.",
            DefaultValueFactory = _ => "history",
        };
        expect.AcceptOnlyFromAmong("outcome", "history");
        var dialect = new Option<string>("--dialect")
        {
            Description = "The JSONata of cases without a machine: that of Step Functions, or the reference's own.",
            DefaultValueFactory = _ => "step-functions",
        };
        dialect.AcceptOnlyFromAmong("step-functions", "reference");
        var history = new Option<string[]>("--history")
        {
            Description = "The history of a real execution, as `aws stepfunctions get-execution-history` prints it: PATH is its definition, whose tasks "
                + "answer as they did. May be repeated.",
            DefaultValueFactory = _ => [],
        };
        var machine = new Option<string?>("--machine") { Description = Definitions.MachineHelp };
        var executionName = new Option<string?>("--execution-name") { Description = "The name of the execution of --history, where the machine uses it." };
        var save = new Option<string?>("--save") { Description = "A folder to write the cases of --history to, for the tests of the project." };
        var command = new Command("test", "Compiles the machines of case files, runs them in virtual time and compares.")
        {
            paths, format, filter, expect, dialect, history, executionName, machine, save,
        };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => RunAsync(
            Cases(
                inputs,
                result.GetRequiredValue(paths),
                DialectOf(result.GetValue(dialect)),
                new HistoryRequest(result.GetValue(history)!, result.GetValue(machine), result.GetValue(executionName), result.GetValue(save))),
            result.GetValue(format) == "json",
            result.GetValue(filter),
            new CaseOptions(result.GetValue(expect) == "history", DialectOf(result.GetValue(dialect))),
            result.InvocationConfiguration.Output,
            cancellationToken)));
        return command;
    }

    private static IEnumerable<TestCase> Cases(Inputs inputs, string[] paths, JsonataDialect dialect, HistoryRequest request)
    {
        if (request.Histories.Count > 0) return HistoryCases.Read(inputs, paths, request);
        return request is { Machine: null, ExecutionName: null, Folder: null }
            ? CaseReader.Read(paths, dialect, inputs)
            : throw new UsageException("--machine, --execution-name and --save belong to --history.");
    }

    private static JsonataDialect DialectOf(string? name) => name == "reference" ? JsonataDialect.Reference : JsonataDialect.StepFunctions;

    private static async Task<int> RunAsync(
        IEnumerable<TestCase> all, bool isJson, string? filter, CaseOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var cases = all.ToList();
        if (cases.Count == 0)
        {
            throw new UsageException(
                "There is nothing to run: neither a definition (*.asl.json) nor a case file that has one. Cases without a definition are run by the test kit, "
                + "with the class of a machine.");
        }

        if (filter is not null && cases.RemoveAll(@case => !@case.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)) > 0 && cases.Count == 0)
            throw new UsageException($"No case has '{filter}' in its name.");
        var results = await CaseRunner.RunAsync(cases, options, cancellationToken).ConfigureAwait(false);
        if (isJson) JsonReport.Write(results, output);
        else TextReport.Write(results, output);
        return results.Any(static result => result.Outcome == CaseOutcome.Failed) ? ExitCode.Failure : ExitCode.Success;
    }
}
