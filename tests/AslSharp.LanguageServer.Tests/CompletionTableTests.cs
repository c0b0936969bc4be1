using AslSharp.LanguageServer.Protocol;

namespace AslSharp.LanguageServer.Tests;

/// <summary>What people want at some places, which has to be among the first five that an editor shows once it has filtered by what is typed.</summary>
public sealed class CompletionTableTests
{
    private const int Most = 5;

    // What stands around a piece of a state machine. The first state gives data of a known shape.
    private static string Path(string state, string more = "") => $$"""
        {
          "Comment": "An order",
          "StartAt": "Take Order",
          "States": {
            "Take Order": {
              "Type": "Pass",
              "Result": { "order": { "id": "A-1", "total": 12.5, "lines": [{ "sku": "x", "count": 2 }], "customer": { "name": "Ada", "city": "London" } } },
              "Assign": { "orderId.$": "$.order.id" },
              "Next": "Here"
            },
            "Here": {
              {{state}}
            },
            "Ship": { "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:ship", "End": true },
            "Refuse": { "Type": "Fail", "Error": "OrderRefused" }{{more}}
          }
        }
        """;

    private static string Jsonata(string state) => $$"""
        {
          "QueryLanguage": "JSONata",
          "StartAt": "Take Order",
          "States": {
            "Take Order": {
              "Type": "Pass",
              "Output": { "order": { "id": "A-1", "total": 12.5, "lines": [{ "sku": "x", "count": 2 }], "customer": { "name": "Ada", "city": "London" } } },
              "Assign": { "orderId": "{% $states.input.id %}" },
              "Next": "Here"
            },
            "Here": {
              {{state}}
            },
            "Ship": { "Type": "Succeed" }
          }
        }
        """;

