using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Documents.Tests;

/// <summary>What is found in a file, and how places in a definition and in its file belong together.</summary>
public sealed class AslDocumentTests
{
    private const string Json = """{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }""";
    private const string Yaml = "StartAt: A\nStates:\n  A: { Type: Succeed }\n";

    [Theory]
    [InlineData("flows/order.asl.json", Json, AslDocumentKind.Definition, "order")]
    [InlineData("order.json", "\n " + Json, AslDocumentKind.Definition, "order")]
    [InlineData("order.json", "{ \"StartAt\": ", AslDocumentKind.Definition, "order")]
    [InlineData("order.asl.json", "nothing", AslDocumentKind.Definition, "order")]
    [InlineData("Order.ASL.YAML", Yaml, AslDocumentKind.Definition, "Order")]
    [InlineData("order.asl.yml", Yaml, AslDocumentKind.Definition, "order")]
    [InlineData("order.yaml", Yaml, AslDocumentKind.Definition, "order")]
    [InlineData("order.yaml", Json, AslDocumentKind.Definition, "order")]
    [InlineData("package.json", "{ \"name\": \"x\" }", AslDocumentKind.Other)]
    [InlineData("notes.yaml", "name: x", AslDocumentKind.Other)]
    [InlineData("notes.yaml", "[", AslDocumentKind.Other)]
    [InlineData("template.yaml", "Resources: {}", AslDocumentKind.Template)]
    [InlineData("template.json", "{ \"Resources\": {} }", AslDocumentKind.Template)]
    [InlineData("template.yaml", "Resources: { M: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: '" + Json + "' } } }", AslDocumentKind.Template, "M")]
    public void File_OfAnyKind_HasItsDefinitions(string path, string text, AslDocumentKind kind, params string[] names)
    {
        var document = Marked.Read(path, text);
        Assert.Equal(kind, document.Kind);
        Assert.Equal(names, document.Definitions.Select(static definition => definition.Name));
        Assert.All(document.Definitions, definition => Assert.Equal(path, definition.File.Path));
    }

    [Fact]
    public void File_ThatCannotBeRead_SaysWhy()
    {
        var document = Marked.Read("order.asl.yaml", "StartAt: [A");
        Assert.NotNull(document.Problem);
        Assert.Equal([document.Problem], document.Check(TestContext.Current.CancellationToken));
        Assert.Empty(document.Definitions);
    }

    [Fact]
    public void Type_OfTheMachine_IsKept()
    {
        foreach (var (path, text) in (ReadOnlySpan<(string, string)>)[("a.asl.json", Json), ("a.asl.yaml", Yaml)])
        {
            var document = AslDocument.Read(AslFile.Create(path, text) with { Type = StateMachineType.Express }, TestContext.Current.CancellationToken);
            Assert.Equal(StateMachineType.Express, document.Definitions.Single().File.Type);
        }
    }

    // The marked characters of the file stand for the quoted text of the definition, and each leads back to it.
    [Theory]
    [InlineData("a.asl.json", """{ "StartAt": "A", [|"States"|]: {} }""", "\"States\"")]
    [InlineData("a.asl.yaml", "StartAt: A\n[|States|]: {}\n", "\"States\"")]
    [InlineData("a.asl.yaml", "[|StartAt|]: A\nStates: {}\n", "\"StartAt\"")]
    [InlineData("a.asl.yaml", "StartAt: A\nStates: { A: { Type: Fail, Cause: [|\"\\x41\\tb\"|] } }\n", "\"A\\u0009b\"")]
    [InlineData("t.yaml", "Resources: { M: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: '{ [|\"StartAt\"|]: 1 }' } } }", "\"StartAt\"")]
    public void Place_InADefinition_IsAPlaceOfTheFileAndBack(string path, string marked, string inner)
    {
        var (start, end) = (marked.IndexOf("[|", StringComparison.Ordinal), marked.IndexOf("|]", StringComparison.Ordinal) - 2);
        var definition = Marked.Read(path, marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)).Definitions.Single();
        var span = new TextSpan(definition.File.Text.ToString().IndexOf(inner, StringComparison.Ordinal), inner.Length);

        Assert.Equal(TextSpan.FromBounds(start, end), definition.ToOuter(span));
        for (var position = start; position < end; position++)
        {
            var found = definition.ToInner(position);
            Assert.NotNull(found);
            Assert.True(span.Contains(found.Value), $"{position} is {found}, outside of {span}");
        }
    }

    [Fact]
    public void Place_OutsideOfADefinition_IsNowhereInIt()
    {
        var file = "Resources: { M: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: '" + Json + "' } } }";
        var definition = Marked.Read("t.yaml", file).Definitions.Single();
        Assert.False(definition.IsWhole);
        Assert.Null(definition.ToInner(0));
        Assert.Null(definition.ToInner(file.Length - 1));
        Assert.Equal(0, definition.ToInner(file.IndexOf(Json, StringComparison.Ordinal)));
        Assert.Equal(Json.Length, Marked.Read("a.asl.json", Json).Definitions.Single().ToInner(Json.Length));
        Assert.Null(Marked.Read("a.asl.json", Json).Definitions.Single().ToInner(Json.Length + 1));
    }

    [Theory]
    [InlineData("a.asl.json", true)]
    [InlineData("flows/A.ASL.YML", true)]
    [InlineData("a.asl.yaml", true)]
    [InlineData("a.json", false)]
    [InlineData("template.yaml", false)]
    public void Path_OfADefinition_EndsWithOneOfThree(string path, bool isDefinition) => Assert.Equal(isDefinition, AslDocument.IsDefinition(path));
}
