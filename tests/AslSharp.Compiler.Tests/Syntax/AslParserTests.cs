using AslSharp.Compiler.Tests.Text;
using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Syntax;

// The shape of the language: one mistake, one message, at the right characters.
public sealed class AslParserTests
{
    [Fact]
    public void Compile_WholeMachine_ReportsNothing() =>
        AssertText("""{ "Comment": "c", "Version": "1.0", "QueryLanguage": "JSONPath", "TimeoutSeconds": 0, "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }""");

    [Fact]
    public void Compile_ArrayAtTheTop_ReportsWhatItIs() => AssertText("[|[1]|]", DefinitionMissing);

    [Fact]
    public void Compile_NothingInTheMachine_SaysThatItIsNone() => AssertText("[|{|]}", DefinitionMissing);

    [Fact]
    public void Compile_NoStates_ReportsValueEmpty() => AssertText("""{ "StartAt": "A", "States": [|{}|] }""", ValueEmpty);

    [Fact]
    public void Compile_BrokenJson_ReportsTheJsonOnly() =>
        AssertText("""{ "StartAt": "Nowhere", "States": { "A": { "Type": "Succeed" }[|,|] } }""", CommaTrailing);

    [Theory]
    [InlineData("""{ [|"Start"|]: "A", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }""")]
    [InlineData("""{ [|"startAt"|]: "A", "States": { "A": { "Type": "Succeed" } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true, [|"ResultSelector"|]: {} } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", [|"end"|]: true } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { [|"type"|]: "Pass", "End": true } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Succeed", [|"End"|]: true } } }""")]
    public void Compile_UnknownField_ReportsItsName(string text) => AssertText(text, FieldUnknown);

    [Theory]
    [InlineData("Resutl", "did you mean 'Result'?")]
    [InlineData("ResultSelector", "remove it")]
    [InlineData("Frobnicate", "remove it")]
    public void Compile_UnknownField_AdvisesTheNearestName(string name, string advice) =>
        AssertMessage($$""" "A": { "Type": "Pass", "{{name}}": 1, "End": true }""", advice);

    [Fact]
    public void Compile_UnknownFieldBeforeTheRightOne_AdvisesNoSecondOne() =>
        AssertMessage(""" "A": { "Type": "Pass", "Nxt": "B", "Next": "B" }, "B": { "Type": "Succeed" }""", "remove it");

