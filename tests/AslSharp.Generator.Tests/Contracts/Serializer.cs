using System.Reflection;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>System.Text.Json's source generator, which comes with the SDK.</summary>
internal static class Serializer
{
    /// <summary>Loads what both generators make of a project.</summary>
    public static Assembly Load(Project project)
    {
        var run = project.Run();
        Assert.Empty(run.Diagnostics);
        CSharpGeneratorDriver.Create([Create()], parseOptions: (CSharpParseOptions)run.Output.SyntaxTrees.First().Options)
            .RunGeneratorsAndUpdateCompilation(run.Output, out var output, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        var code = new MemoryStream();
        var result = output.Emit(code, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        return Assembly.Load(code.ToArray());
    }

    private static ISourceGenerator Create()
    {
        var root = new DirectoryInfo(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory()).Parent!.Parent!.Parent!.FullName;
        var path = Directory.GetFiles(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Last();
        var type = Assembly.LoadFrom(path).GetTypes().Single(static type => type.GetCustomAttribute<GeneratorAttribute>() is not null);
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }
}
