using AslSharp.Fuzzing.Checks;
using AslSharp.Fuzzing.Inputs;
using CsCheck;

namespace AslSharp.Fuzzing;

/// <summary>A fixed number of inputs for the test run; the long runs of README.md look at as many as the time allows.</summary>
public sealed class FuzzTests
{
    private const string Seed = "0002aslSharp";
    private const int Inputs = 1500;

    public static TheoryData<string> Families => [.. Growth.Families.Keys];

    [Fact]
    public void AnyText_Compiled_KeepsWhatIsPromised()
        => FuzzInput.Any.Sample(static input => { CompilerChecks.Check(input.Name, input.Text, TestContext.Current.CancellationToken); }, iter: Inputs, threads: 2, seed: Seed);

    [Fact]
    public void Seeds_Compiled_KeepWhatIsPromised()
    {
        foreach (var text in SeedTexts.Texts) CompilerChecks.Check(GeneratedCode.FileName, text, TestContext.Current.CancellationToken);
        Assert.True(SeedTexts.Texts.Count > 100, $"Only {SeedTexts.Texts.Count} seeds were found.");
    }

    [Fact]
    public void RightDefinitions_Emitted_AreCSharpThatCompiles()
    {
        var code = new PendingCode(30);
        FuzzInput.Any.Array[200].Sample(
            inputs =>
            {
                foreach (var input in inputs)
                {
                    var (name, text) = (input.Name, input.Text);
                    var result = CompilerChecks.Check(name, text, TestContext.Current.CancellationToken);
                    if (result.Plan.Machine is not null) Report(code.Add(name, text));
                }
            },
            iter: 1, threads: 1, seed: Seed);
        Report(code.Flush());
        Assert.True(code.Compiled > 15, $"Only {code.Compiled} definitions were right.");
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void TwiceTheText_Compiled_CostsTwiceTheMemory(string family)
    {
        const int size = 400;
        var make = Growth.Families[family];
        Growth.Compile(make(size));
        var (once, twice) = (Growth.Allocations(make(size)), Growth.Allocations(make(2 * size)));
        Assert.True(twice <= 2.6 * once, $"{family}: {once:N0} bytes for {size}, {twice:N0} for {2 * size}.");
    }

    private static void Report(IReadOnlyList<(string Name, string Text, FuzzFailure Failure)> failures)
        => Assert.True(failures.Count == 0, string.Join("\n", failures.Select(static failure => $"{failure.Failure.Message}\n{failure.Name}\n{failure.Text}")));
}
