using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Checks;

/// <summary>JSONata states: what is wrong in an expression is shown on its own characters (reference 5).</summary>
public sealed class JsonataTests
{
    [Theory]
    [InlineData("{% 1")]
    [InlineData("1 %}")]
    [InlineData("{%}")]
    public void Compile_HalfAnExpression_ReportsTheText(string text) =>
        AssertStates(Pass($$""" "Output": { "x": [[|"{{text}}"|]] }"""), JsonataDelimiter);

    [Fact]
    public void Compile_ExpressionThatDoesNotParse_ReportsItsCharacters() =>
        AssertStates(Pass(""" "Output": { "x": ["{% [1, 2[|}|] %}"] }"""), JsonataInvalid);

    [Fact]
    public void Compile_ExpressionBehindEscapes_ReportsItsCharacters() =>
        AssertStates(Pass(""" "Output": "{% \"\u00e9\\n\" & [|phone|] %}" """), JsonataTopLevelReference);

    [Fact]
    public void Compile_ResultInAPassState_ReportsIt() =>
        AssertStates(Pass(""" "Output": "{% $states.[|result|].x %}" """), StatesMemberUnknown);

    [Fact]
    public void Compile_ErrorOutputOutsideACatcher_ReportsIt() =>
        AssertStates(
            Task(""" "Output": "{% $states.result %}", "Assign": { "e": "{% $states.[|errorOutput|] %}" }, "Catch": [{ "ErrorEquals": ["E"], "Next": "B", "Output": "{% $states.errorOutput.Error %}", "Assign": { "r": "{% $states.[|result|] %}" } }] """),
            StatesMemberUnknown,
            StatesMemberUnknown);

    [Fact]
    public void Compile_UnknownMemberOfStates_ReportsIt() =>
        AssertStates(Pass(""" "Assign": { "v": "{% $states.[|inputs|] %}" } """), StatesMemberUnknown);

    [Fact]
    public void Compile_MembersWhereTheyAre_ReportsNothing() =>
        AssertStates(
            Task(""" "Arguments": "{% $states.input %}", "TimeoutSeconds": "{% $states.context.State.RetryCount + 1 %}", "Output": "{% $states.result %}", "Catch": [{ "ErrorEquals": ["E"], "Next": "B", "Assign": { "e": "{% $states.errorOutput %}" } }] """));

    [Fact]
    public void Compile_VariableThatNothingAssigns_ReportsIt() =>
        AssertStates(Pass(""" "Output": "{% [|$total|] + $sum([1, 2]) + ($local := 1; $local) %}" """), VariableNeverAssigned);

    [Fact]
    public void Compile_ExistsOfAVariable_ReportsNothing() =>
        AssertStates(Pass(""" "Output": "{% $exists($total) %}" """));

    [Fact]
    public void Compile_VariableAssignedOnOneWay_WarnsOfIt() =>
        AssertStates(
            """
            "A": { "Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{ "Condition": "{% $states.input.a %}", "Assign": { "v": 1 }, "Next": "B" }], "Default": "B" },
            "B": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% [|$v|] %}", "End": true }
            """,
            VariablePerhapsNotAssigned);

    [Fact]
    public void Compile_JsonPathStateReadsWhatAJsonataStateAssigns_ReportsNothing() =>
        AssertStates(
            """
            "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Assign": { "v": "{% 1 %}" }, "Next": "B" },
            "B": { "Type": "Pass", "Parameters": { "x.$": "$v" }, "End": true }
            """);

    [Theory]
    [InlineData("States.ALL")]
    [InlineData("States.TaskFailed")]
    [InlineData("States.QueryEvaluationError")]
    public void Compile_RetrierThatRepeatsTheTask_WarnsOfIt(string error) =>
        AssertStates(
            Task($$""" "Output": "{% $states.result.x %}", "Retry": [{ "ErrorEquals": ["E"] }, { "ErrorEquals": [[|"{{error}}"|]] }] """),
            RetryRepeatsTask);

    [Theory]
    [InlineData(""" "Output": "{% $states.result %}", "Retry": [{ "ErrorEquals": ["States.ALL"] }] """)]
    [InlineData(""" "Output": { "a": 1 }, "Retry": [{ "ErrorEquals": ["States.ALL"] }] """)]
    [InlineData(""" "Output": "{% $states.result.x %}", "Retry": [{ "ErrorEquals": ["States.QueryEvaluationError"], "MaxAttempts": 0 }, { "ErrorEquals": ["States.ALL"] }] """)]
    [InlineData(""" "Output": "{% $states.result.x %}", "Retry": [{ "ErrorEquals": ["E"] }] """)]
    [InlineData(""" "Arguments": "{% $states.input.x %}", "Retry": [{ "ErrorEquals": ["States.ALL"] }] """)]
    public void Compile_RetrierThatRepeatsNothing_ReportsNothing(string fields) => AssertStates(Task(fields));

    private static string Pass(string fields) => $$""" "A": { "Type": "Pass", "QueryLanguage": "JSONata", {{fields}}, "End": true }""";

    private static string Task(string fields) =>
        $$""" "A": { "Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", {{fields}}, "Next": "B" }, "B": { "Type": "Pass", "QueryLanguage": "JSONata", "End": true }""";
}
