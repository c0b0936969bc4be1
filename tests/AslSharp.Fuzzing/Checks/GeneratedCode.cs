using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using AslSharp.Generator;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace AslSharp.Fuzzing.Checks;

/// <summary>
/// The C# of definitions, made by the generator itself as a build runs it: many files at a time, since that is what makes it quick, each in a
/// folder and so in a namespace of its own.
/// </summary>
internal static partial class GeneratedCode
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);
    private static readonly MetadataReference[] References = MakeReferences();
    private static int _assemblies;

    /// <summary>The name of the file at a place in a batch, inside its folder.</summary>
    internal const string FileName = "machine.asl.json";

    /// <summary>Generates and compiles the C# of definitions.</summary>
    /// <param name="files">File names, without folders, and texts.</param>
    /// <param name="isDebug">Whether as in a Debug build, with lines that point into the definitions.</param>
    /// <param name="rootNamespace">The namespace of the project; where one is given, the files have no folders.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The assembly's image where something compiles, and for each file what is wrong with its C#, or null.</returns>
    internal static (MemoryStream? Image, FuzzFailure?[] Failures) Build(IReadOnlyList<(string Name, string Text)> files, bool isDebug, CancellationToken cancellationToken, string? rootNamespace = null)
    {
        var failures = new FuzzFailure?[files.Count];
        var compilation = Generate(files, isDebug, rootNamespace, failures, cancellationToken);
        while (compilation.SyntaxTrees.Length > 0)
        {
            var image = new MemoryStream();
            var result = compilation.Emit(image, isDebug ? new MemoryStream() : null, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellationToken);
            if (result.Success)
            {
                image.Position = 0;
                return (image, failures);
            }

            // One bad file takes no other with it.
            var broken = result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).GroupBy(static diagnostic => diagnostic.Location.SourceTree).ToList();
            foreach (var group in broken)
            {
                var index = group.Key is null ? -1 : files.Count == 1 ? 0 : IndexOf(group.Key.FilePath);
                if (index < 0 || index >= failures.Length) throw Describe(group.First());
                failures[index] ??= Describe(group.First());
                compilation = compilation.RemoveSyntaxTrees(group.Key!);
            }
        }

        return (null, failures);
    }

    /// <summary>Compiles one definition both ways; throws where its C# does not compile.</summary>
    internal static void Check(string name, string text)
    {
        foreach (var isDebug in new[] { false, true })
        {
            if (Build([(name, text)], isDebug, CancellationToken.None).Failures[0] is { } failure) throw failure;
        }
    }

    /// <summary>Loads an image.</summary>
    internal static Assembly Load(MemoryStream image) => new AssemblyLoadContext(null).LoadFromStream(image);

    /// <summary>The state machine class of a file of a batch, which was named <see cref="FileName"/>.</summary>
    internal static Type MachineType(Assembly assembly, int index) => assembly.GetType($"Fuzzed.f{index}.MachineStateMachine", throwOnError: true)!;

    private static CSharpCompilation Generate(IReadOnlyList<(string Name, string Text)> files, bool isDebug, string? rootNamespace, FuzzFailure?[] failures, CancellationToken cancellationToken)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: isDebug ? OptimizationLevel.Debug : OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable,
            concurrentBuild: false);
        // Proxies over emitted interfaces find them by the assembly's name, so no two assemblies of a process may share one.
        var compilation = CSharpCompilation.Create($"Fuzzed{Interlocked.Increment(ref _assemblies)}", [], References, options);
        var properties = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
        {
            ["build_property.RootNamespace"] = rootNamespace ?? "Fuzzed",
            ["build_property.MSBuildProjectDirectory"] = "/fuzzed",
            ["build_property.AslSharpLineMapping"] = isDebug ? "true" : "false",
            ["build_property.TargetFramework"] = "net10.0",
        });
        var texts = files.Select((file, index) => (AdditionalText)new MemoryText(rootNamespace is null ? $"/fuzzed/f{index}/{file.Name}" : $"/fuzzed/{file.Name}", file.Text));
        var driver = CSharpGeneratorDriver.Create([new AslGenerator().AsSourceGenerator()], texts, ParseOptions, new MemoryOptions(properties, ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty));
        var result = driver.RunGenerators(compilation, cancellationToken).GetRunResult().Results[0];
        if (result.Exception is { } exception) throw new FuzzFailure("The generator throws", exception.ToString(), exception);
        var trees = result.GeneratedSources.Select(static source => CSharpSyntaxTree.ParseText(source.SourceText, ParseOptions, source.HintName)).ToList();
        foreach (var tree in trees)
        {
            if (files.Count == 1) break;
            if (IndexOf(tree.FilePath) is >= 0 and var index && index < files.Count) continue;
            if (!tree.FilePath.Contains("Registration", StringComparison.OrdinalIgnoreCase)) throw new FuzzFailure("A generated file has a name that cannot be", tree.FilePath);
        }

        foreach (var diagnostic in result.Diagnostics)
        {
            // The compiler's own mistakes, caught by the generator.
            if (diagnostic.Id != "ASL9001") continue;
            var index = files.Count == 1 ? 0 : IndexOf(diagnostic.Location.GetLineSpan().Path);
            if (index >= 0 && index < failures.Length) failures[index] = new FuzzFailure("The generator reports a fault of its own", diagnostic.ToString());
        }

        return compilation.AddSyntaxTrees(trees);
    }

    private static int IndexOf(string path) => Folder().Match(path) is { Success: true } match ? int.Parse(match.Groups[1].Value) : -1;

    [GeneratedRegex("(?:^|[./])f([0-9]+)[./]")]
    private static partial Regex Folder();

    private static FuzzFailure Describe(Diagnostic error)
    {
        // Not the mapped line, which is one of the definition.
        var line = error.Location.SourceTree?.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString().Trim();
        if (line?.Length > 400) line = line[..400];
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
