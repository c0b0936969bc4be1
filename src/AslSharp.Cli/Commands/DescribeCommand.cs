using System.CommandLine;
using AslSharp.Cli.Checking;
using AslSharp.Compiler;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp describe FILE</c>: says in English what a state machine does.</summary>
internal static class DescribeCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A definition (*.asl.json, *.asl.yaml), or a CloudFormation or SAM template with one." };
        var machine = new Option<string?>("--machine") { Description = "Which machine of a template: its logical id." };
        var command = new Command("describe", "Says in English what a state machine does.") { file, machine };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => Run(
            result.GetRequiredValue(file), result.GetValue(machine), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, cancellationToken)));
        return command;
    }

    private static int Run(string path, string? machine, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var found = Definitions.Read(path, machine);
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
