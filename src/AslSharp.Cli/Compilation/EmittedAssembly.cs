using System.Reflection;
using System.Runtime.Loader;
using AslSharp.Compiler.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Cli.Compilation;

/// <summary>Compiles emitted C# with Roslyn and loads it.</summary>
internal static class EmittedAssembly
{
    private static readonly CSharpParseOptions ParseOptions = new(EmittedLanguage.Oldest, DocumentationMode.None);

    private static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    private static int _assemblies;

    /// <summary>Compiles files together and loads those that compile.</summary>
    /// <param name="files">Their paths, which must differ as types of a file scope need that, and their text; at least one.</param>
    /// <param name="isForgotten">Whether the assembly is unloaded when nobody has anything of it any more.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The assembly, and for each file why it is not in it, or null.</returns>
    internal static (Assembly? Assembly, string?[] Failures) Load(
        IReadOnlyList<(string Path, string Source)> files, bool isForgotten, CancellationToken cancellationToken)
    {
        var trees = files.AsParallel().AsOrdered()
            .Select(file => CSharpSyntaxTree.ParseText(file.Source, ParseOptions, file.Path, cancellationToken: cancellationToken))
            .ToArray();
        // Proxies over emitted interfaces find them by the assembly's name, so no two assemblies of a process may share one.
        var name = $"AslSharp.Machines{Interlocked.Increment(ref _assemblies)}";
        var compilation = CSharpCompilation.Create(name, trees, References(), CompilationOptions);
        var (image, errors) = Emit(compilation, cancellationToken);
        var assembly = image is null ? null : new AssemblyLoadContext(name, isForgotten).LoadFromStream(image);
        return (assembly,
            [.. trees.Select(tree => errors.TryGetValue(tree, out var error) ? error : assembly is null ? "Nothing of the emitted C# compiles." : null)]);
    }

    private static (Stream? Image, Dictionary<SyntaxTree, string> Errors) Emit(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<SyntaxTree, string>();
        while (compilation.SyntaxTrees.Length > 0)
        {
            var image = new MemoryStream();
            var result = compilation.Emit(image, cancellationToken: cancellationToken);
            if (result.Success)
            {
                image.Position = 0;
                return (image, errors);
            }

            // Leave out the files with errors and try again, so that one bad machine takes no other with it.
            var broken = result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .GroupBy(static diagnostic => diagnostic.Location.SourceTree).ToList();
            if (broken.All(static group => group.Key is null)) break;
            foreach (var group in broken)
            {
                if (group.Key is null) continue;
                errors.Add(group.Key, Describe(group.First()));
                compilation = compilation.RemoveSyntaxTrees(group.Key);
            }
        }

        return (null, errors);
    }

    private static string Describe(Diagnostic error)
    {
        var line = error.Location.GetLineSpan().StartLinePosition.Line;
        var text = error.Location.SourceTree!.GetText().Lines[line].ToString().Trim();
        return $"The emitted C# does not compile: {error.Id}: {error.GetMessage(null)} in line {line + 1}: {text}";
    }

    private static IEnumerable<MetadataReference> References()
    {
        // The very runtime that will run the machines, and the AslSharp that this tool was built with.
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var runtimeFolder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return platform.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetDirectoryName(path) == runtimeFolder)
            .Append(typeof(IStateMachine).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
    }
}
