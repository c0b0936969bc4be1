using System.CommandLine;
using AslSharp.Cli.Checking;
using AslSharp.Cli.Reports;
using AslSharp.Documents;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp check PATH…</c>: reports what is wrong with definitions, also with those in YAML and in templates.</summary>
internal static class CheckCommand
{
    /// <param name="standardInput">What the path <c>-</c> reads.</param>
    internal static Command Create(TextReader standardInput)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Definitions (*.asl.json, *.asl.yaml), CloudFormation and SAM templates, folders of definitions, patterns such as **/template.yaml, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format") { Description = "How to report.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new Command("check", "Reports what is wrong with definitions.") { paths, format };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => Run(
            CheckInputs.Read(result.GetRequiredValue(paths), standardInput), result.GetValue(format)!, result.InvocationConfiguration.Output, cancellationToken)));
        return command;
    }

    private static int Run(IReadOnlyList<CheckInput> inputs, string format, TextWriter output, CancellationToken cancellationToken)
    {
        var files = new CheckedFile[inputs.Count];
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, files.Length, options, index => files[index] = CheckedFile.Of(inputs[index], cancellationToken));

        // A pattern may match files of other kinds; who names one has mistaken it.
        var stranger = inputs.Where((input, index) => input.IsNamed && files[index].Definitions is null).FirstOrDefault();
        if (stranger is not null) throw new UsageException($"'{stranger.Path}' holds neither a definition nor a template.");

        var report = new CheckReport(files.Sum(static file => file.Definitions ?? 0), [.. files.SelectMany(static file => file.Findings)]);
        switch (format)
        {
            case "json":
                report.WriteJson(output);
                break;
            case "sarif":
                SarifReport.Write(report.Diagnostics, DocumentRules.All, output);
                break;
            default:
                report.WriteText(output);
                break;
        }

        return report.Errors > 0 ? ExitCode.Failure : ExitCode.Success;
    }
}
