using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Tests.Syntax;
using AslSharp.Compiler.Tests.Text;

namespace AslSharp.Compiler.Tests.Shapes;

/// <summary>Mistakes of types, one at a time: each is found at its characters, alone, and the same definition without it says nothing.</summary>
public sealed class TypeMistakesTests
{
    private const string Order = """ "O": { "Type": "Pass", "Result": { "order": { "id": 7, "total": 12.5, "name": "tea", "tags": ["a", "b"], "lines": [{ "sku": "x", "count": 2 }], "open": true } }, "Next": "A" }, """;

    /// <summary>The rule, the states with <c>@</c> for the mistake, the mistake with its marks, and what is right.</summary>
    public static TheoryData<string, string, string, string> Derived => new()
    {
        // Paths.
        { "ASL7001", Order + """ "A": { "Type": "Pass", "Parameters": { "x.$": "@" }, "End": true } """, "$.order.[|totl|]", "$.order.total" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "InputPath": "@", "End": true } """, "$.[|ordr|]", "$.order" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "OutputPath": "@", "End": true } """, "$.order.[|ident|]", "$.order.id" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "Parameters": { "x.$": "@" }, "End": true } """, "$.order.name.[|first|]", "$.order.name" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "Parameters": { "x.$": "@" }, "End": true } """, "$.order.lines.[|sku|]", "$.order.lines[0].sku" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "Parameters": { "x.$": "@" }, "End": true } """, "$.order.lines[*].[|skew|]", "$.order.lines[*].sku" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "Parameters": { "x.$": "@" }, "End": true } """, "$.order[|[0]|]", "$.order.tags[0]" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "Parameters": { "x.$": "States.Format('{}', @)" }, "End": true } """, "$.order.[|nam|]", "$.order.name" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "ResultPath": "$.copy", "Next": "B" }, "B": { "Type": "Pass", "InputPath": "@", "End": true } """, "$.[|copi|]", "$.copy.order" },
        { "ASL7001", """ "A": { "Type": "Pass", "Parameters": { "x.$": "@" }, "End": true } """, "$$.Execution.[|Nme|]", "$$.Execution.Name" },
        { "ASL7001", """ "A": { "Type": "Pass", "Parameters": { "x.$": "@" }, "End": true } """, "$$.[|ExecutionId|]", "$$.Execution.Id" },
        { "ASL7001", """ "A": { "Type": "Map", "ItemSelector": { "i.$": "@" }, "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Pass", "End": true } } }, "End": true } """, "$$.Map.Item.[|Idx|]", "$$.Map.Item.Index" },
        { "ASL7001", Order + """ "A": { "Type": "Choice", "Choices": [{ "Variable": "@", "NumericEquals": 1, "Next": "B" }], "Default": "B" }, "B": { "Type": "Succeed" } """, "$.order.[|idd|]", "$.order.id" },
        { "ASL7001", Order + """ "A": { "Type": "Choice", "Choices": [{ "Variable": "@", "IsPresent": true, "Next": "B" }], "Default": "B" }, "B": { "Type": "Succeed" } """, "$.order.[|totel|]", "$.order.total" },

        // Through calls, catchers and variables.
        { "ASL7001", """ "A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "f" }, "OutputPath": "@", "End": true } """, "$.[|Payloda|]", "$.Payload.x" },
        { "ASL7001", """ "A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "f" }, "ResultPath": "$.r", "Next": "B" }, "B": { "Type": "Pass", "InputPath": "@", "End": true } """, "$.r.[|body|]", "$.r.Payload.body" },
        { "ASL7001", """ "A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "f" }, "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "B" }], "End": true }, "B": { "Type": "Pass", "InputPath": "@", "End": true } """, "$.[|errorMessage|]", "$.Error" },
        { "ASL7001", """ "A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "f" }, "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "B" }], "End": true }, "B": { "Type": "Pass", "InputPath": "@", "End": true } """, "$.e.Cause.[|errorMessage|]", "$.e.Cause" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "Assign": { "o.$": "$.order" }, "Next": "B" }, "B": { "Type": "Pass", "Parameters": { "x.$": "@" }, "End": true } """, "$o.[|totall|]", "$o.total" },
        { "ASL7001", Order + """ "A": { "Type": "Parallel", "Branches": [{ "StartAt": "B", "States": { "B": { "Type": "Pass", "InputPath": "$.order", "End": true } } }], "Next": "C" }, "C": { "Type": "Pass", "InputPath": "@", "End": true } """, "$[0].[|idd|]", "$[0].id" },
        { "ASL7001", Order + """ "A": { "Type": "Map", "ItemsPath": "$.order.lines", "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Pass", "InputPath": "@", "End": true } } }, "End": true } """, "$.[|cuont|]", "$.count" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "Parameters": { "n": 0, "order.$": "$.order" }, "Next": "B" }, "B": { "Type": "Choice", "Choices": [{ "Variable": "$.n", "NumericLessThan": 3, "Next": "C" }], "Default": "D" }, "C": { "Type": "Pass", "Parameters": { "n.$": "States.MathAdd($.n, 1)", "order.$": "$.order" }, "Next": "B" }, "D": { "Type": "Pass", "InputPath": "@", "End": true } """, "$.[|m|]", "$.n" },

        // Answers of services.
        { "ASL7001", """ "A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": { "QueueUrl": "q", "MessageBody": "m" }, "ResultSelector": { "id.$": "@" }, "End": true } """, "$.[|MessageID|]", "$.MessageId" },
        { "ASL7001", """ "A": { "Type": "Task", "Resource": "arn:aws:states:::dynamodb:getItem", "Parameters": { "TableName": "t", "Key": { "k": { "S": "1" } } }, "ResultPath": "$.row", "Next": "B" }, "B": { "Type": "Pass", "Parameters": { "v.$": "@" }, "End": true } """, "$.row.[|Items|].name", "$.row.Item.name.S" },
        { "ASL7001", """ "A": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:ec2:describeInstances", "Parameters": {}, "ResultSelector": { "id.$": "@" }, "End": true } """, "$.Reservations[0].Instances[0].[|InstanceID|]", "$.Reservations[0].Instances[0].InstanceId" },
        { "ASL7001", """ "A": { "Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::sns:publish", "Arguments": { "TopicArn": "t", "Message": "m" }, "Output": "{% @ %}", "End": true } """, "$states.result.[|messageId|]", "$states.result.MessageId" },
        { "ASL7002", """ "A": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:glue:getJobRun", "Parameters": { "JobName": "j", "RunId": "r" }, "Next": "C" }, "C": { "Type": "Choice", "Choices": [{ "Variable": @, "NumericEquals": 1, "Next": "D" }], "Default": "D" }, "D": { "Type": "Succeed" } """, """[|"$.JobRun.JobRunState"|]""", "\"$.JobRun.Attempt\"" },

        // JSONata.
        { "ASL7001", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% @ %}", "End": true } """, "$states.input.order.[|totl|] * 2", "$states.input.order.total * 2" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% @ %}", "End": true } """, "$states.input.order.lines[[|coun|] > 1]", "$states.input.order.lines[count > 1]" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% @ %}", "End": true } """, "$states.input.order.lines.{ \\\"s\\\": [|skuu|] }", "$states.input.order.lines.{ \\\"s\\\": sku }" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% @ %}", "End": true } """, "$map($states.input.order.lines, function($l) { $l.[|cnt|] })", "$map($states.input.order.lines, function($l) { $l.count })" },
        { "ASL7001", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% @ %}", "End": true } """, "($o := $states.input.order; $o.[|label|])", "($o := $states.input.order; $o.name)" },
        { "ASL7001", """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% @ %}", "End": true } """, "$states.context.State.[|Names|]", "$states.context.State.Name" },
        { "ASL7001", """ "A": { "Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": { "FunctionName": "f" }, "Catch": [{ "ErrorEquals": ["States.ALL"], "Output": "{% @ %}", "Next": "B" }], "End": true }, "B": { "Type": "Succeed" } """, "$states.errorOutput.[|Message|]", "$states.errorOutput.Cause" },
        { "ASL7001", """ "A": { "Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": { "FunctionName": "f" }, "Output": "{% @ %}", "End": true } """, "$states.result.[|payload|]", "$states.result.Payload" },

        // Choice.
        { "ASL7002", Order + """ "A": { "Type": "Choice", "Choices": [{ "Variable": @, "StringEquals": "7", "Next": "B" }], "Default": "B" }, "B": { "Type": "Succeed" } """, """[|"$.order.id"|]""", "\"$.order.name\"" },
        { "ASL7002", Order + """ "A": { "Type": "Choice", "Choices": [{ "Variable": @, "NumericGreaterThan": 7, "Next": "B" }], "Default": "B" }, "B": { "Type": "Succeed" } """, """[|"$.order.name"|]""", "\"$.order.total\"" },
        { "ASL7002", Order + """ "A": { "Type": "Choice", "Choices": [{ "Variable": "$.order.total", "NumericGreaterThanPath": @, "Next": "B" }], "Default": "B" }, "B": { "Type": "Succeed" } """, """[|"$.order.tags"|]""", "\"$.order.id\"" },
        { "ASL7002", """ "O": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "P" }], "Default": "Q" }, "P": { "Type": "Pass", "Result": { "status": "PENDING" }, "Next": "A" }, "Q": { "Type": "Pass", "Result": { "status": "DONE" }, "Next": "A" }, "A": { "Type": "Choice", "Choices": [{ "Variable": "$.status", "StringEquals": @, "Next": "B" }], "Default": "B" }, "B": { "Type": "Succeed" } """, """[|"PENDNG"|]""", "\"PENDING\"" },
        { "ASL7002", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% @ = 7 %}", "End": true } """, "[|$states.input.order.name|]", "$states.input.order.id" },
        { "ASL7003", """ "A": { "Type": "Pass", "Parameters": { "id.$": "States.UUID()" }, "Next": "B" }, "B": { "Type": "Choice", "Choices": [{ "Variable": "$.id", @: true, "Next": "C" }], "Default": "C" }, "C": { "Type": "Succeed" } """, """[|"IsString"|]""", "\"IsPresent\"" },

        // Arguments, operands, fields.
        { "ASL7004", Order + """ "A": { "Type": "Pass", "Parameters": { "x.$": "States.ArrayLength(@)" }, "End": true } """, "[|$.order.name|]", "$.order.tags" },
        { "ASL7004", Order + """ "A": { "Type": "Pass", "Parameters": { "x.$": "States.MathAdd(@, 1)" }, "End": true } """, "[|$.order.name|]", "$.order.id" },
        { "ASL7004", Order + """ "A": { "Type": "Pass", "Parameters": { "x.$": "States.StringToJson(@)" }, "End": true } """, "[|$.order|]", "$.order.name" },
        { "ASL7004", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $uppercase(@) %}", "End": true } """, "[|$states.input.order.id|]", "$states.input.order.name" },
        { "ASL7004", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $sum(@) %}", "End": true } """, "[|$states.input.order.tags|]", "$states.input.order.lines.count" },
        { "ASL7004", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% @ ~> $split(\",\") %}", "End": true } """, "[|$states.input.order.total|]", "$states.input.order.name" },
        { "ASL7005", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% 1 + @ %}", "End": true } """, "[|$states.input.order.name|]", "$states.input.order.id" },
        { "ASL7005", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% -@ %}", "End": true } """, "[|$states.input.order.tags|]", "$states.input.order.total" },
        { "ASL7005", Order + """ "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% @ > 10 %}", "End": true } """, "[|$states.input.order.name|]", "$states.input.order.total" },
        { "ASL7006", Order + """ "A": { "Type": "Map", "ItemsPath": @, "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Pass", "End": true } } }, "End": true } """, """[|"$.order"|]""", "\"$.order.lines\"" },
        { "ASL7006", Order + """ "A": { "Type": "Map", "QueryLanguage": "JSONata", "Items": @, "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Pass", "End": true } } }, "End": true } """, """[|"{% $states.input.order.name %}"|]""", """ "{% $states.input.order.lines %}" """ },
        { "ASL7006", Order + """ @: { "Type": "Map", "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Pass", "End": true } } }, "End": true } """, """[|"A"|]""", """ "A": { "Type": "Pass", "InputPath": "$.order.tags", "Next": "C" }, "C" """ },
        { "ASL7007", Order + """ "A": { "Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{ "Condition": @, "Next": "B" }], "Default": "B" }, "B": { "Type": "Succeed" } """, """[|"{% $states.input.order.name %}"|]""", """ "{% $states.input.order.open %}" """ },
        { "ASL7007", Order + """ "A": { "Type": "Wait", "QueryLanguage": "JSONata", "Seconds": @, "End": true } """, """[|"{% $states.input.order.name %}"|]""", """ "{% $states.input.order.id %}" """ },
        { "ASL7007", Order + """ "A": { "Type": "Wait", "TimestampPath": @, "End": true } """, """[|"$.order.id"|]""", "\"$.order.name\"" },
        { "ASL7007", Order + """ "A": { "Type": "Fail", "QueryLanguage": "JSONata", "Error": @ } """, """[|"{% $states.input.order.id %}"|]""", """ "{% $states.input.order.name %}" """ },
        { "ASL7008", Order + """ "A": { "Type": "Pass", "InputPath": "$.order.tags", "Next": "B" }, "B": { "Type": "Pass", "Result": 1, "ResultPath": @, "End": true } """, """[|"$.one"|]""", "\"$\"" },
    };

    /// <summary>The same, where C# declares the input, the task Charge and the output.</summary>
    public static TheoryData<string, string, string, string> Declared => new()
    {
        { "ASL7101", Charge("""{ "orderId.$": "@", "amount.$": "$.order.total" }"""), "$.order.[|identifier|]", "$.order.id" },
        { "ASL7101", Charge("""{ "orderId.$": "$.order.id", "amount.$": "$.order.total" }""", "$.r.@"), "[|payment|]", "paymentId" },
        { "ASL7102", Charge("""{ "orderId.$": "States.MathAdd(@, 1)", "amount.$": "$.order.total" }"""), "[|$.order.name|]", "$.order.id" },
        { "ASL7103", Charge("""{ "orderId.$": "$.order.id" }""").Replace("\"Parameters\": { \"orderId.$\": \"$.order.id\" }", "@"), """[|"Parameters"|]: { "orderId.$": "$.order.id" }""", """ "Parameters": { "orderId.$": "$.order.id", "amount": 3 }""" },
        { "ASL7104", Charge("""{ "orderId.$": "$.order.id", "amount": 3@ }"""), """, [|"colour"|]: "red" """, """, "note": "red" """ },
        { "ASL7104", Charge("""{ "orderId.$": "$.order.id", @: "$.order.total" }"""), """[|"amuont.$"|]""", "\"amount.$\"" },
        { "ASL7105", Charge("""{ "orderId.$": "$.order.id", "amount.$": @ }"""), """[|"$.order.name"|]""", "\"$.order.total\"" },
        { "ASL7105", Charge("""{ "orderId.$": "$.order.id", "amount": @ }"""), """[|"12"|]""", "12" },
        { "ASL7106", Charge("""{ "orderId.$": "$.order.id", "amount": 3 }""").Replace("\"Parameters\": { \"paymentId.$\": \"$.r.paymentId\" }", "@"), """[|"Parameters"|]: { "payment.$": "$.r.paymentId" }""", """ "Parameters": { "paymentId.$": "$.r.paymentId" }""" },
        { "ASL7002", """ "A": { "Type": "Choice", "Choices": [{ "Variable": "$.order.kind", "StringEquals": @, "Next": "B" }], "Default": "B" }, "B": { "Type": "Pass", "Result": { "paymentId": "p" }, "End": true } """, """[|"gift"|]""", "\"rush\"" },
    };

    [Theory]
    [MemberData(nameof(Derived))]
    public void Compile_WithoutContract_FindsTheMistakeAlone(string rule, string states, string wrong, string right) => Assert(rule, states, wrong, right, MachineShapes.None);

    [Theory]
    [MemberData(nameof(Declared))]
    public void Compile_WithContract_FindsTheMistakeAlone(string rule, string states, string wrong, string right) => Assert(rule, states, wrong, right, Contract);

    [Fact]
    public void Mistakes_AreMoreThanFifty() => Xunit.Assert.True(Derived.Count + Declared.Count > 50);

    internal static MachineShapes Contract => MachineShapes.Create(
        Object(("order", Object(("id", Shape.Integer), ("total", Shape.Number), ("name", Shape.String), ("kind", Shape.OneOf("rush", "plain"))))),
        Object(("paymentId", Shape.String)),
        new Dictionary<string, TaskShapes>
        {
            ["Charge"] = new(
                Shape.OfMembers([new("orderId", Shape.Integer, IsRequired: true), new("amount", Shape.Number, IsRequired: true), new("note", Shape.String, IsRequired: false)]),
                Object(("paymentId", Shape.String))),
        });

    private static string Charge(string parameters, string path = "$.r.paymentId") =>
        $$""" "Charge": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111122223333:function:Charge", "Parameters": {{parameters}}, "ResultPath": "$.r", "Next": "A" }, "A": { "Type": "Pass", "InputPath": "$", "Parameters": { "paymentId.$": "{{path}}" }, "End": true } """;

    private static Shape Object(params (string Name, Shape Shape)[] members) => Shape.OfMembers(members.Select(static member => new MemberShape(member.Name, member.Shape, IsRequired: true)));

    private static void Assert(string rule, string states, string wrong, string right, MachineShapes contract)
    {
        var first = states.TrimStart().Split('"')[1];
        var machine = $$"""{ "StartAt": "{{first.Replace("@", "A")}}", "States": { {{states}} } }""";
        Xunit.Assert.Equal(2, machine.Split('@').Length);
        var marked = MarkedText.Parse(machine.Replace("@", wrong, StringComparison.Ordinal));
        var descriptor = Compiler.Diagnostics.DiagnosticDescriptors.All.Single(candidate => candidate.Id == rule);
        marked.AssertReported(Compile(marked.Text, contract), descriptor);
        Xunit.Assert.Empty(Compile(machine.Replace("@", right, StringComparison.Ordinal), contract));
    }

    private static IEnumerable<Compiler.Diagnostics.DiagnosticInfo> Compile(string text, MachineShapes contract) =>
        AslCompiler.Compile(Compiler.Text.AslFile.Create("test.asl.json", text), contract, TestContext.Current.CancellationToken).Diagnostics.Where(static found => !Definition.IsAdvice(found));
}
