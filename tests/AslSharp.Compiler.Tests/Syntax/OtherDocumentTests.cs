using AslSharp.Compiler.Diagnostics;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Syntax;

/// <summary>Files that hold something else than a definition are told what they hold.</summary>
public sealed class OtherDocumentTests
{
    private const string Machine = """{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }""";

    [Theory]
    [InlineData("5", "a number", "write an object")]
    [InlineData("true", "true", "write an object")]
    [InlineData("[]", "an array", "write an object")]
    [InlineData("{}", "an empty object", "StartAt and States")]
    [InlineData("""{"a": 1}""", "neither StartAt nor States", "another name")]
    [InlineData("""{"Definition": """ + Machine + "}", "holds a definition in 'Definition'", "the whole of the file")]
    [InlineData("""{"Type": "AWS::StepFunctions::StateMachine", "Properties": 1, "d": """ + Machine + "}", "holds a definition in 'd'", "the whole of the file")]
    [InlineData("[" + Machine + "]", "an array with a definition", "remove the brackets")]
    [InlineData("[" + Machine + "," + Machine + "]", "an array of definitions", "a file of its own")]
    [InlineData("""{"definition": "{\"StartAt\": \"A\", \"States\": {}}", "name": "x"}""", "as text in 'definition'", "quotation marks")]
    [InlineData(""" "{\"StartAt\": \"A\", \"States\": {}}" """, "a string that holds a definition", "quotation marks")]
    [InlineData("""{"Resources": {"M": {"Type": "AWS::SNS::Topic"}}}""", "a CloudFormation template", "aslsharp check")]
    [InlineData("""{"name": "x", "version": "1.0.0", "scripts": {}}""", "a package.json", "its name back")]
    [InlineData("""{"Type": "Pass", "End": true}""", "a single state", "States of a state machine")]
    [InlineData("""{"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}""", "states without their state machine", "the field States")]
    [InlineData("""{"StateMachines": {}, "MockedResponses": {}}""", "a file of mocks", "another name")]
    [InlineData("""{"events": [{"id": 1}]}""", "the history of an execution", "another name")]
    public void Compile_SomethingElse_SaysWhatItIs(string text, string what, string advice)
    {
        var found = Assert.Single(Compile(text).Diagnostics);
        Assert.Equal(DiagnosticDescriptors.DefinitionMissing, found.Descriptor);
        Assert.Contains(what, found.Message, StringComparison.Ordinal);
        Assert.Contains(advice, found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Comment": "begun"}""")]
    [InlineData("""{"Startat": "A", "Stats": {}}""")]
    [InlineData("""{"State": {"A": {"Type": "Succeed"}}, "x": 1}""")]
    public void Compile_ADefinitionWithMistakes_IsOne(string text) =>
        Assert.DoesNotContain(Compile(text).Diagnostics, found => found.Descriptor == DiagnosticDescriptors.DefinitionMissing);

    [Fact]
    public void Compile_ASchemaAtTheTop_ReportsNothing() =>
        Assert.Empty(Compile("""{ "$schema": "https://example.com/asl.json", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }""").Diagnostics);
}
