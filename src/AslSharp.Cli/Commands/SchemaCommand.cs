using System.CommandLine;
using AslSharp.Compiler.Schema;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp schema</c>: prints the JSON Schema of definitions.</summary>
internal static class SchemaCommand
{
    internal static Command Create()
    {
        var command = new Command("schema", "Prints the JSON Schema of definitions, for editors.");
        command.SetAction(result => result.InvocationConfiguration.Output.Write(AslSchema.Write()));
        return command;
    }
}