    [Theory]
    [InlineData("""[|"A"|]: { "Type": "Task", "End": true }""")]
    [InlineData("""[|"A"|]: { "End": true }""")]
    [InlineData("""[|"A"|]: { "Type": "Choice" }""")]
    [InlineData("""[|"A"|]: { "Type": "Parallel", "End": true }""")]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [[|{|] "Variable": "$.a", "IsNull": true }] }""")]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [{ [|"IsNull"|]: true, "Next": "A" }], "Default": "B" }, "B": { "Type": "Succeed" }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Retry": [[|{|] "MaxAttempts": 1 }] }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Catch": [[|{|] "ErrorEquals": ["E"] }] }""")]
    public void Compile_MissingField_ReportsTheObject(string states) => AssertStates(states, FieldMissing);

    [Theory]
    [InlineData(""" "A": [|5|]""")]
    [InlineData(""" "A": { "Type": [|5|], "End": true }""")]
    [InlineData(""" "A": { "Type": "Pass", "End": [|"true"|] }""")]
    [InlineData(""" "A": { "Type": "Pass", "End": true, "Comment": [|null|] }""")]
    [InlineData(""" "A": { "Type": "Pass", "End": true, "InputPath": [|{}|] }""")]
    [InlineData(""" "A": { "Type": "Pass", "End": true, "Assign": [|[]|] }""")]
    [InlineData(""" "A": { "Type": "Wait", "End": true, "Seconds": [|"10"|] }""")]
    [InlineData(""" "A": { "Type": "Wait", "End": true, "Seconds": [|1.5|] }""")]
    [InlineData(""" "A": { "Type": "Wait", "End": true, "SecondsPath": [|null|] }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": [|7|], "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Retry": [|{}|] }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Retry": [[|"E"|]] }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Retry": [{ "ErrorEquals": [[|1|]] }] }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Credentials": [|"role"|] }""")]
    [InlineData(""" "A": { "Type": "Parallel", "Branches": [[|1|]], "End": true }""")]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "NumericEquals": [|"1"|], "Next": "B" }] }, "B": { "Type": "Succeed" }""")]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "StringEquals": [|1|], "Next": "B" }] }, "B": { "Type": "Succeed" }""")]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": [|"yes"|], "Next": "B" }] }, "B": { "Type": "Succeed" }""")]
    public void Compile_WrongType_ReportsTheValue(string states) => AssertStates(states, FieldTypeWrong);

    [Theory]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "TimeoutSeconds": [|0|] }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "TimeoutSeconds": [|100000000|] }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "HeartbeatSeconds": [|0|] }""")]
    [InlineData(""" "A": { "Type": "Wait", "Seconds": [|-1|], "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Retry": [{ "ErrorEquals": ["E"], "BackoffRate": [|0.5|] }] }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Retry": [{ "ErrorEquals": ["E"], "MaxDelaySeconds": [|0|] }] }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Retry": [{ "ErrorEquals": ["E"], "MaxAttempts": [|-1|] }] }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Retry": [{ "ErrorEquals": ["E"], "MaxAttempts": [|1e400|] }] }""")]
    public void Compile_NumberOutOfRange_ReportsTheNumber(string states) => AssertStates(states, NumberOutOfRange);

    [Fact]
    public void Compile_OtherVersion_ReportsValueNotAllowed() =>
        AssertText("""{ "Version": [|"2.0"|], "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }""", ValueNotAllowed);

    [Fact]
    public void Compile_UnknownJitter_ReportsValueNotAllowed() =>
        AssertStates(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Retry": [{ "ErrorEquals": ["E"], "JitterStrategy": [|"full"|] }] }""", ValueNotAllowed);

    [Theory]
    [InlineData(""" "A": { "Type": "Pass", "Next": "B", [|"End"|]: true }, "B": { "Type": "Succeed" }""")]
    [InlineData(""" "A": { "Type": "Pass", "End": true, [|"Next"|]: "B" }, "B": { "Type": "Succeed" }""")]
    [InlineData(""" "A": { "Type": "Wait", "Seconds": 1, [|"SecondsPath"|]: "$.s", "End": true }""")]
    [InlineData(""" "A": { "Type": "Wait", "SecondsPath": "$.s", [|"Seconds"|]: 1, "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "TimeoutSeconds": 1, [|"TimeoutSecondsPath"|]: "$.s", "End": true }""")]
    [InlineData(""" "A": { "Type": "Fail", "Error": "e", [|"ErrorPath"|]: "$.e" }""")]
    public void Compile_BothOfAPair_ReportsTheLater(string states) => AssertStates(states, FieldsExclusive);

    [Fact]
    public void Compile_EndFalseWithNext_ReportsNothing() =>
        AssertStates(""" "A": { "Type": "Pass", "Next": "B", "End": false }, "B": { "Type": "Succeed" }""");

    [Theory]
    [InlineData(""" [|"A"|]: { "Type": "Pass" }""")]
    [InlineData(""" [|"A"|]: { "Type": "Pass", "End": false }""")]
    [InlineData(""" [|"A"|]: { "Type": "Wait", "End": true }""")]
    [InlineData(""" [|"A"|]: { "Type": "Map", "End": true }""")]
    public void Compile_NoneOfAGroup_ReportsTheState(string states) => AssertStates(states, FieldOfGroupMissing);

    [Theory]
    [InlineData("task", "did you mean 'Task'?")]
    [InlineData("Loop", "write Task, Wait")]
    public void Compile_UnknownType_Advises(string type, string advice)
    {
        AssertStates($$""" "A": { "Type": [|"{{type}}"|], "End": true }""", StateTypeUnknown);
        AssertMessage($$""" "A": { "Type": "{{type}}", "End": true }""", advice);
    }

    [Theory]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [|[]|] }""")]
    [InlineData(""" "A": { "Type": "Parallel", "Branches": [|[]|], "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Retry": [{ "ErrorEquals": [|[]|] }] }""")]
    [InlineData(""" "A": { "Type": "Choice", "Choices": [{ "And": [|[]|], "Next": "B" }] }, "B": { "Type": "Succeed" }""")]
    public void Compile_EmptyList_ReportsTheList(string states) => AssertStates(states, ValueEmpty);

    [Fact]
    public void Compile_EmptyRetryAndCatch_ReportsNothing() =>
        AssertStates(""" "A": { "Type": "Task", "Resource": "${F}", "Retry": [], "Catch": [], "End": true }""");

    [Fact]
    public void Compile_JsonataFieldInJsonPathState_ReportsFieldOfOtherLanguage() =>
        AssertStates(""" "A": { "Type": "Pass", "End": true, [|"Output"|]: 1 }""", FieldOfOtherLanguage);

    [Theory]
    [InlineData("""[|{|] "Next": "B" }""", "ASL1111")]
    [InlineData("""{ "Variable": "$.a", "IsNull": true, [|"Not"|]: { "Variable": "$.b", "IsNull": true }, "Next": "B" }""", "ASL1112")]
    [InlineData("""{ "Not": { "Variable": "$.b", "IsNull": true }, [|"IsNull"|]: true, "Next": "B" }""", "ASL1112")]
    [InlineData("""{ [|"Variable"|]: "$.a", "Next": "B" }""", "ASL1113")]
    [InlineData("""{ "Variable": "$.a", "IsNull": true, [|"IsString"|]: true, "Next": "B" }""", "ASL1114")]
    [InlineData("""{ "Not": { "Variable": "$.a", "IsNull": true, [|"Next"|]: "B" }, "Next": "B" }""", "ASL1115")]
    [InlineData("""{ "Variable": "$.a", [|"StringEqual"|]: "x", "Next": "B" }""", "ASL1101")]
    [InlineData("""{ "Variable": "$.a", "TimestampEquals": [|"2030-01-31"|], "Next": "B" }""", "ASL1116")]
    public void Compile_ChoiceRuleOfWrongShape_ReportsOnce(string rule, string id)
    {
        var states = $$""" "A": { "Type": "Choice", "Choices": [{{rule}}], "Default": "B" }, "B": { "Type": "Succeed" }""";
        AssertStates(states, ById(id));
    }

    [Theory]
    [InlineData("2030-01-31T12:00:00Z")]
    [InlineData("2030-01-31T12:00:00.123456789+01:00")]
    [InlineData("${When}")]
    public void Compile_Timestamp_ReportsNothing(string timestamp) =>
        AssertStates($$""" "A": { "Type": "Wait", "Timestamp": "{{timestamp}}", "End": true }""");

    [Theory]
    [InlineData("2030-01-31t12:00:00Z")]
    [InlineData("2030-01-31T12:00:00z")]
    [InlineData("2030-01-31 12:00:00Z")]
    [InlineData("2030-01-31T12:00:00")]
    [InlineData("2030-02-30T12:00:00Z")]
    [InlineData("2030-01-31T24:00:00Z")]
    [InlineData("{% $now() %}")]
    public void Compile_NoTimestamp_ReportsTheText(string timestamp) =>
        AssertStates($$""" "A": { "Type": "Wait", "Timestamp": [|"{{timestamp}}"|], "End": true }""", TimestampInvalid);

    [Theory]
    [InlineData("""[{ "ErrorEquals": [[|"States.ALL"|], "E"] }]""")]
    [InlineData("""[{ "ErrorEquals": [[|"States.ALL"|]] }, { "ErrorEquals": ["E"] }]""")]
    public void Compile_StatesAllMisplaced_ReportsTheName(string retry) =>
        AssertStates($$""" "A": { "Type": "Task", "Resource": "${F}", "End": true, "Retry": {{retry}} }""", StatesAllMisplaced);

    [Fact]
    public void Compile_TemplateThatIsNoObject_Warns() =>
        AssertStates(""" "A": { "Type": "Pass", "Parameters": [|"$.a"|], "End": true }""", TemplateNotObject);

    [Theory]
    [InlineData("""{ "a.$": [|1|] }""", "ASL1119")]
    [InlineData("""{ "a.$": "[|b|]" }""", "ASL4010")]
    [InlineData("""{ "list": [{ "a.$": "[|b|]" }] }""", "ASL4010")]
    [InlineData("""{ "a": 1, [|"a.$"|]: "$.a" }""", "ASL1121")]
    [InlineData("""{ "x": { "a.$": "$.a", [|"a"|]: 1 } }""", "ASL1121")]
    public void Compile_WrongTemplate_ReportsTheValue(string template, string id) =>
        AssertStates($$""" "A": { "Type": "Pass", "Parameters": {{template}}, "End": true }""", ById(id));

    [Theory]
    [InlineData(""" "InputPath": [|"States.UUID()"|] """, "ASL1123")]
    [InlineData(""" "InputPath": [|"order"|] """, "ASL1127")]
    [InlineData(""" "ResultPath": "[|$$|].a" """, "ASL1126")]
    [InlineData(""" "ResultPath": "[|$total|]" """, "ASL1126")]
    [InlineData(""" "ResultPath": "$.a[|[*]|]" """, "ASL4002")]
    public void Compile_WrongPath_ReportsThePart(string field, string id) =>
        AssertStates($$""" "A": { "Type": "Pass", {{field}}, "End": true }""", ById(id));

    [Theory]
    [InlineData(""" "ErrorPath": [|"Error"|] """, "ASL1127")]
    [InlineData(""" "CausePath": [|"States.Array(1)"|] """, "ASL1124")]
    [InlineData(""" "CausePath": "$.c[|[*]|]" """, "ASL4002")]
    public void Compile_WrongTextPath_ReportsThePart(string field, string id) =>
        AssertStates($$""" "A": { "Type": "Fail", {{field}} }""", ById(id));

    [Theory]
    [InlineData(""" "ErrorPath": "States.Format('E{}', $.code)", "CausePath": "$$.Execution.Name" """)]
    [InlineData(""" "ErrorPath": "$.e", "CausePath": "States.JsonToString($.c)" """)]
    public void Compile_TextPath_ReportsNothing(string fields) => AssertStates($$""" "A": { "Type": "Fail", {{fields}} }""");

    [Fact]
    public void Compile_DistributedFieldOnInlineMap_Warns() =>
        AssertStates(
            """ "A": { "Type": "Map", [|"Label"|]: "l", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }""",
            DistributedFieldOnInlineMap);

    [Fact]
    public void Compile_ExecutionTypeOfAnInlineMap_ReportsIt() =>
        AssertStates(
            """ "A": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "INLINE", [|"ExecutionType"|]: "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }""",
            FieldUnknown);

    [Theory]
    [InlineData(""" "ItemReader": { "Resource": [|"arn:aws:states:::s3:putObject"|] }""", "ASL1105")]
    [InlineData(""" "ItemReader": { "Resource": [|"arn:aws:states:::lambda:invoke"|] }""", "ASL1105")]
    [InlineData(""" "ResultWriter": { "Resource": [|"arn:aws:states:::s3:getObject"|] }""", "ASL1105")]
    [InlineData(""" [|"ResultWriter"|]: { "Parameters": { "Bucket": "b" } }""", "ASL1102")]
    [InlineData(""" "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", [|"ReaderConfig"|]: { "InputType": "CSV" } }""", "ASL1102")]
    [InlineData(""" "ItemReader": { "Resource": "${R}", [|"ReaderConfig"|]: { "InputType": "CSV", "CSVHeaderLocation": "GIVEN" } }""", "ASL1102")]
    public void Compile_WrongPartOfADistributedMap_ReportsIt(string part, string id)
    {
        var text = MarkedText.Parse($$"""
            { "StartAt": "A", "States": { "A": { "Type": "Map", {{part}}, "End": true,
              "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } } } }
            """);
        text.AssertReported(Definition.Compile(text.File.Text.ToString()).Diagnostics, ById(id));
    }

    [Theory]
    [InlineData(""" "ItemReader": { "Resource": "arn:aws-cn:states:::s3:listObjectsV2", "Parameters": { "Bucket": "b" } }""")]
    [InlineData(""" "ItemReader": { "Resource": "arn:${AWS::Partition}:states:::s3:getObject", "ReaderConfig": { "InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["a"] } }""")]
    [InlineData(""" "ResultWriter": { "WriterConfig": { "OutputType": "JSON", "Transformation": "NONE" } }""")]
    [InlineData(""" "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Bucket": "b" } }""")]
    public void Compile_RightPartOfADistributedMap_ReportsNothing(string part) =>
        Assert.Empty(Definition.Compile($$"""
            { "StartAt": "A", "States": { "A": { "Type": "Map", {{part}}, "End": true,
              "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } } } }
            """).Diagnostics);

    [Fact]
    public void Compile_PlaceholdersInTexts_ReportsNothing() =>
        AssertStates("""
            "A": { "Type": "Task", "Resource": "${F}", "Parameters": { "${K}": "${V}", "a.$": "${P}" }, "InputPath": "${I}",
                   "Retry": [{ "ErrorEquals": ["${E}"] }], "Next": "B" },
            "B": { "Type": "Choice", "Choices": [
                     { "Variable": "${V}", "StringEquals": "${N}", "Next": "C" },
                     { "Variable": "$.a", "TimestampLessThan": "${Then}", "Next": "C" }], "Default": "C" },
            "C": { "Type": "Wait", "Timestamp": "${S}", "End": true }
            """);

    [Fact]
    public void Compile_CloudFormationResource_ReportsNothing() =>
        AssertStates(""" "A": { "Type": "Task", "Resource": { "Fn::GetAtt": ["Function", "Arn"] }, "End": true }""");

    private static Microsoft.CodeAnalysis.DiagnosticDescriptor ById(string id) =>
        typeof(Compiler.Diagnostics.DiagnosticDescriptors).GetFields()
            .Select(field => field.GetValue(null))
            .OfType<Microsoft.CodeAnalysis.DiagnosticDescriptor>()
            .Single(descriptor => descriptor.Id == id);
}
