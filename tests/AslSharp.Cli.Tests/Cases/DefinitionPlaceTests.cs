using AslSharp.Cli.Cases;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Cli.Tests.Cases;

public sealed class DefinitionPlaceTests
{
    private const string Definition = """
        {"StartAt": "States", "States": {"States": {"Type": "Map", "ItemProcessor": {"States": {"In": {"Type": "Choice", "Choices": [{"Next": "X"}]}}}}}}
        """;

    [Theory]
    [InlineData("\"StartAt\"", "/StartAt")]
    [InlineData("\"Map\"", "/States/States/Type")]
    [InlineData("\"ItemProcessor\"", "/States/States/ItemProcessor")]
    [InlineData("\"X\"", "/States/States/ItemProcessor/States/In/Choices")]
    public void Of_Span_NamesTheInnermostStateAndItsField(string marked, string expected)
        => Assert.Equal(expected, DefinitionPlace.Of(AslFile.Create("f", Definition), new TextSpan(Definition.IndexOf(marked, StringComparison.Ordinal), marked.Length)).ToString());

    [Theory]
    [InlineData("/States/A/Choices[0]/Next", "/States/A/Choices/1", true)]
    [InlineData("/States/A", "/States/A/Next", true)]
    [InlineData("/States/A/Next", "/States/A", false)]
    [InlineData("/States/A/Next", "/States/B/Next", false)]
    [InlineData("/", "/StartAt", true)]
    [InlineData("/", "/States/A/Next", false)]
    public void Covers_Places_SameStateAndField(string location, string other, bool covers)
        => Assert.Equal(covers, DefinitionPlace.Parse(location).Covers(DefinitionPlace.Parse(other)));
}
