using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Benchmarks;

/// <summary>Emitted C# as an assembly, compiled as a Release build does.</summary>
internal static class EmittedAssembly
{
    /// <summary>What it is compiled against: all that this process has.</summary>
    internal static IEnumerable<MetadataReference> References
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(File.Exists)
            .Select(static path => MetadataReference.CreateFromFile(path));

    /// <summary>The assembly's bytes.</summary>
    internal static byte[] Compile(string name, params string[] texts)
    {
        var compilation = CSharpCompilation.Create(
            name,
            texts.Select((text, i) => CSharpSyntaxTree.ParseText(text, path: $"{name}{i}.cs")),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success) throw new InvalidOperationException($"{string.Join('\n', result.Diagnostics)}\n{texts[0]}");
        return stream.ToArray();
    }
}
