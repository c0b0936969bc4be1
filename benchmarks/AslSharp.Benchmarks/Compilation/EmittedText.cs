using System.Globalization;
using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;

namespace AslSharp.Benchmarks.Compilation;

/// <summary>How much C# definitions become: what the C# compiler takes to build it follows from that.</summary>
internal static class EmittedText
{
    /// <summary>Emits every definition of a folder in each of the ways in which builds do it, and prints the kilobytes for each state.</summary>
    /// <param name="folder">The folder; definitions with errors and other JSON files in it are left out.</param>
    /// <param name="output">A folder for the emitted files; null to keep none.</param>
    internal static void Report(string folder, string? output)
    {
        var definitions = Read(folder);
        var states = definitions.Sum(static definition => definition.Compiled.Plan.Surface.States.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{definitions.Count} definitions, {states:#,##0} states"));
        Write("Release", mapsLines: false, isInspectable: false);
        Write("with #line", mapsLines: true, isInspectable: false);
        Write("Debug: with #line and inspection", mapsLines: true, isInspectable: true);

        void Write(string way, bool mapsLines, bool isInspectable)
        {
            var characters = 0L;
            var indentation = 0L;
            var directives = 0L;
            foreach (var (path, compiled) in definitions)
            {
                var target = TargetNames.Target(path, "Published") with { IsInspectable = isInspectable };
                var text = AslCompiler.EmitSurface(compiled.Plan, target) + AslCompiler.EmitProgram(compiled.Plan, target, mapsLines ? compiled.Lines : null);
                characters += text.Length;
                foreach (var line in text.Split('\n'))
                {
                    indentation += line.Length - line.TrimStart().Length;
                    if (line.StartsWith("#line", StringComparison.Ordinal)) directives += line.Length + 1;
                }

                if (output is null) continue;
                var name = $"{Path.GetFileName(path)}.{(mapsLines ? isInspectable ? "debug" : "line" : "release")}.cs";
                File.WriteAllText(Path.Combine(Directory.CreateDirectory(output).FullName, name), text);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{way,-34} {characters / 1000d / states:0.00} KB a state, {100d * indentation / characters:0.0} % indentation, {100d * directives / characters:0.0} % #line"));
        }
    }

    private static List<(string Path, CompiledDefinition Compiled)> Read(string folder)
    {
        var definitions = new List<(string, CompiledDefinition)>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var compiled = AslCompiler.Compile(AslFile.Create(Path.GetRelativePath(folder, path), File.ReadAllText(path)));
            if (compiled.Plan.Machine is not null) definitions.Add((path, compiled));
        }

        return definitions;
    }
}
