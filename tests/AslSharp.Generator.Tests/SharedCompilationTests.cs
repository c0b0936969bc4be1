using System.Runtime.CompilerServices;
using AslSharp.Compiler;
using AslSharp.Compiler.Text;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Generator.Tests;

/// <summary>Each text is compiled once, whoever asks.</summary>
public sealed class SharedCompilationTests
{
    private readonly SharedCompilation _shared = new();
    private int _count;

    [Fact]
    public void Compile_SameText_CompilesOnce()
    {
        var text = SourceText.From(Definitions.Order);
        var first = Compile(new AslFile("order.asl.json", text));
        Assert.Same(first, Compile(new AslFile("order.asl.json", text)));
        Assert.Equal(1, _count);
    }

    [Fact]
    public void Compile_OtherTextPathOrType_CompilesAgain()
    {
        var text = SourceText.From(Definitions.Order);
        var first = Compile(new AslFile("order.asl.json", text));
        Assert.NotSame(first, Compile(new AslFile("order.asl.json", SourceText.From(Definitions.Order))));
        Assert.Equal("other.asl.json", Compile(new AslFile("other.asl.json", text)).Lines.Path);
        Compile(new AslFile("other.asl.json", text) { Type = StateMachineType.Express });
        Assert.Equal(4, _count);
    }

    [Fact]
    public void Compile_FromManyThreads_CompilesOnce()
    {
        var file = new AslFile("order.asl.json", SourceText.From(Definitions.Order));
        var all = new CompiledDefinition[64];
        Parallel.For(0, all.Length, i => all[i] = Compile(file));
        Assert.All(all, one => Assert.Same(all[0], one));
        Assert.Equal(1, _count);
    }

    [Fact]
    public void Compile_ThatIsCancelled_LeavesNothingBehind()
    {
        var file = new AslFile("order.asl.json", SourceText.From(Definitions.Order));
        Assert.Throws<OperationCanceledException>(() => _shared.Compile(file, static (_, _) => throw new OperationCanceledException(), CancellationToken.None));
        Assert.NotNull(Compile(file).Plan.Machine);
    }

    [Fact]
    public void Compile_OfATextThatNobodyHolds_IsForgotten()
    {
        var text = CompileAndForget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(text.IsAlive);
    }

    [Fact]
    public async Task Edit_OfOneDefinition_ReadsThatOneInAnalyzerAndGenerator()
    {
        var texts = Enumerable.Range(0, 20).Select(i => new CountedFile($"/home/ada/shop/order{i}.asl.json", Definitions.Order)).ToArray();
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new AslGenerator().AsSourceGenerator()], texts);
        driver = await RunAsync(driver, texts);
        Assert.All(texts, text => Assert.Equal(1, text.Content.Reads));

        var edited = new CountedFile(texts[7].Path, Definitions.OrderRenamed);
        driver = driver.ReplaceAdditionalText(texts[7], edited);
        texts[7] = edited;
        await RunAsync(driver, texts);
        Assert.All(texts, text => Assert.Equal(1, text.Content.Reads));
    }

    private static async Task<GeneratorDriver> RunAsync(GeneratorDriver driver, CountedFile[] texts)
    {
        var compilation = Project.Empty.Compilation;
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        Assert.Equal(2 * texts.Length, driver.GetRunResult().GeneratedTrees.Length);
        var options = new AnalyzerOptions([.. texts]);
        Assert.Empty(await compilation.WithAnalyzers([new AslAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
        return driver;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference CompileAndForget()
    {
        var text = SourceText.From(Definitions.Order);
        Compile(new AslFile("order.asl.json", text));
        return new WeakReference(text);
    }

    private CompiledDefinition Compile(AslFile file) => _shared.Compile(file, Count, TestContext.Current.CancellationToken);

    private CompiledDefinition Count(AslFile file, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return AslCompiler.Compile(file, cancellationToken);
    }

    private sealed class CountedFile(string path, string text) : AdditionalText
    {
        public CountedText Content { get; } = new(text);

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => Content;
    }

    // The parser takes the whole text once for each compilation.
    private sealed class CountedText(string text) : SourceText
    {
        private int _reads;

        public int Reads => _reads;

        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override int Length => text.Length;

        public override char this[int position] => text[position];

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) => text.CopyTo(sourceIndex, destination, destinationIndex, count);

        public override string ToString(TextSpan span)
        {
            if (span.Length == text.Length) Interlocked.Increment(ref _reads);
            return text.Substring(span.Start, span.Length);
        }
    }
}
