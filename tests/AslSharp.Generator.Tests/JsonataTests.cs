using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests;

/// <summary>Expressions in definitions: where their mistakes are shown, and what a keystroke in one costs.</summary>
public sealed class JsonataTests
{
    private const string Valid = """
        {
          "QueryLanguage": "JSONata",
          "StartAt": "Price",
          "States": {
            "Price": { "Type": "Pass", "Output": { "total": "{% $sum($states.input.items.(price * qty)) %}" }, "End": true }
          }
        }
        """;

    private static readonly Project Shop = Project.Empty
        .WithDefinition("order.asl.json", Valid)
        .WithDefinition("refund.asl.json", Definitions.Refund)
        .WithSource("Clock.cs", "namespace Shop; public class Clock;");

    [Theory]
    [InlineData("""phone""", "phone")]
    [InlineData("""\"a\" & phone""", "phone")]
    [InlineData("""\"\u0041\" & phone""", "phone")]
    [InlineData("""\n\t\"\\n\" & phone""", "phone")]
    [InlineData("""\"\ud83d\ude00\" & phone""", "phone")]
    [InlineData("""\"😀\" & phone""", "phone")]
    [InlineData("""\"a\" & ph\u006Fne""", """ph\u006Fne""")]
    [InlineData("""\"\/\" & $$""", "$$")]
    [InlineData("""\"\u0041\" & $states.errorOutput""", "errorOutput")]
    public async Task Mistake_BehindEscapes_IsAtItsToken(string expression, string token)
    {
        var text = Valid.Replace("$sum($states.input.items.(price * qty))", expression, StringComparison.Ordinal);
        var line = Array.FindIndex(text.Split('\n'), static one => one.Contains("Output", StringComparison.Ordinal));
        var project = Project.Empty.WithDefinition("order.asl.json", text);

        var span = Assert.Single(await project.ReportAsync()).Location.GetLineSpan();
        var marked = text.Split('\n')[line][span.StartLinePosition.Character..span.EndLinePosition.Character];
        Assert.Equal((line, token), (span.StartLinePosition.Line, marked));
    }

    [Fact]
    public void Keystroke_InAnExpression_EmitsThatFileOnly()
    {
        var edited = Shop.WithDefinition("order.asl.json", Valid.Replace("price * qty", "price * qty2", StringComparison.Ordinal));
        Assert.Equal(RunProfile.OneFileEmits, RunProfile.Of(Shop.Run().Then(edited)));
    }

    [Fact]
    public void Keystroke_OutsideOfAnExpression_EmitsNothing()
    {
        var edited = Shop.WithDefinition("order.asl.json", Valid.Replace("\"Price\": {", "\"Price\":  {", StringComparison.Ordinal));
        Assert.Equal(RunProfile.OneFileStopsAtPlan, RunProfile.Of(Shop.Run().Then(edited)));
    }

    [Fact]
    public void Keystroke_InCSharp_RunsNothing()
        => Assert.Equal(RunProfile.NothingRuns, RunProfile.Of(Shop.Run().Then(Shop.WithSource("Clock.cs", "namespace Shop; public class Clock { public int Hour; }"))));

    [Fact]
    public void Expression_Emitted_Compiles() => Shop.Run().AssertCompiles();
}
