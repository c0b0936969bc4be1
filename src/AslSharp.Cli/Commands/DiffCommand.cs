using System.CommandLine;
using AslSharp.Cli.Checking;
using AslSharp.Cli.Comparing;
using AslSharp.Compiler;
using AslSharp.Documents;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp diff OLD NEW</c>: says whether running executions of a definition can go on with another, and where not why.</summary>
internal static class DiffCommand
{
    /// <param name="inputs">What the path <c>-</c> reads.</param>
    internal static Command Create(Inputs inputs)
    {
        var old = new Argument<string>("OLD") { Description = "The definition that executions run. " + Definitions.FileHelp };
        var changed = new Argument<string>("NEW") { Description = "The definition that is to take its place." };
        var machine = new Option<string?>("--machine") { Description = Definitions.MachineHelp };
        var command = new Command(
            "diff", "Says whether running executions of a definition can go on with another, and what differs.") { old, changed, machine };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => Run(
            Definitions.Read(inputs, result.GetRequiredValue(old), result.GetValue(machine)),
            Definitions.Read(inputs, result.GetRequiredValue(changed), result.GetValue(machine)),
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error,
            cancellationToken)));
        return command;
    }

    private static int Run(EmbeddedDefinition old, EmbeddedDefinition changed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var findings = old.Check(cancellationToken).Concat(changed.Check(cancellationToken)).Where(static finding => finding.IsError).ToList();
        foreach (var finding in findings) error.WriteLine(finding);
        if (findings.Count > 0) return ExitCode.Failure;
        var (before, after) = (Fingerprint(old, cancellationToken), Fingerprint(changed, cancellationToken));
        if (before == after)
        {
            output.WriteLine($"Running executions go on with the new definition: it is the same but for its layout (fingerprint {after}).");
            return ExitCode.Success;
        }

        output.WriteLine(
            $"Running executions do not go on with the new definition: an execution goes on with the one that it began with (fingerprint {before}, the new one's is {after}).");
        output.WriteLine(
            "Register both classes by one name, the new one with the higher version: old executions end with the old one, new ones run the new one.");
        var differences = DefinitionDifferences.Of(
            AslCompiler.Analyze(old.File, cancellationToken).Syntax!, AslCompiler.Analyze(changed.File, cancellationToken).Syntax!);
        if (differences.Count == 0) output.WriteLine("They do the same: comments or the order of fields differ, which the fingerprint covers.");
        foreach (var (place, text) in differences) output.WriteLine($"  {place}: {text}");
        return ExitCode.Failure;
    }

    private static string Fingerprint(EmbeddedDefinition definition, CancellationToken cancellationToken)
        => AslCompiler.Compile(definition.File, cancellationToken).Plan.Fingerprint;
}
