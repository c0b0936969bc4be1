using System.CommandLine;
using System.Text.RegularExpressions;
using AslSharp.Aws;
using AslSharp.Cli.Checking;
using AslSharp.Cli.Reports;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using AslSharp.Documents;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp check PATH…</c>: reports what is wrong with definitions, also with those in YAML and in templates, and mends it.</summary>
internal static partial class CheckCommand
{
    private const string FixOption = "--fix";
    private const string AllRules = "all";

    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(0.3);

    /// <param name="inputs">What the path <c>-</c> reads.</param>
    internal static Command Create(Inputs inputs)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Definitions (*.asl.json, *.asl.yaml), templates (CloudFormation, SAM, serverless.yml, Terraform's .tf), folders of definitions, "
                + "patterns such as **/template.yaml, or - for standard input. Without any, the folder that it is called in.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => ["."],
        };
        var format = new Option<string>("--format")
        {
            Description = "How to report; github makes annotations in a workflow of GitHub Actions.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "github");
        var fix = new Option<string[]>(FixOption)
        {
            HelpName = "RULE",
            Description = "Mend the files (definitions in JSON): what the rule of this id finds, or all that can be mended where no id follows.",
            DefaultValueFactory = _ => [],
        };
        var watch = new Option<bool>("--watch", "-w") { Description = "Go on checking whenever a file changes, until Ctrl+C." };
        var aws = new Option<bool>("--aws")
        {
            Description = "Ask Step Functions too (ValidateStateMachineDefinition), with the credentials and the region of AWS's own tools.",
        };
        var command = new Command("check", "Reports what is wrong with definitions, and mends it.") { paths, format, fix, watch, aws };
        command.SetAction((result, cancellationToken) =>
        {
            var rules = Rules(result.GetValue(fix)!);
            var configuration = result.InvocationConfiguration;
            return Work.StartAsync(async () =>
            {
                using var services = result.GetValue(aws) ? new AwsServices(new AwsOptions { ServiceModels = AwsServiceModels.Open }) : null;
                Task<int> CheckAsync() => RunAsync(
                    CheckInputs.Read(result.GetRequiredValue(paths), inputs), result.GetValue(format)!, rules, services, configuration.Output,
                    configuration.Error, cancellationToken);
                return result.GetValue(watch)
                    ? await WatchAsync(CheckAsync, result.GetRequiredValue(paths), inputs, configuration.Error, cancellationToken)
                    : await CheckAsync();
            });
        });
        return command;
    }

    /// <summary>Checks again and again.</summary>
    /// <param name="check">Checks once.</param>
    /// <param name="paths">What is checked.</param>
    /// <param name="inputs">Reads it.</param>
    /// <param name="error">Where it goes when a check cannot be made.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    internal static async Task<int> WatchAsync(Func<Task<int>> check, string[] paths, Inputs inputs, TextWriter error, CancellationToken cancellationToken)
    {
        if (paths.Contains(Inputs.StandardInput)) throw new UsageException("--watch waits for files to change; standard input is none.");
        while (true)
        {
            var before = CheckInputs.Fingerprint(paths, inputs);
            try
            {
                await check().ConfigureAwait(false);
            }
            catch (UsageException exception)
            {
                error.WriteLine(exception.Message);
            }

            // Looking is as good as being told on any file system, and definitions are few.
            while (CheckInputs.Fingerprint(paths, inputs) == before) await Task.Delay(WatchInterval, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes out what <c>--fix</c> means where no rule follows: a parser would take the next path for one.</summary>
    internal static IEnumerable<string> Complete(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            yield return arguments[i];
            if (arguments[i] == FixOption && (i + 1 == arguments.Count || !RuleId().IsMatch(arguments[i + 1]))) yield return AllRules;
        }
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<CheckInput> inputs,
        string format,
        IReadOnlyCollection<string> rules,
        AwsServices? aws,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken)
    {
        // Programs read what is reported; what was done is news for people.
        if (rules.Count > 0) inputs = [.. inputs.Select(input => Fix(input, rules, format == "text" ? output : error, cancellationToken))];
        var files = new CheckedFile[inputs.Count];
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, files.Length, options, index => files[index] = CheckedFile.Of(inputs[index], cancellationToken));

        // A pattern may match files of other kinds; who names one has mistaken it.
        var stranger = inputs.Where((input, index) => input.IsNamed && files[index].Definitions is null).FirstOrDefault();
        if (stranger is not null) throw new UsageException($"'{stranger.Path}' holds neither a definition nor a template.");

        var findings = new List<DiagnosticInfo>();
        for (var i = 0; i < files.Length; i++)
        {
            findings.AddRange(files[i].Findings);
            if (aws is not null) findings.AddRange(await new AwsOpinion(aws).AskAsync(files[i].Document, cancellationToken).ConfigureAwait(false));
        }

        var report = new CheckReport(files.Sum(static file => file.Definitions ?? 0), findings);
        switch (format)
        {
            case "json":
                report.WriteJson(output);
                break;
            case "sarif":
                SarifReport.Write(report.Diagnostics, DocumentRules.All, output);
                break;
            case "github":
                GitHubReport.Write(report.Diagnostics, output);
                break;
            default:
                report.WriteText(output);
                break;
        }

        return report.Errors > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static IReadOnlyCollection<string> Rules(string[] written)
    {
        if (written.Contains(AllRules)) return DefinitionFixer.Ids;
        string[] ids = [.. written.Select(static id => id.ToUpperInvariant())];
        return ids.FirstOrDefault(static id => !DefinitionFixer.Ids.Contains(id)) is { } stranger
            ? throw new UsageException($"No fix mends {stranger}; there are fixes for {string.Join(", ", DefinitionFixer.Ids)}.")
            : ids;
    }

    private static CheckInput Fix(CheckInput input, IReadOnlyCollection<string> rules, TextWriter news, CancellationToken cancellationToken)
    {
        if (input.Path == Inputs.StandardInputName && !File.Exists(input.Path)) throw new UsageException($"{FixOption} writes files; standard input is none.");
        var document = AslDocument.Read(AslFile.Create(input.Path, input.Text), cancellationToken);
        if (document.Definitions is not [{ IsWhole: true } definition])
        {
            if (document.Check(cancellationToken).Any(finding => rules.Contains(finding.Id)))
                news.WriteLine($"{input.Path}: left as it is; only definitions in JSON can be mended.");
            return input;
        }

        var (file, done) = DefinitionFixer.Fix(definition.File, rules, cancellationToken);
        if (done.Count == 0) return input;
        var text = file.Text.ToString();
        Files.Rewrite(input.Path, input.Text, text);
        foreach (var each in done) news.WriteLine(each);
        return input with { Text = text };
    }

    [GeneratedRegex(@"^ASL\d{4}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RuleId();
}
