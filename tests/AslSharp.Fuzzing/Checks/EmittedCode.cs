using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Fuzzing.Checks;

/// <summary>Gathers emitted C# and compiles it, many texts at a time since that is what makes it quick.</summary>
/// <param name="size">How many texts are compiled together.</param>
internal sealed class EmittedCode(int size)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);
    private static readonly MetadataReference[] References = MakeReferences();

    private readonly List<(string Text, string Source)> _waiting = [];

    /// <summary>How many texts were compiled.</summary>
    internal int Compiled { get; private set; }

    /// <summary>Adds the C# of a definition, and compiles what was gathered once there is enough.</summary>
    /// <param name="text">The definition.</param>
    /// <param name="definition">What became of it.</param>
    /// <param name="mapsLines">Whether the C# shall name lines of the definition.</param>
    /// <returns>The definitions whose C# does not compile, each with the first error.</returns>
    internal IReadOnlyList<(string Text, FuzzFailure Failure)> Add(string text, CompiledDefinition definition, bool mapsLines)
    {
        // All have the same names: a namespace each keeps them apart.
        var target = TargetNames.Target("machine.asl.json", $"Machines.M{_waiting.Count}");
        _waiting.Add((text, AslCompiler.Emit(definition.Plan, target, mapsLines ? definition.Lines : null)));
        return _waiting.Count < size ? [] : Flush();
    }

    /// <summary>Compiles what was gathered.</summary>
    /// <returns>The definitions whose C# does not compile, each with the first error.</returns>
    internal IReadOnlyList<(string Text, FuzzFailure Failure)> Flush()
    {
        if (_waiting.Count == 0) return [];
        var trees = _waiting.Select(static (item, index) => CSharpSyntaxTree.ParseText(item.Source, ParseOptions, $"{index}.g.cs")).ToArray();
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);
        var result = CSharpCompilation.Create("Fuzzed", trees, References, options).Emit(Stream.Null);
        var failures = result.Diagnostics
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .GroupBy(static diagnostic => diagnostic.Location.SourceTree)
            .Select(group => (_waiting[Math.Max(0, Array.IndexOf(trees, group.Key))].Text, Describe(group.First())))
            .ToList();
        Compiled += _waiting.Count;
        _waiting.Clear();
        return failures;
    }

    /// <summary>Compiles the C# of one definition.</summary>
    internal static void Check(CompiledDefinition definition)
    {
        foreach (var (_, failure) in new EmittedCode(1).Add("", definition, mapsLines: false)) throw failure;
        foreach (var (_, failure) in new EmittedCode(1).Add("", definition, mapsLines: true)) throw failure;
    }

    private static FuzzFailure Describe(Diagnostic error)
    {
        // Not the mapped line, which is one of the definition.
        var line = error.Location.SourceTree?.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString().Trim();
        return new FuzzFailure("Emitted C# does not compile", $"{error.Id}\n{error.GetMessage(null)}\n{line}");
    }

    private static MetadataReference[] MakeReferences()
    {
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return [.. platform.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == runtime)
            .Append(typeof(IStateMachine).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path))];
    }
}
