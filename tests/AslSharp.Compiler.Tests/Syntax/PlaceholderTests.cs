using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Syntax;

/// <summary>Definitions with placeholders: what is known is checked, what is not is never wrong, and a machine that is not known is not compiled.</summary>
public sealed class PlaceholderTests
{
    private const string B = """, "B": { "Type": "Pass", "End": true }""";

    [Theory]
    [InlineData(""" "A": { "Type": "Wait", "Seconds": [|${s}|], "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "TimeoutSeconds": [|${t}|], "HeartbeatSeconds": ${h}, "Retry": ${r}, "Catch": ${c}, "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "Parameters": [|${jsonencode({ FunctionName = f })}|], "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": { "QueueUrl": "q", "MessageBody": [|${body}|] }, "End": true }""")]
    [InlineData(""" "A": { "Type": [|${type}|], "Anything": 1 }""")]
    [InlineData(""" "A": [|${a}|]""" + B)]
    [InlineData(""" "A": { "Type": "Pass", "Next": [|${n}|] }""" + B)]
    [InlineData(""" "A": { "Type": "Pass", [|${transition}|] }""" + B)]
    [InlineData(""" "A": { "Type": "Pass", [|"${Next}"|]: "B" }""" + B)]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "Catch": [[|${c}|]], "End": true }""" + B)]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [[|${rule}|], { "Variable": "$.x", "IsNull": true, "Next": "B" }] }, "C": { "Type": "Succeed" }""" + B)]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [{ [|${test}|], "Next": "B" }], "Default": "B" }""" + B)]
    [InlineData(""" "A": { "Type": "Parallel", "Branches": [[|${b}|], ${b}], "End": true }""")]
    [InlineData(""" "A": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": [|${c}|], "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": ${r} }, "End": true }""")]
    [InlineData(""" "A": { "Type": "Pass", "Next": [|"${Next}"|] }""" + B)]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsNull": true, "Next": [|"${Target}"|] }], "Default": "${Other}" }""" + B)]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "Catch": [{ "ErrorEquals": ["E"], "Next": [|"${OnError}"|] }], "End": true }""" + B)]
    [InlineData(""" "A": { "Type": "Pass", "Next": "D" }, [|"${Name}"|]: { "Type": "Succeed" }""")]
    [InlineData(""" [|%{ if x }|]"A": { "Type": "Pass", "Next": "E" },%{ else }"A": { "Type": "Pass", "Next": "B" }, "E": { "Type": "Succeed" }%{ endif }"B": { "Type": "Succeed" }""")]
    public void Compile_WhatIsNotKnown_IsSaidOnceAndNotCompiled(string states)
    {
        AssertStates(states, PlaceholderUnfilled);
        Assert.Null(Compile(Machine(states.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))).Plan.Machine);
    }

    [Theory]
    [InlineData("""{ "StartAt": [|"${Start}"|], "States": { "A": { "Type": "Succeed" }, "B": { "Type": "Succeed" } } }""")]
    [InlineData("""{ "StartAt": [|${start}|], "States": { "A": { "Type": "Pass", "Next": "A" }, "B": { "Type": "Succeed" } } }""")]
    [InlineData("""{ "StartAt": "A", "States": [|${states}|] }""")]
    [InlineData("""{ "StartAt": "A", [|${rest}|] }""")]
    [InlineData("""[|${jsonencode({ StartAt = "A" })}|]""")]
    [InlineData("""{ "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Map", "Items": [|${items}|], "MaxConcurrency": ${c}, "Output": ${o}, "End": true, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Wait", "Seconds": ${s}, "End": true } } } } } }""")]
    [InlineData("""{ "QueryLanguage": [|"${Language}"|], "StartAt": "A", "States": { "A": { "Type": "Pass", "Output": "{% $states.input.x %}", "End": true } } }""")]
    [InlineData("""{ "QueryLanguage": [|${language}|], "StartAt": "A", "States": { "A": { "Type": "Pass", "InputPath": "$.x", "End": true } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "QueryLanguage": [|"${Language}"|], "Output": { "a": ["{% 1 %}"] }, "End": true } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "QueryLanguage": [|${language}|], "Output": "{% 1 %}", "End": true } } }""")]
    public void Compile_AMachineThatIsNotKnown_IsSaidOnce(string text) => AssertText(text, PlaceholderUnfilled);

    [Fact]
    public void Compile_BesideAPlaceholder_TheRestIsChecked() =>
        AssertStates(
            """ "A": { "Type": "Wait", "Seconds": [|${s}|], [|"Nxt"|]: "B" }, "B": { "Type": "Pass", "Next": [|"C"|] }""",
            PlaceholderUnfilled, FieldUnknown, TransitionTargetNotFound);

    [Fact]
    public void Compile_PlaceholderAsTheNameOfAState_IsItsName() =>
        Assert.NotNull(Compile(Machine(""" "A": { "Type": "Pass", "Next": "${Name}" }, "${Name}": { "Type": "Succeed" }""")).Plan.Machine);

    [Theory]
    [InlineData(""" "A": { "Type": "Wait", "Seconds": [|"${S}"|], "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "TimeoutSeconds": [|"${T}"|], "Retry": [{ "ErrorEquals": ["E"], "MaxAttempts": 1 }], "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "Retry": [{ "ErrorEquals": ["E"], "BackoffRate": [|"${R}"|] }], "End": true }""")]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [{ "Variable": "$.n", "NumericEquals": [|"${N}"|], "Next": "B" }], "Default": "B" }""" + B)]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [{ "Variable": "$.n", "IsPresent": [|"${N}"|], "Next": "B" }], "Default": "B" }""" + B)]
    public void Compile_AQuotedPlaceholderForANumber_Warns(string states) => AssertStates(states, PlaceholderBecomesText);

    [Theory]
    [InlineData(""" "A": { "Type": "Pass", "End": [|"${E}"|] }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "Retry": [|"${R}"|], "End": true }""")]
    [InlineData(""" "A": { "Type": "Parallel", "Branches": [[|"${Branch}"|]], "End": true }""")]
    [InlineData(""" "A": [|"${State}"|]""")]
    public void Compile_AQuotedPlaceholderForWhatMakesTheMachine_WarnsAndIsNotCompiled(string states) =>
        AssertStates(states.Replace("[|", "[|[|", StringComparison.Ordinal).Replace("|]", "|]|]", StringComparison.Ordinal), PlaceholderBecomesText, PlaceholderUnfilled);
}
