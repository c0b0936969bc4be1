using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;

namespace AslSharp.Conformance.Tests.Baselines;

/// <summary>
/// Whole emitted files, one pair for each kind of machine, kept so that changes of their looks are read by somebody. Where one changed for
/// the better, put the printed text into the file that the test names.
/// </summary>
public sealed class EmittedTextTests
{
    [Theory]
    [InlineData("Order", false)]
    [InlineData("Quote", false)]
    [InlineData("Trip", false)]
    [InlineData("Stock", false)]
    [InlineData("Greeting", true)]
    public void Machine_Emitted_ReadsAsTheBaseline(string name, bool mapsLines)
    {
        var folder = Path.Combine(Repository.Root, "tests", "AslSharp.Conformance.Tests", "Baselines");
        var file = AslFile.Create($"{name}.asl.json", File.ReadAllText(Path.Combine(folder, $"{name}.asl.json")));
        var compiled = AslCompiler.Compile(file, TestContext.Current.CancellationToken);
        var target = TargetNames.Target(file.Path, "Shop");
        AssertBaseline(Path.Combine(folder, $"{name}.g.cs.txt"), AslCompiler.EmitSurface(compiled.Plan, target));
        AssertBaseline(Path.Combine(folder, $"{name}-Program.g.cs.txt"), AslCompiler.EmitProgram(compiled.Plan, target, mapsLines ? compiled.Lines : null));
    }

    [Fact]
    public void Functions_OfAMachine_ReadAsTheBaseline()
    {
        var folder = Path.Combine(Repository.Root, "tests", "AslSharp.Conformance.Tests", "Baselines");
        var file = AslFile.Create("Order.asl.json", File.ReadAllText(Path.Combine(folder, "Order.asl.json")));
        var compiled = AslCompiler.Compile(file, TestContext.Current.CancellationToken);
        var target = TargetNames.Target(file.Path, "Shop");
        var serving = target with { ServesFunctions = true };
        var added = Added(AslCompiler.EmitSurface(compiled.Plan, target), AslCompiler.EmitSurface(compiled.Plan, serving))
            + Added(AslCompiler.EmitProgram(compiled.Plan, target), AslCompiler.EmitProgram(compiled.Plan, serving));

        AssertBaseline(Path.Combine(folder, "Functions.g.cs.txt"), added);
    }

    [Fact]
    public void ServiceModels_Emitted_ReadAsTheBaseline()
        => AssertBaseline(
            Path.Combine(Repository.Root, "tests", "AslSharp.Conformance.Tests", "Baselines", "ServiceModels.g.cs.txt"),
            AslCompiler.EmitServiceModels(AslCompiler.ServiceOperations("arn:aws:states:::sqs:sendMessage")
                .Concat(AslCompiler.ServiceOperations("arn:aws:states:::athena:startQueryExecution.sync"))));

    // The lines that the other text has more.
    private static string Added(string text, string other)
    {
        var lines = text.Split('\n').ToHashSet();
        return string.Concat(other.Split('\n').Where(line => !lines.Contains(line)).Select(static line => line + "\n"));
    }

    private static void AssertBaseline(string path, string text)
    {
        var actual = text.ReplaceLineEndings("\n");
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var line = expected.Split('\n').Zip(actual.Split('\n')).TakeWhile(static pair => pair.First == pair.Second).Count() + 1;
        Assert.True(expected == actual, $"{Path.GetFileName(path)} differs from line {line} on. It is now:\n{actual}");
    }
}
