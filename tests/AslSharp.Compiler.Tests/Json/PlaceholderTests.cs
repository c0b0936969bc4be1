using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;

namespace AslSharp.Compiler.Tests.Json;

/// <summary>Placeholders and directives outside strings, and with quotation marks inside strings: unknown values, not mistakes.</summary>
public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("""{"a": ${b}}""")]
    [InlineData("""{"a": ${jsonencode({ b = { c = "}" } })}, "d": 1}""")]
    [InlineData("""{"a": ${a.b["c"]}}""")]
    [InlineData("""{"a": ${join(",", [for s in x : "\"${s}\""])}}""")]
    [InlineData("{\"a\": ${jsonencode({\n  b = 1\n})}}")]
    [InlineData("""{"a": -${n}, "b": 1${n}, "c": ${n}0, "d": ${n}${m}}""")]
    [InlineData("""{"a": [${b}, 1, ${c}]}""")]
    [InlineData("""{"a": [1 ${more}]}""")]
    [InlineData("""{${members}}""")]
    [InlineData("""{"a": 1, ${members}, ${members}}""")]
    [InlineData("""{${members} "a": 1}""")]
    [InlineData("""{${name}: 1}""")]
    [InlineData("""${definition}""")]
    [InlineData("""{"a": "${b["c"]}"}""")]
    [InlineData("""{"a": "x-${join(",", b)}-y"}""")]
    [InlineData("""{"a": "${b == "c" ? "d" : "e"}"}""")]
    [InlineData("""{"a": "%{ if b == "c" }d%{ endif }"}""")]
    [InlineData("""{"a": %{ if b }1%{ else }2%{ endif }}""")]
    [InlineData("""{"a": [%{ for b in c ~}"${b}",%{ endfor ~}]}""")]
    [InlineData("""{"a": [%{ for b in c }%{ if b.i > 0 }, %{ endif }{"x": "${b.y}"}%{ endfor }]}""")]
    [InlineData("""{%{ if a }"b": %{ if c }1%{ else }%{ if d }2%{ else }3%{ endif }%{ endif }, %{ endif }"e": 4}""")]
    [InlineData("""{%{ if a }"b": 1%{ endif }"b": 2}""")]
    public void Parse_WhatTheDeploymentFillsIn_IsSaidOnceAndNotWrong(string text)
    {
        var tree = JsonSyntaxTree.Parse(AslFile.Create("x", text), TestContext.Current.CancellationToken);

        var found = Assert.Single(tree.Diagnostics);
        Assert.Equal(PlaceholderUnfilled, found.Descriptor);
        Assert.True(tree.IsJson);
    }

    [Theory]
    [InlineData("""{"a": "${b}", "c": "${d} and ${e}"}""")]
    [InlineData("""{"a": "x ${b", "c": "d}"}""")]
    [InlineData("""{"${a": "${b", "c": "${d"}""")]
    [InlineData("""{"a": "%{ if b }"}""")]
    [InlineData("""{"a": "{% $x[\"b\"] %}"}""")]
    public void Parse_PlaceholdersThatAreText_LeaveNothingOpen(string text) =>
        Assert.DoesNotContain(JsonSyntaxTree.Parse(AslFile.Create("x", text), TestContext.Current.CancellationToken).Diagnostics, found => found.IsError);

    [Fact]
    public void Parse_AQuotingPlaceholder_IsPartOfTheText()
    {
        var tree = JsonSyntaxTree.Parse(AslFile.Create("x", """{"a": "x-${b["c"]}-y", "d": 1}"""), TestContext.Current.CancellationToken);

        var root = Assert.IsType<JsonObjectSyntax>(tree.Root);
        Assert.Equal("""x-${b["c"]}-y""", Assert.IsType<JsonStringSyntax>(root.Find("a")!.Value).Value);
        Assert.IsType<JsonNumberSyntax>(root.Find("d")!.Value);
    }

    [Theory]
    [InlineData("""{"a": "x ${b"}""", "${b")]
    [InlineData("""{"a": "${b} ${c"}""", "${c")]
    [InlineData("""{"${a": 1}""", "${a")]
    public void Parse_APlaceholderWithoutItsEnd_Warns(string text, string place)
    {
        var found = Assert.Single(JsonSyntaxTree.Parse(AslFile.Create("x", text), TestContext.Current.CancellationToken).Diagnostics);
        Assert.Equal(PlaceholderNotClosed, found.Descriptor);
        Assert.Equal(place, text.Substring(found.Location.Span.Start, found.Location.Span.Length));
    }

    [Theory]
    [InlineData("""{"a": "$${b"}""")]
    [InlineData("""{"a": "{% $contains(x, '${') %}"}""")]
    [InlineData("""{"a": "costs $5 {"}""")]
    public void Parse_WhatIsNoPlaceholder_ReportsNothing(string text) =>
        Assert.Empty(JsonSyntaxTree.Parse(AslFile.Create("x", text), TestContext.Current.CancellationToken).Diagnostics);

    [Theory]
    [InlineData("${")]
    [InlineData("{\"a\": ${")]
    [InlineData("%{ else }")]
    [InlineData("[%{ if \"")]
    [InlineData("{\"a\": \"${b(\"")]
    [InlineData("{\"a\": \"%{")]
    public void Parse_TextThatEndsInside_Ends(string text)
    {
        for (var i = 0; i < 4; i++)
            JsonSyntaxTree.Parse(AslFile.Create("x", string.Concat(Enumerable.Repeat(text, 1 + (i * 2000)))), TestContext.Current.CancellationToken);
    }
}
