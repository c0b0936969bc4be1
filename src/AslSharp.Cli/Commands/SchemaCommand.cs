using System.CommandLine;
using AslSharp.Compiler.Schema;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp schema</c>: prints the JSON Schema of definitions, or hooks it up in editors.</summary>
internal static class SchemaCommand
{
    private const string Folder = ".vscode";
    private const string SchemaName = "asl.schema.json";

    private const string Settings = """
          "json.schemas": [{ "fileMatch": ["*.asl.json"], "url": "./.vscode/asl.schema.json" }],
          "yaml.schemas": { "./.vscode/asl.schema.json": ["*.asl.yaml", "*.asl.yml"] }
        """;

    internal static Command Create()
    {
        var workspace = new Option<string?>("--vscode")
        {
            HelpName = "FOLDER",
            Description = "Write the schema into .vscode of the folder, and the settings that lead to it; without a folder, into that of the current one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("schema", "Prints the JSON Schema of definitions, for editors, or hooks it up.") { workspace };
        command.SetAction(result =>
        {
            if (result.GetResult(workspace) is null) result.InvocationConfiguration.Output.Write(AslSchema.Write());
            else HookUp(result.GetValue(workspace) ?? ".", result.InvocationConfiguration.Output);
        });
        return command;
    }

    private static void HookUp(string workspace, TextWriter output)
    {
        var schema = Path.Combine(workspace, Folder, SchemaName);
        var settings = Path.Combine(workspace, Folder, "settings.json");
        Files.WriteText(schema, AslSchema.Write());
        output.WriteLine(schema);
        if (!File.Exists(settings))
        {
            Files.WriteText(settings, $"{{\n{Settings}\n}}\n");
            output.WriteLine(settings);
        }
        else if (!Files.ReadText(settings).Contains(SchemaName, StringComparison.Ordinal))
        {
            // It may hold comments and a layout of its owner's.
            output.WriteLine($"Add to {settings}:");
            output.WriteLine(Settings);
        }

        output.WriteLine();
        output.WriteLine($"Rider: Settings | Languages & Frameworks | Schemas and DTDs | JSON Schema Mappings: add {schema} for the pattern *.asl.json.");
        output.WriteLine(
            $"Visual Studio, and any other editor: begin a definition with \"$schema\": \"./{Folder}/{SchemaName}\", counted from its own folder.");
    }
}
