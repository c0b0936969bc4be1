using System.Text.RegularExpressions;
using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Text;

namespace AslSharp.Architecture.Tests;

/// <summary>Emitted code asks its host for time, ids and randomness, and starts nothing of its own: engines that replay depend on it.</summary>
public sealed partial class DeterminismTests
{
    [Fact]
    public void EmittedText_OfAllCases_TouchesNoClockNoIdNoRandomnessAndNoScheduler()
    {
        var emitted = 0;
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "AslSharp.Conformance.Tests", "Cases"), "*.json", SearchOption.AllDirectories))
        {
            var definition = AslValue.Parse(File.ReadAllText(path))["definition"];
            if (definition.IsUndefined) continue;
            var file = AslFile.Create("case.asl.json", definition.ToJson());
            var compiled = AslCompiler.Compile(file, TestContext.Current.CancellationToken);
            var text = Emit(compiled.Plan, file);
            Assert.Equal(text, Emit(AslCompiler.Compile(file, TestContext.Current.CancellationToken).Plan, file));
            var match = Banned().Match(text);
            Assert.False(match.Success, $"{Path.GetFileName(path)}: the emitted text has '{match.Value}'.");
            emitted++;
        }

        Assert.True(emitted > 100, $"Only {emitted} definitions were emitted.");
    }

    private static string Emit(StateMachinePlan plan, AslFile file)
    {
        var target = TargetNames.Target(file.Path, "Cases");
        return AslCompiler.EmitSurface(plan, target) + AslCompiler.EmitProgram(plan, target);
    }

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset|Guid|Random|Stopwatch|Environment|TimeProvider)\b\.|new Random|Task\.(Run|Delay|Yield|WhenAny|WhenAll|Factory)\b|\bThread(Pool)?\.|\bConsole\.|GetHashCode")]
    private static partial Regex Banned();
}
