using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;
using BenchmarkDotNet.Attributes;

namespace AslSharp.Benchmarks.Compilation;

/// <summary>A definition of a thousand states, checked in process as an editor or the tool does it; the bar is 100 ms.</summary>
[InProcess]
[MemoryDiagnoser]
public class CheckBenchmarks
{
    private readonly string _text = LargeDefinition.Make(1000);

    /// <summary>Parsed, bound, analyzed and planned: all findings.</summary>
    [Benchmark(Baseline = true)]
    public int Check() => AslCompiler.Compile(AslFile.Create("large.asl.json", _text)).Diagnostics.Count;

    /// <summary>The same, and the C# made.</summary>
    [Benchmark]
    public int CheckAndEmit()
    {
        var definition = AslCompiler.Compile(AslFile.Create("large.asl.json", _text));
        var target = TargetNames.Target("large.asl.json", "Large");
        return AslCompiler.EmitSurface(definition.Plan, target).Length + AslCompiler.EmitProgram(definition.Plan, target, definition.Lines).Length;
    }
}
