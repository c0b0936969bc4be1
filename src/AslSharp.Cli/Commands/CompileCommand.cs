using System.CommandLine;
using AslSharp.Compiler;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Emit;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp compile FILE… -o DIR</c>: writes the emitted C#.</summary>
internal static class CompileCommand
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Definitions (*.asl.json).", Arity = ArgumentArity.OneOrMore };
        var folder = new Option<string>("--output", "-o") { Description = "The folder to write to.", Required = true };
        var @namespace = new Option<string>("--namespace") { Description = "The namespace of the C#.", DefaultValueFactory = _ => "" };
        var command = new Command("compile", "Writes the C# of definitions.") { files, folder, @namespace };
        command.SetAction((result, _) => Work.StartAsync(() => Run(
            result.GetRequiredValue(files),
            result.GetRequiredValue(folder),
            result.GetValue(@namespace) ?? "",
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error)));
        return command;
    }

    private static int Run(string[] paths, string folder, string @namespace, TextWriter output, TextWriter error)
    {
        var exitCode = ExitCode.Success;
        foreach (var path in paths)
        {
            var definition = AslCompiler.Compile(Files.ReadDefinition(path));
            var target = TargetNames.Target(path, @namespace);
            DiagnosticInfo[] diagnostics = [.. definition.Diagnostics, .. AslCompiler.CheckNames(definition, target)];
            foreach (var diagnostic in diagnostics) error.WriteLine(diagnostic);
            if (diagnostics.Any(static diagnostic => diagnostic.IsError))
            {
                exitCode = ExitCode.Failure;
                continue;
            }

            Write(target.HintName, AslCompiler.EmitSurface(definition.Plan, target));
            Write(target.ProgramHintName, AslCompiler.EmitProgram(definition.Plan, target, definition.Lines));
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
