using System.Reflection;
using System.Text;
using AslSharp.Cli.Cases;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;
using AslSharp.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Conformance.Tests.Typed;

/// <summary>The machines of cases, each compiled by the generator with types that were derived for it: all of them in one assembly.</summary>
internal static class TypedMachines
{
    private const string Usings = """
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The class of each case's machine; null where nothing could be derived, so that it would be the same as without types.</summary>
    internal static Type?[] Compile(IReadOnlyList<ExecutionCase> cases, CancellationToken cancellationToken)
    {
        var parsing = new CSharpParseOptions(EmittedLanguage.Oldest);
        var (definitions, contracts) = (new List<AdditionalText>(), new List<SyntaxTree>());
        var known = new Dictionary<(string Definition, string Contract), string>();
        var names = new string?[cases.Count];
        for (var i = 0; i < cases.Count; i++)
        {
            // A machine is called after its file. Cases with the same types share one.
            var folder = $"M{known.Count}";
            var file = cases[i].Definition with { Path = $"/typed/{folder}/{Path.GetFileName(cases[i].Definition.Path)}" };
            var target = TargetNames.Target(file.Path, $"Typed.{folder}");
            var contract = DerivedTypes.Write(cases[i], file, target, cancellationToken);
            if (!DerivedTypes.HasSome(contract)) continue;
            var key = (file.Text.ToString(), contract.Replace(folder, "", StringComparison.Ordinal));
            if (!known.TryGetValue(key, out names[i]))
            {
                known.Add(key, names[i] = $"{target.Namespace}.{target.ClassName}");
                definitions.Add(new DefinitionText(file));
                contracts.Add(CSharpSyntaxTree.ParseText(contract, parsing, $"/typed/{folder}.cs", cancellationToken: cancellationToken));
            }
        }

        var compilation = CSharpCompilation.Create(
            "AslSharp.Typed" + cases.Count, [.. contracts, CSharpSyntaxTree.ParseText(Usings, parsing, "/typed/Usings.cs")], References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create([new AslGenerator().AsSourceGenerator()], definitions, parsing);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _, cancellationToken);
        using var image = new MemoryStream();
        var result = whole.Emit(image, cancellationToken: cancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(20)));
        var assembly = Assembly.Load(image.ToArray());
        return [.. names.Select(name => name is null ? null : assembly.GetType(name, throwOnError: true))];
    }

    private static IEnumerable<MetadataReference> References()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Append(typeof(IStateMachine).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
    }

    private sealed class DefinitionText(AslFile file) : AdditionalText
    {
        public override string Path => file.Path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(file.Text.ToString(), Encoding.UTF8);
    }
}
