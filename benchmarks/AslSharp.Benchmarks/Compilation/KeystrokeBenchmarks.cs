using AslSharp.Generator;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Benchmarks.Compilation;

/// <summary>A keystroke in one of a thousand definitions of a project; the bar is 25 ms for the generator.</summary>
[InProcess]
[MemoryDiagnoser]
public class KeystrokeBenchmarks
{
    private const int Files = 1000;
    private readonly AdditionalText[] _texts = [.. Enumerable.Range(0, Files).Select(static i => new Text(Path(i), LargeDefinition.Make(8)))];
    private readonly CSharpCompilation _compilation = CSharpCompilation.Create(
        "Shop", references: EmittedAssembly.References, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create(new AslGenerator());
    private int _edits;

    [GlobalSetup]
    public void Open()
    {
        _driver = _driver.AddAdditionalTexts([.. _texts]).RunGenerators(_compilation);
        if (_driver.GetRunResult().GeneratedTrees.Length != 2 * Files) throw new InvalidOperationException("Not every definition gave its two files.");
    }

    /// <summary>The generator runs after an edit that changes what is emitted.</summary>
    [Benchmark]
    public int Generate()
    {
        Type();
        return _driver.GetRunResult().GeneratedTrees.Length;
    }

    /// <summary>The generator runs, and the analyzer looks at the edited file, as an editor asks it to.</summary>
    [Benchmark]
    public async Task<int> GenerateAndAnalyze()
    {
        var edited = Type();
        var analysis = _compilation.WithAnalyzers([new AslAnalyzer()], new AnalyzerOptions([.. _texts]));
        var result = await analysis.GetAnalysisResultAsync(edited, CancellationToken.None);
        return result.GetAllDiagnostics().Length;
    }

    private static string Path(int i) => $"/home/ada/shop/order{i}.asl.json";

    private AdditionalText Type()
    {
        const int place = Files / 2;
        var edited = new Text(Path(place), LargeDefinition.Make(8).Replace("three", $"edit {_edits++}", StringComparison.Ordinal));
        _driver = _driver.ReplaceAdditionalText(_texts[place], edited).RunGenerators(_compilation);
        return _texts[place] = edited;
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
