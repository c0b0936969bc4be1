using System.CommandLine;
using AslSharp.Cli.Checking;
using AslSharp.Compiler;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Emit;
using AslSharp.Documents;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp compile FILE… -o DIR</c>: writes the emitted C#.</summary>
internal static class CompileCommand
{
    /// <param name="inputs">What the path <c>-</c> reads.</param>
    internal static Command Create(Inputs inputs)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Definitions (*.asl.json, *.asl.yaml), templates (CloudFormation, SAM, serverless.yml, Terraform's .tf), or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<string>("--output", "-o") { Description = "The folder to write to.", Required = true };
        var @namespace = new Option<string>("--namespace") { Description = "The namespace of the C#.", DefaultValueFactory = _ => "" };
        var machine = new Option<string?>("--machine")
        {
            Description = "The only machine of a template to compile: its logical id. Without it all are compiled.",
        };
        var command = new Command("compile", "Writes the C# of definitions.") { files, folder, @namespace, machine };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => Run(
            [.. result.GetRequiredValue(files).SelectMany(path => Definitions.ReadAll(inputs, path, result.GetValue(machine)))],
            result.GetRequiredValue(folder),
            result.GetValue(@namespace) ?? "",
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error,
            cancellationToken)));
        return command;
    }

    private static int Run(EmbeddedDefinition[] all, string folder, string @namespace, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var exitCode = ExitCode.Success;
        foreach (var found in all)
        {
            var definition = AslCompiler.Compile(found.File, cancellationToken);
            var target = TargetNames.Target(found.IsWhole ? found.File.Path : found.Name, @namespace);
            DiagnosticInfo[] diagnostics = [.. definition.Diagnostics, .. AslCompiler.CheckNames(definition, target)];
            foreach (var diagnostic in diagnostics) error.WriteLine(found.ToOuter(diagnostic));
            if (diagnostics.Any(static diagnostic => diagnostic.IsError))
            {
                exitCode = ExitCode.Failure;
                continue;
            }

            Write(target.HintName, AslCompiler.EmitSurface(definition.Plan, target));
            // The places are those of the JSON, which is the file only where that is the definition.
            Write(target.ProgramHintName, AslCompiler.EmitProgram(definition.Plan, target, found.IsWhole ? definition.Lines : null));
        }

        return exitCode;

        void Write(string name, string text)
        {
            var file = Path.Combine(folder, name);
            Files.WriteText(file, text);
            output.WriteLine(file);
        }
    }
}
