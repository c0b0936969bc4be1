using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;
using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Baselines;

/// <summary>
/// One whole emitted file, kept so that changes of its looks are read by somebody. Where it changed for the better, put the printed text
/// into <c>Order.g.cs.txt</c>.
/// </summary>
public sealed class EmittedTextTests
{
    [Fact]
    public void OrderMachine_Emitted_ReadsAsTheBaseline()
    {
        var folder = ProjectFolder.Of("Baselines");
        var file = AslFile.Create("Order.asl.json", File.ReadAllText(Path.Combine(folder, "Order.asl.json")));
        var actual = AslCompiler.Emit(AslCompiler.Compile(file, TestContext.Current.CancellationToken).Plan, TargetNames.Target(file.Path, "Shop")).ReplaceLineEndings("\n");
        var path = Path.Combine(folder, "Order.g.cs.txt");
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";

        var line = expected.Split('\n').Zip(actual.Split('\n')).TakeWhile(static pair => pair.First == pair.Second).Count() + 1;
        Assert.True(expected == actual, $"The emitted text differs from line {line} on. It is now:\n{actual}");
    }
}
