using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Generator.Tests.Harness;

/// <summary>
/// A project as an editor opens it: a design-time build of the real tools gives the compiler's arguments without running the
/// compiler, and the editor runs generator and analyzer over them itself, whatever errors the C# has.
/// </summary>
internal sealed class EditorProject
{
    private readonly CSharpCompilation _compilation;
    private readonly AnalyzerOptions _options;

    private EditorProject(CSharpCommandLineArguments arguments)
    {
        var texts = arguments.AdditionalFiles.Select(static AdditionalText (file) => new MemoryText(file.Path, File.ReadAllText(file.Path))).ToImmutableArray();
        var configs = arguments.AnalyzerConfigPaths.Select(static path => AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(path)), path)).ToArray();
        _options = new AnalyzerOptions(texts, new ConfigOptions(AnalyzerConfigSet.Create(configs)));
        var source = CSharpCompilation.Create(
            arguments.CompilationName,
            arguments.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file.Path), Encoding.UTF8), arguments.ParseOptions, file.Path)),
            arguments.MetadataReferences.Select(static reference => MetadataReference.CreateFromFile(reference.Reference)),
            arguments.CompilationOptions);
        CSharpGeneratorDriver
            .Create([new AslGenerator().AsSourceGenerator()], texts, arguments.ParseOptions, _options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(source, out var output, out var generated, TestContext.Current.CancellationToken);
        _compilation = (CSharpCompilation)output;
        Generated = generated;
    }

    /// <summary>What the generator reports.</summary>
    public ImmutableArray<Diagnostic> Generated { get; }

    /// <summary>Opens the project in a folder.</summary>
    public static EditorProject Open(string folder)
    {
        var output = Dotnet.Run(
            folder, 0, "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-getItem:CscCommandLineArgs");
        using var json = JsonDocument.Parse(output);
        var arguments = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(static item => item.GetProperty("Identity").GetString()!);
        return new EditorProject(CSharpCommandLineParser.Default.Parse(arguments, folder, sdkDirectory: null));
    }

    /// <summary>What the analyzer reports.</summary>
    public Task<ImmutableArray<Diagnostic>> AnalyzeAsync()
        => _compilation.WithAnalyzers([new AslAnalyzer()], _options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    private sealed class ConfigOptions(AnalyzerConfigSet set) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(set.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Of(tree.FilePath);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Of(textFile.Path);

        private Values Of(string path) => new(set.GetOptionsForSourcePath(path).AnalyzerOptions);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
