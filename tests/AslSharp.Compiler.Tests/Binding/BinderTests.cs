using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Binding;

public sealed class BinderTests
{
    [Theory]
    [InlineData("""{ "StartAt": [|"X"|], "States": { "A": { "Type": "Succeed" } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": [|"X"|] } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": [|"X"|] }] } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "${F}", "End": true, "Catch": [{ "ErrorEquals": ["E"], "Next": [|"X"|] }] } } }""")]
    public void Compile_UnknownTarget_ReportsTheName(string text) => AssertText(text, TransitionTargetNotFound);

    [Fact]
    public void Compile_UnknownTarget_AdvisesTheNearestState() =>
        AssertMessage(""" "A": { "Type": "Pass", "Next": "Chekout" }, "Checkout": { "Type": "Succeed" }""", "did you mean 'Checkout'?");

    [Fact]
    public void Compile_TransitionOutOfABranch_ReportsTheName() =>
        AssertStates(
            """ "A": { "Type": "Parallel", "Branches": [{ "StartAt": "I", "States": { "I": { "Type": "Pass", "Next": [|"B"|] } } }], "Next": "B" }, "B": { "Type": "Succeed" }""",
            TransitionLeavesScope);

    [Theory]
    [InlineData("a.b", "ASL2008")]
    [InlineData("1a", "ASL2008")]
    [InlineData("x[0]", "ASL2008")]
    [InlineData("states", "ASL2009")]
    public void Compile_WrongVariableName_ReportsIt(string name, string id)
    {
        var found = Assert.Single(Compile(Machine($$""" "A": { "Type": "Pass", "Assign": { "{{name}}": 1 }, "End": true }""")).Diagnostics);
        Assert.Equal(id, found.Id);
    }

    [Fact]
    public void Compile_JsonPathStateInJsonataMachine_ReportsTheState() =>
        AssertText(
            """{ "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Pass", "QueryLanguage": [|"JSONPath"|], "End": true } } }""",
            JsonPathStateInJsonataMachine);
}
