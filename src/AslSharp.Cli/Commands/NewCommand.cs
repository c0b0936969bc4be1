using System.CommandLine;
using System.Reflection;
using AslSharp.Compiler.Emit;
using Microsoft.CodeAnalysis.CSharp;
using Scriban;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp new NAME</c>: writes a definition, its tasks and their tests, ready to build.</summary>
internal static class NewCommand
{
    private const string Templates = "Templates/new/";

    internal static Command Create()
    {
        var name = new Argument<string>("NAME")
        {
            Description = "The name of the machine, such as order or check-in: that of its file, its class and its project.",
        };
        var folder = new Option<string?>("--output", "-o") { Description = "The folder to write to, which is new or empty; else one with the project's name." };
        var command = new Command("new", "Writes a state machine, its tasks and their tests, as projects that build and pass.") { name, folder };
        command.SetAction(result => Run(result.GetRequiredValue(name), result.GetValue(folder), result.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string name, string? folder, TextWriter output)
    {
        var names = Names.Of(name);
        folder ??= names.Project;
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new UsageException($"'{folder}' is there already, and nothing is written over; choose another folder with --output.");
        foreach (var (path, template) in names.Files)
        {
            Files.WriteText(Path.Combine(folder, path), Render(template, names));
            output.WriteLine(Path.Combine(folder, path));
        }

        output.WriteLine();
        output.WriteLine("Next:");
        output.WriteLine($"    cd {folder}");
        output.WriteLine($"    dotnet run --project {names.Project}");
        output.WriteLine("    dotnet test");
        return ExitCode.Success;
    }

    private static string Render(string name, Names names)
    {
        using var stream = typeof(NewCommand).Assembly.GetManifestResourceStream(Templates + name)!;
        var text = new StreamReader(stream).ReadToEnd();
        // What has no names in it is written as it is.
        return text.Contains("{{ ", StringComparison.Ordinal) ? Template.Parse(text, name).Render(names) : text;
    }

    /// <summary>What the templates are filled with.</summary>
    /// <param name="File">The definition's file.</param>
    /// <param name="Namespace">The namespace.</param>
    /// <param name="Class">The class of the machine.</param>
    /// <param name="Interface">The interface of its tasks.</param>
    /// <param name="Prefix">What the names of its types begin with.</param>
    private sealed record Names(string File, string Namespace, string Class, string Interface, string Prefix)
    {
        private static readonly string[] Taken = ["AslSharp", "System", "Xunit"];

        /// <summary>The name of the project and its folder.</summary>
        public string Project => Namespace;

        /// <summary>The version of the packages: that of the tool.</summary>
        public string Version { get; } = ToolVersion.Text;

        /// <summary>The version of the test framework: that of AslSharp's own tests.</summary>
        public string XunitVersion { get; } =
            typeof(NewCommand).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static each => each.Key == nameof(XunitVersion)).Value!;

        /// <summary>The files, and the templates they are made of.</summary>
        internal IEnumerable<(string Path, string Template)> Files =>
        [
            ($"{Project}/{File}", "definition.asl.json"),
            ($"{Project}/Contracts.cs", "Contracts.cs"),
            ($"{Project}/{Prefix}Tasks.cs", "Tasks.cs"),
            ($"{Project}/Program.cs", "Program.cs"),
            ($"{Project}/{Project}.csproj", "Project.csproj"),
            ($"{Project}.Tests/{Prefix}Tests.cs", "Tests.cs"),
            ($"{Project}.Tests/Cases/refused.json", "refused.json"),
            ($"{Project}.Tests/{Project}.Tests.csproj", "Tests.csproj"),
            ($"{Project}.slnx", "Solution.slnx"),
            ("global.json", "global.json"),
            (".gitignore", "gitignore"),
        ];

        internal static Names Of(string name)
        {
            var machine = TargetNames.Machine(name);
            var @interface = TargetNames.Interface(TargetNames.Class(machine));
            var prefix = @interface["I".Length..^"Tasks".Length];
            // A project called like a package that it refers to cannot be restored.
            var isPossible = name.AsSpan().IndexOfAny("/\\:*?\"<>|{}'") < 0 && machine.Any(char.IsLetter) && SyntaxFacts.IsValidIdentifier(prefix)
                && !Taken.Contains(prefix, StringComparer.OrdinalIgnoreCase);
            return isPossible
                ? new Names(machine + TargetNames.FileExtension, prefix, TargetNames.Class(machine), @interface, prefix)
                : throw new UsageException($"'{name}' cannot be the name of a file, a class and a project; write one such as order or check-in.");
        }
    }
}
