using System.Collections.Immutable;
using System.Text;
using AslSharp.Compiler.Emit;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Generator.Tests.Harness;

/// <summary>A project in memory: C# files, definitions, properties. Immutable; each <c>With</c> is an edit.</summary>
internal sealed record Project
{
    public const string Directory = "/home/ada/shop";

    // What emitted code may use at most, unless a test says otherwise.
    private CSharpParseOptions _parseOptions = new(EmittedLanguage.Oldest);
    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(AslValue).Assembly.Location)];

    private ImmutableSortedDictionary<string, MemoryText> _definitions = ImmutableSortedDictionary.Create<string, MemoryText>(StringComparer.Ordinal);
    private ImmutableDictionary<string, string> _properties = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);
    private ImmutableDictionary<string, ImmutableDictionary<string, string>> _metadata = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    private Project(CSharpCompilation compilation) => Compilation = compilation;

    /// <summary>A project named Shop, in <see cref="Directory"/>, with nothing in it.</summary>
    public static Project Empty { get; } = new Project(CSharpCompilation.Create(
            "Shop",
            references: References,
            options: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, nullableContextOptions: NullableContextOptions.Enable)))
        .WithProperty("RootNamespace", "Shop")
        .WithProperty("MSBuildProjectDirectory", Directory);

    public CSharpCompilation Compilation { get; private init; }

    public ImmutableArray<AdditionalText> AdditionalTexts => [.. _definitions.Values];

    /// <summary>The same object until a property or metadata changes, as in an editor.</summary>
    public AnalyzerConfigOptionsProvider Options { get; private init; } = null!;

    /// <summary>Adds a definition or edits it.</summary>
    public Project WithDefinition(string path, string text)
    {
        var whole = Whole(path);
        return this with { _definitions = _definitions.SetItem(whole, new MemoryText(whole, text)) };
    }

    /// <summary>Sets a property that is visible to the compiler.</summary>
    public Project WithProperty(string name, string value)
        => (this with { _properties = _properties.SetItem("build_property." + name, value) }).WithOptions();

    /// <summary>Sets metadata of a definition.</summary>
    public Project WithMetadata(string path, string name, string value)
    {
        var whole = Whole(path);
        var values = _metadata.GetValueOrDefault(whole) ?? ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);
        return (this with { _metadata = _metadata.SetItem(whole, values.SetItem("build_metadata.AdditionalFiles." + name, value)) }).WithOptions();
    }

    /// <summary>Sets what else the compiler is told.</summary>
    public Project WithCompilerOptions(Func<CompilationOptions, CompilationOptions> edit)
        => this with { Compilation = Compilation.WithOptions((CSharpCompilationOptions)edit(Compilation.Options)) };

    /// <summary>Adds a C# file or edits it.</summary>
    public Project WithSource(string path, string text)
    {
        return WithTree(Whole(path), SourceText.From((Compilation.References.Count() > Net100.References.All.Count() ? "using AslSharp;\n" : "\n") + text, Encoding.UTF8));
    }

    private Project WithTree(string whole, SourceText text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, _parseOptions, whole);
        var old = Compilation.SyntaxTrees.FirstOrDefault(other => other.FilePath == whole);
        return this with { Compilation = old is null ? Compilation.AddSyntaxTrees(tree) : Compilation.ReplaceSyntaxTree(old, tree) };
    }

    /// <summary>Runs the generator, with every step tracked.</summary>
    public GeneratorRun Run() => GeneratorRun.First(this, _parseOptions, IncrementalGeneratorOutputKind.None);

    /// <summary>Runs the generator as an editor may: without what only builds need.</summary>
    public GeneratorRun RunSurface() => GeneratorRun.First(this, _parseOptions, IncrementalGeneratorOutputKind.Implementation);

    /// <summary>The project in an editor, which asks for a design-time build, and not in a build.</summary>
    public Project InEditor() => WithProperty("AslSharpAnalyzerReportsErrors", "true");

    /// <summary>Sets the version of C#.</summary>
    public Project WithLanguage(LanguageVersion version)
    {
        var project = this with { Compilation = Compilation.RemoveAllSyntaxTrees(), _parseOptions = new CSharpParseOptions(version) };
        return Compilation.SyntaxTrees.Aggregate(project, static (edited, tree) => edited.WithTree(tree.FilePath, tree.GetText()));
    }

    /// <summary>Adds references to other assemblies.</summary>
    public Project WithReferences(IEnumerable<MetadataReference> references) => this with { Compilation = Compilation.AddReferences(references) };

    /// <summary>Takes the reference to the runtime away.</summary>
    public Project WithoutRuntime() => this with { Compilation = Compilation.WithReferences(Net100.References.All) };

    /// <summary>What is reported, by the generator and the analyzer together: the same in a build and in an editor, where the generator is silent.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportAsync()
    {
        Assert.Empty(InEditor().Run().Diagnostics);
        var inEditor = await InEditor().AnalyzeAsync();
        var inBuild = InOrder([.. Run().Diagnostics, .. await AnalyzeAsync()]);
        Assert.Equal(inEditor.Select(static diagnostic => diagnostic.ToString()), inBuild.Select(static diagnostic => diagnostic.ToString()));
        return inBuild;
    }

    /// <summary>What the analyzer reports.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync()
    {
        var options = new AnalyzerOptions(AdditionalTexts, Options);
        var analysis = new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var diagnostics = await Compilation.WithAnalyzers([new AslAnalyzer()], analysis).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return InOrder(diagnostics);
    }

    private static ImmutableArray<Diagnostic> InOrder(ImmutableArray<Diagnostic> diagnostics)
        => diagnostics.Sort(static (left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));

    private Project WithOptions() => this with { Options = new MemoryOptions(_properties, _metadata) };

    private static string Whole(string path) => path.StartsWith('/') ? path : $"{Directory}/{path}";
}
