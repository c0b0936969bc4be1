using System.CommandLine;
using AslSharp.Cli.Checking;
using AslSharp.Cli.Types;
using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Json;
using AslSharp.Documents;
using AslSharp.Graphs;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp types FILE</c>: writes types for a machine's data, as a start.</summary>
internal static class TypesCommand
{
    /// <param name="inputs">What the path <c>-</c> reads.</param>
    internal static Command Create(Inputs inputs)
    {
        var file = new Argument<string>("FILE") { Description = Definitions.FileHelp };
        var machine = new Option<string?>("--machine") { Description = Definitions.MachineHelp };
        var input = new Option<string?>("--input")
        {
            Description = "A sample of the input: JSON, a file, or - for standard input. Without it the types are what the definition reads.",
        };
        var mock = new Option<string[]>("--mock")
        {
            HelpName = Answers.HelpName,
            Description = "A sample of what the task of a state gives; may be repeated.",
            DefaultValueFactory = _ => [],
        };
        var format = new Option<string>("--format")
        {
            Description = "What to write: C# for the whole machine, or TypeScript or a JSON Schema of its input.",
            DefaultValueFactory = _ => "csharp",
        };
        format.AcceptOnlyFromAmong("csharp", "typescript", "schema");
        var @namespace = new Option<string>("--namespace") { Description = "The namespace of the C#.", DefaultValueFactory = _ => "" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; else, and for -, standard output." };
        var command = new Command("types", "Writes types for a machine's input, output and tasks, from its definition and from samples.")
        {
            file, machine, input, mock, format, @namespace, output,
        };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => Run(
            inputs,
            Definitions.Read(inputs, result.GetRequiredValue(file), result.GetValue(machine)),
            new Request(
                result.GetValue(input),
                result.GetValue(mock)!,
                result.GetValue(format)!,
                result.GetValue(@namespace)!,
                result.GetValue(output)),
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error,
            cancellationToken)));
        return command;
    }

    private static int Run(
        Inputs inputs, EmbeddedDefinition definition, Request request, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var errors = definition.Check(cancellationToken).Where(static finding => finding.IsError).ToList();
        foreach (var finding in errors) error.WriteLine(finding);
        if (AslCompiler.Compile(definition.File, cancellationToken).Shapes is null) return ExitCode.Failure;
        var graph = GraphBuilder.Build(definition.Name, DefinitionValues.Of(JsonSyntaxTree.Parse(definition.File, cancellationToken)));
        var samples = new Dictionary<string, AslValue>(StringComparer.Ordinal);
        foreach (var (state, value) in Answers.Read(request.Samples, [.. graph.Scope.TaskNames])) samples[state] = value;
        var sample = request.Input is null ? default(AslValue?) : inputs.ReadValue("--input", request.Input);
        var types = MachineTypes.Of(definition.File, sample, samples, cancellationToken);
        var file = definition.IsWhole ? Path.GetFileName(definition.File.Path) : definition.Name + TargetNames.FileExtension;
        var target = TargetNames.Target(file, TargetNames.Namespace(request.Namespace, ""));
        var name = target.InterfaceName["I".Length..^"Tasks".Length] + "Input";
        var text = request.Format switch
        {
            "typescript" => TypeScriptTypes.Write(name, types.Input),
            "schema" => JsonSchemaTypes.Write(name, types.Input),
            _ => CSharpTypes.Write(types, target, file),
        };
        Files.WriteText(request.Output, text, output);
        return ExitCode.Success;
    }

    private sealed record Request(string? Input, string[] Samples, string Format, string Namespace, string? Output);
}
