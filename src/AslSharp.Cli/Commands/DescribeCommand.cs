using System.CommandLine;
using AslSharp.Cli.Checking;
using AslSharp.Compiler;
using AslSharp.Documents;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp describe FILE</c>: says in English what a state machine does.</summary>
internal static class DescribeCommand
{
    /// <param name="inputs">What the path <c>-</c> reads.</param>
    internal static Command Create(Inputs inputs)
    {
        var file = new Argument<string>("FILE") { Description = Definitions.FileHelp };
        var machine = new Option<string?>("--machine") { Description = Definitions.MachineHelp };
        var command = new Command("describe", "Says in English what a state machine does.") { file, machine };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => Run(
            Definitions.Read(inputs, result.GetRequiredValue(file), result.GetValue(machine)), result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error, cancellationToken)));
        return command;
    }

    private static int Run(EmbeddedDefinition found, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var definition = AslCompiler.Compile(found.File, cancellationToken);
        if (definition.Diagnostics.Any(static diagnostic => diagnostic.IsError))
        {
            foreach (var finding in found.Check(cancellationToken).Where(static finding => finding.IsError)) error.WriteLine(finding);
            return ExitCode.Failure;
        }

        output.WriteLine(definition.Plan.Comment is { } comment ? $"{found.Name}: {comment}" : found.Name);
        foreach (var (depth, text) in AslCompiler.Describe(definition.Plan)) output.WriteLine($"{new string(' ', 2 * depth)}{text}");
        return ExitCode.Success;
    }
}
