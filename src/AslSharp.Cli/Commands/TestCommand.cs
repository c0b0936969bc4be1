using System.CommandLine;
using AslSharp.Cli.Cases;
using AslSharp.Cli.Reports;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp test PATH…</c>: runs case files and checks plain definitions.</summary>
internal static class TestCommand
{
    internal static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Case files, definitions, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "How to report.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var filter = new Option<string?>("--filter") { Description = "Run only cases whose name contains this text." };
        var expect = new Option<string>("--expect") { Description = "What to compare: the outcome alone, or the history too.", DefaultValueFactory = _ => "history" };
        expect.AcceptOnlyFromAmong("outcome", "history");
        var command = new Command("test", "Compiles the machines of case files, runs them in virtual time and compares.") { paths, format, filter, expect };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetRequiredValue(paths),
            result.GetValue(format) == "json",
            result.GetValue(filter),
            new CaseOptions(result.GetValue(expect) == "history"),
            result.InvocationConfiguration.Output,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] paths, bool isJson, string? filter, CaseOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var cases = CaseReader.Read(paths).Where(@case => filter is null || @case.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
        var results = await CaseRunner.RunAsync(cases, options, cancellationToken).ConfigureAwait(false);
        if (isJson) JsonReport.Write(results, output);
        else TextReport.Write(results, output);
        return results.Any(static result => result.Outcome == CaseOutcome.Failed) ? ExitCode.Failure : ExitCode.Success;
    }
}
