using System.CommandLine;
using AslSharp.Cli.Checking;
using AslSharp.Cli.Sam;
using AslSharp.Documents;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp sam FILE…</c>: writes the SAM template that deploys machines and their functions.</summary>
internal static class SamCommand
{
    /// <param name="inputs">What the path <c>-</c> reads.</param>
    internal static Command Create(Inputs inputs)
    {
        var files = new Argument<string[]>("FILE") { Description = Definitions.FileHelp, Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "The template to write; else, and for -, standard output." };
        var machine = new Option<string?>("--machine") { Description = Definitions.MachineHelp };
        var code = new Option<string>("--code-uri")
        {
            Description = "The folder with the functions' program, as dotnet publish writes it.",
            DefaultValueFactory = _ => "publish/",
        };
        var architecture = new Option<string>("--architecture") { Description = "The processor of the functions.", DefaultValueFactory = _ => "x86_64" };
        architecture.AcceptOnlyFromAmong("x86_64", "arm64");
        var tracing = new Option<bool>("--tracing") { Description = "Trace executions and functions with X-Ray." };
        var logging = new Option<string?>("--logging") { Description = "Log executions to CloudWatch, without their data: everything, or what failed." };
        logging.AcceptOnlyFromAmong("all", "error", "fatal");
        var express = new Option<bool>("--express") { Description = "Make Express machines." };
        var inline = new Option<bool>("--inline")
        {
            Description = "Write definitions into the template, with references to its functions: for any account and region, whatever ARNs the files have.",
        };
        var bare = new Option<bool>("--without-functions") { Description = "Make no functions: those that the files name are there already." };
        var command = new Command("sam", "Writes the SAM template of state machines and their functions, with the permissions that they need.")
        {
            files, output, machine, code, architecture, tracing, logging, express, inline, bare,
        };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => Run(
            [
                .. result.GetRequiredValue(files)
                    .SelectMany(path => Definitions.ReadAll(inputs, path, result.GetValue(machine)).Select(definition => (Path: path, Definition: definition))),
            ],
            result.GetValue(output),
            new SamOptions(
                result.GetValue(code)!,
                result.GetValue(architecture)!,
                result.GetValue(tracing),
                result.GetValue(logging)?.ToUpperInvariant(),
                result.GetValue(express),
                result.GetValue(inline),
                !result.GetValue(bare)),
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error,
            cancellationToken)));
        return command;
    }

    private static int Run(
        (string Path, EmbeddedDefinition Definition)[] all, string? output, SamOptions options, TextWriter writer, TextWriter error,
        CancellationToken cancellationToken)
    {
        var findings = all.SelectMany(each => each.Definition.Check(cancellationToken));
        var errors = findings.Where(static finding => finding.IsError && !finding.IsUnfilled).ToList();
        foreach (var finding in errors) error.WriteLine(finding);
        if (errors.Count > 0) return ExitCode.Failure;
        var ids = new LogicalIds();
        var folder = Files.IsStandardOutput(output) ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(output))!;
        var machines = all.Select(each => new SamMachine(each.Definition, options.IsInline ? null : FileOf(each.Path, folder), ids)).ToList();
        if (machines.GroupBy(static machine => machine.BaseName).FirstOrDefault(static group => group.Count() > 1) is { } twice)
            throw new UsageException($"Two machines are called '{twice.Key}': give one of the files another name.");
        var (text, notes) = SamTemplate.Write(machines, options, ids);
        foreach (var note in notes) error.WriteLine(note);
        Files.WriteText(output, text, writer);
        return ExitCode.Success;
    }

    // What is part of another file cannot be named.
    private static string? FileOf(string path, string folder)
        => AslDocument.IsDefinition(path) ? Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/') : null;
}