    public static TheoryData<string, string> Table => new()
    {
        // Names of states.
        { Path("""  "Type": "Pass", "Next": "|"  """), "Ship" },
        { Path("""  "Type": "Pass", "Next": "Re|"  """), "Refuse" },
        { Path("""  "Type": "Pass", "Next": |  """), "Ship" },
        { Path("""  "Type": "Choice", "Choices": [], "Default": "|"  """), "Refuse" },
        { Path("""  "Type": "Task", "Resource": "x", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "|" }], "End": true  """), "Refuse" },
        { """{ "StartAt": "|", "States": { "One": { "Type": "Succeed" } } }""", "One" },
        { """{ "StartAt": "O|ne", "States": { "One": { "Type": "Succeed" } } }""", "One" },

        // Fields.
        { """{ "StartAt": "A", "St|" }""", "States" },
        { Path("""  "Type": "Task", "|"  """), "Resource" },
        { Path("""  "Type": "Task", "Resource": "x", "|"  """), "Next" },
        { Path("""  "Type": "Task", "Resource": "x", "Ret|"  """), "Retry" },
        { Path("""  "Type": "Wait", "|", "Next": "Ship"  """), "Seconds" },
        { Path("""  "Type": "Choice", "|"  """), "Choices" },
        { Path("""  "|"  """), "Type" },
        { Path("""  "Type": "Map", "|", "End": true  """), "ItemProcessor" },
        { Path("""  "Type": "Task", "Resource": "x", "Retry": [{ "ErrorEquals": ["States.ALL"], "|" }], "End": true  """), "IntervalSeconds" },
        { Path("""  "Type": "Task", "Resource": "x", "Catch": [{ "ErrorEquals": ["States.ALL"], "|" }], "End": true  """), "Next" },
        { Path("""  "Type": "Choice", "Choices": [{ "Variable": "$.order.total", "NumericGr|" }]  """), "NumericGreaterThan" },
        { Jsonata("""  "Type": "Task", "Resource": "x", "Arg|", "End": true  """), "Arguments" },
        { Jsonata("""  "Type": "Choice", "Choices": [{ "|", "Next": "Ship" }]  """), "Condition" },

        // Values of enumerations.
        { Path("""  "Type": "|"  """), "Task" },
        { Path("""  "Type": "Ch|"  """), "Choice" },
        { Path("""  "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "|" } }, "End": true  """), "DISTRIBUTED" },
        { Path("""  "Type": "Pass", "End": |  """), "true" },

        // Data.
        { Path("""  "Type": "Pass", "InputPath": "$.|", "End": true  """), "order" },
        { Path("""  "Type": "Pass", "InputPath": "$.order.cu|", "End": true  """), "customer" },
        { Path("""  "Type": "Pass", "Parameters": { "city.$": "$.order.customer.|" }, "End": true  """), "city" },
        { Path("""  "Type": "Pass", "Parameters": { "sku.$": "$.order.lines[0].|" }, "End": true  """), "sku" },
        { Path("""  "Type": "Pass", "Parameters": { "id.$": "$or|" }, "End": true  """), "$orderId" },
        { Path("""  "Type": "Pass", "Parameters": { "name.$": "$$.Execution.|" }, "End": true  """), "Name" },
        { Path("""  "Type": "Choice", "Choices": [{ "Variable": "$.order.to|", "NumericEquals": 1, "Next": "Ship" }], "Default": "Ship"  """), "total" },
        { Path("""  "Type": "Pass", "Parameters": { "t.$": "States.Fo|" }, "End": true  """), "States.Format" },
        { Path("""  "Type": "Pass", "Parameters": { "t.$": "States.Format('{}', $.order.|)" }, "End": true  """), "id" },
        { Jsonata("""  "Type": "Pass", "Output": "{% $states.| %}", "End": true  """), "input" },
        { Jsonata("""  "Type": "Pass", "Output": "{% $states.input.order.li| %}", "End": true  """), "lines" },
        { Jsonata("""  "Type": "Pass", "Output": "{% $states.input.order.lines[cou|] %}", "End": true  """), "count" },
        { Jsonata("""  "Type": "Pass", "Output": "{% $map($states.input.order.lines, function($line) { $line.| }) %}", "End": true  """), "sku" },
        { Jsonata("""  "Type": "Pass", "Output": "{% $upp| %}", "End": true  """), "$uppercase" },
        { Jsonata("""  "Type": "Pass", "Output": "{% $order| %}", "End": true  """), "$orderId" },
        { Jsonata("""  "Type": "Task", "Resource": "x", "Output": "{% $states.res| %}", "End": true  """), "result" },
        { Jsonata("""  "Type": "Task", "Resource": "x", "Catch": [{ "ErrorEquals": ["States.ALL"], "Output": "{% $states.errorOutput.| %}", "Next": "Ship" }], "End": true  """), "Cause" },

        // Errors, resources and what they take.
        { Path("""  "Type": "Task", "Resource": "x", "Retry": [{ "ErrorEquals": ["|"] }], "End": true  """), "OrderRefused" },
        { Path("""  "Type": "Task", "Resource": "x", "Retry": [{ "ErrorEquals": ["States.Time|"] }], "End": true  """), "States.Timeout" },
        { Path("""  "Type": "Task", "Resource": "|", "End": true  """), "arn:aws:lambda:eu-west-1:111111111111:function:ship" },
        { Path("""  "Type": "Task", "Resource": "arn:aws:states:::sqs:|", "End": true  """), "arn:aws:states:::sqs:sendMessage" },
        { Path("""  "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:upd|", "End": true  """), "arn:aws:states:::aws-sdk:dynamodb:updateItem" },
        { Path("""  "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": { "|" }, "End": true  """), "QueueUrl" },
        { Path("""  "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:copyObject", "Parameters": { "Bucket": "b", "|" }, "End": true  """), "CopySource" },

        // States.
        { Path("""  "Type": "Pass", "End": true  """, """, "|" """), "Task" },
        { Path("""  "Type": "Pass", "Next": "Archive"  """, """, "|" """), "Archive" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Completion_WantedItem_IsAmongTheFirstFive(string marked, string wanted)
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///work/order.asl.json", marked);

        var shown = Shown(document, await document.CompleteAsync());

        Assert.Contains(wanted, shown.Select(static item => item.Label).Take(Most));
    }

    /// <summary>What an editor shows: what begins with what is typed, in the server's order.</summary>
    internal static List<CompletionItem> Shown(Editor.Document document, CompletionList list) =>
    [
        .. list.Items
            .Where(item => item.FilterText.StartsWith(document.Text[document.OffsetOf(item.TextEdit.Range.Start)..document.Cursor], StringComparison.OrdinalIgnoreCase))
            .OrderBy(static item => item.SortText, StringComparer.Ordinal),
    ];
}
