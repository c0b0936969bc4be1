using System.Globalization;

namespace AslSharp.Documents.Tests;

/// <summary>Aliases make a short file mean a long one: what is checked is what is written.</summary>
public sealed class YamlAliasTests
{
    [Fact]
    public void Definition_OfManyResources_IsCheckedOnce()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        text.WriteLine("Resources:");
        for (var i = 0; i < 2_000; i++)
        {
            var definition = i == 0 ? "&d { StartAt: P, States: { P: { Type: Pass, Next: Q } } }" : i % 2 == 0 ? "*d" : "{ 'Fn::If': [ c, *d, *d ] }";
            text.WriteLine($"  M{i}: {{ Type: 'AWS::Serverless::StateMachine', Properties: {{ Definition: {definition} }} }}");
        }

        var file = Marked.Read("template.yaml", text.ToString());
        Assert.Equal(2_000, file.Definitions.Length);
        Assert.Single(file.Definitions.Select(static definition => definition.File).Distinct(ReferenceEqualityComparer.Instance));
        Assert.Single(file.Check(TestContext.Current.CancellationToken));
    }

    [Theory]
    // Each alias stands for a choice between two of the one before it.
    [InlineData("{ 'Fn::If': [ c, *aN, *bN ] }", "{ Ref: 'AWS::NoValue' }")]
    [InlineData("{ 'Fn::Join': [ '', [ *aN, *bN ] ] }", "''")]
    [InlineData("{ x: *aN, y: *bN }", "1")]
    [InlineData("[ *aN, *bN ]", "1")]
    public void AliasesOfAliases_EndTheCheck(string step, string first)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        text.WriteLine($"x0: &a0 {first}\ny0: &b0 {first}");
        for (var i = 1; i <= 60; i++)
        {
            var value = step.Replace("N", $"{i - 1}", StringComparison.Ordinal);
            text.WriteLine($"x{i}: &a{i} {value}\ny{i}: &b{i} {value}");
        }

        text.WriteLine("Resources: { M: { Type: 'AWS::Serverless::StateMachine', Properties: { Definition: { StartAt: P, States: { P: { Type: Pass, Result: *a60, End: true } } } } } }");
        Marked.Check("template.yaml", text.ToString());
    }

    [Fact]
    public void AliasesOfAliases_AsDeepAsTheFileIsLong_AreRefused()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        text.WriteLine("x0: &a0 1");
        for (var i = 1; i <= 50_000; i++) text.WriteLine($"x{i}: &a{i} [ *a{i - 1} ]");
        var finding = Assert.Single(Marked.Check("deep.asl.yaml", text.ToString()));
        Assert.Contains("nested too deeply", finding.Message, StringComparison.Ordinal);
    }
}
