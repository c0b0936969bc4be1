using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Syntax;

/// <summary>Literals of a type that the field does not take, in either query language.</summary>
public sealed class FieldFormTests
{
    private const string Item = """ "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } } """;
    private const string Child = """ "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } } """;

    [Theory]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "TimeoutSeconds": [|"text"|]""")]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "TimeoutSeconds": [|null|]""")]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "HeartbeatSeconds": [|true|]""")]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "HeartbeatSeconds": [|1.5|]""")]
    [InlineData(""" "Type": "Wait", "Seconds": [|"60"|]""")]
    [InlineData(""" "Type": "Wait", "Seconds": [|[60]|]""")]
    [InlineData(""" "Type": "Wait", "Timestamp": [|60|]""")]
    [InlineData(""" "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": [|"text"|]""")]
    [InlineData(""" "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": [|["text"]|]""")]
    [InlineData(""" "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": [|null|]""")]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "Assign": [|"{% $x %}"|]""")]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "Assign": [|[1]|]""")]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "Credentials": [|"role"|]""")]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "Credentials": { "RoleArn": [|5|] }""")]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "Retry": [{ "ErrorEquals": ["E"], "MaxAttempts": [|"{% 1 %}"|] }]""")]
    [InlineData(""" "Type": "Map", "Items": [|"text"|], """ + Item)]
    [InlineData(""" "Type": "Map", "Items": [|5|], """ + Item)]
    [InlineData(""" "Type": "Map", "Items": [|true|], """ + Item)]
    [InlineData(""" "Type": "Map", "Items": [|null|], """ + Item)]
    [InlineData(""" "Type": "Map", "MaxConcurrency": [|"text"|], """ + Item)]
    [InlineData(""" "Type": "Map", "ToleratedFailureCount": [|"text"|], """ + Child)]
    [InlineData(""" "Type": "Map", "ToleratedFailurePercentage": [|"text"|], """ + Child)]
    [InlineData(""" "Type": "Map", "ItemBatcher": { "MaxItemsPerBatch": [|"text"|] }, """ + Child)]
    [InlineData(""" "Type": "Map", "ItemBatcher": { "MaxInputBytesPerBatch": [|"text"|] }, """ + Child)]
    [InlineData(""" "Type": "Map", "ItemReader": { "Resource": "arn:aws:states:::s3:listObjectsV2", "ReaderConfig": { "MaxItems": [|"text"|] } }, """ + Child)]
    [InlineData(""" "Type": "Map", "ItemReader": { "Resource": "arn:aws:states:::s3:listObjectsV2", "Arguments": [|"text"|] }, """ + Child)]
    [InlineData(""" "Type": "Map", "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Arguments": [|[]|] }, """ + Child)]
    public void Compile_JsonataStateWithALiteralOfAWrongType_ReportsIt(string fields) =>
        AssertStates($$""" "A": { "QueryLanguage": "JSONata", {{fields}}, "End": true }""", FieldTypeWrong);

    [Theory]
    [InlineData(""" "Error": [|5|]""")]
    [InlineData(""" "Cause": [|{}|]""")]
    [InlineData(""" "Cause": [|null|]""")]
    public void Compile_JsonataFailWithALiteralOfAWrongType_ReportsIt(string field) =>
        AssertStates($$""" "A": { "QueryLanguage": "JSONata", "Type": "Fail", {{field}} }""", FieldTypeWrong);

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("1")]
    [InlineData("null")]
    public void Compile_ConditionOfAWrongType_ReportsIt(string value) =>
        AssertStates($$""" "A": { "QueryLanguage": "JSONata", "Type": "Choice", "Choices": [{ "Condition": [|{{value}}|], "Next": "B" }], "Default": "B" }, "B": { "Type": "Succeed" }""", FieldTypeWrong);

    [Theory]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "Arguments": "text" """)]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "Arguments": [1]""")]
    [InlineData(""" "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": "{% $states.input %}" """)]
    [InlineData(""" "Type": "Pass", "Output": [1, "text", null]""")]
    [InlineData(""" "Type": "Map", "Items": [1], """ + Item)]
    [InlineData(""" "Type": "Map", "Items": "{% [1] %}", "ItemSelector": "{% 1 %}", """ + Item)]
    [InlineData(""" "Type": "Map", "Items": { "a": 1 }, """ + Child)]
    public void Compile_JsonataStateWithALiteralThatFits_ReportsNothing(string fields) =>
        AssertStates($$""" "A": { "QueryLanguage": "JSONata", {{fields}}, "End": true }""");

    [Theory]
    [InlineData(""" "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": [|"text"|]""")]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "TimeoutSeconds": [|"{% 5 %}"|]""")]
    [InlineData(""" "Type": "Task", "Resource": "${F}", "ResultPath": [|5|]""")]
    [InlineData(""" "Type": "Wait", "Seconds": [|"60"|]""")]
    [InlineData(""" "Type": "Map", "MaxConcurrency": [|"5"|], """ + Item)]
    [InlineData(""" "Type": "Map", "ItemReader": { "Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": [|"text"|] }, """ + Child)]
    public void Compile_JsonPathStateWithALiteralOfAWrongType_ReportsIt(string fields) =>
        AssertStates($$""" "A": { {{fields}}, "End": true }""", FieldTypeWrong);

    [Theory]
    [InlineData("JSONPath", """ "Type": "Task", "Resource": "${F}", "TimeoutSeconds": [|0|]""")]
    [InlineData("JSONata", """ "Type": "Task", "Resource": "${F}", "TimeoutSeconds": [|0|]""")]
    [InlineData("JSONata", """ "Type": "Task", "Resource": "${F}", "TimeoutSeconds": [|100000000|]""")]
    [InlineData("JSONata", """ "Type": "Task", "Resource": "${F}", "HeartbeatSeconds": [|100000000|]""")]
    [InlineData("JSONPath", """ "Type": "Wait", "Seconds": [|100000000|]""")]
    [InlineData("JSONata", """ "Type": "Wait", "Seconds": [|-1|]""")]
    [InlineData("JSONata", """ "Type": "Map", "MaxConcurrency": [|-1|], """ + Item)]
    [InlineData("JSONata", """ "Type": "Map", "ToleratedFailurePercentage": [|100.5|], """ + Child)]
    public void Compile_ANumberOutOfRange_ReportsIt(string language, string fields) =>
        AssertStates($$""" "A": { "QueryLanguage": "{{language}}", {{fields}}, "End": true }""", NumberOutOfRange);

    [Theory]
    [InlineData("JSONPath")]
    [InlineData("JSONata")]
    public void Compile_MaxItemsZero_ReportsNothing(string language) =>
        AssertStates($$""" "A": { "QueryLanguage": "{{language}}", "Type": "Map", "ItemReader": { "Resource": "arn:aws:states:::s3:listObjectsV2", "ReaderConfig": { "MaxItems": 0 } }, {{Child}}, "End": true }""");

    [Theory]
    [InlineData(""" [|"ItemReader"|]: { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "JSON" } } """)]
    [InlineData(""" [|"ItemBatcher"|]: { "MaxItemsPerBatch": 2 }, "Label": "l" """)]
    [InlineData(""" [|"ResultWriter"|]: { "WriterConfig": { "OutputType": "JSON" } } """)]
    public void Compile_InlineMapWithAPartOfADistributedOne_WarnsThatItFails(string part) =>
        AssertStates($$""" "A": { "Type": "Map", {{part}}, {{Item}}, "End": true }""", InlineMapFails);
}
