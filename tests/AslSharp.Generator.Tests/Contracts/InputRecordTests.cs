using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>Records that are emitted for the inputs of tasks which nobody declared.</summary>
public sealed class InputRecordTests
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using System.Text.Json; using System.Threading; using System.Threading.Tasks;
        namespace Shop;

        """;

    private const string Definition = """
        { "StartAt": "Check Stock", "States": {
            "Check Stock": {
              "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check",
              "Parameters": {
                "sku.$": "$.sku", "quantity.$": "$.quantity", "note.$": "$.note", "express": true, "label.$": "States.Format('{}!', $.sku)",
                "customer.$": "$.customer", "order-id.$": "$$.Execution.Name", "Equals": 2.5, "extra.$": "$.extra",
                "place": { "country": "DE", "street.$": "$.customer.street" } },
              "ResultPath": "$.stock", "Next": "Charge" },
            "Charge": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Parameters": { "FunctionName": "charge", "Payload": { "amount.$": "$.stock.price", "tags.$": "$.tags" } },
              "ResultSelector": { "payment.$": "$.Payload" }, "ResultPath": "$.charged", "Next": "Note" },
            "Note": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:note", "ResultPath": null, "Next": "Send" },
            "Send": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": { "QueueUrl": "q", "MessageBody": "b" }, "End": true } } }
        """;

    private const string Types = Usings + """
        [StateMachine("order.asl.json", Input = typeof(Order), InputRecords = true)]
        public sealed partial class OrderStateMachine;

        public sealed record Order(string Sku, int Quantity, string? Note, Customer Customer, AslValue Extra, IReadOnlyList<string> Tags);
        public sealed record Customer(string Name, string Street);

        """;

    private const string Tasks = """
        public sealed class OrderTasks : IOrderTasks
        {
            public static string Seen = "";

            public ValueTask<AslValue> CheckStockAsync(OrderStateMachine.CheckStockInput input, TaskContext context, CancellationToken cancellationToken)
            {
                string sku = input.Sku; int quantity = input.Quantity; string? note = input.Note; bool express = input.Express; string label = input.Label;
                Customer customer = input.Customer; string id = input.OrderId; double ratio = input.EqualsValue; AslValue extra = input.Extra;
                OrderStateMachine.CheckStockInputPlace place = input.Place; string country = place.Country; string street = place.Street;
                Seen = $"{sku} {quantity} {note ?? "-"} {express} {label} {customer} {id} {ratio} {extra} {country} {street}";
                return new(AslValue.Object(new AslProperty("price", AslValue.Of(2.5))));
            }

            public ValueTask<AslValue> ChargeAsync(OrderStateMachine.ChargeInput input, TaskContext context, CancellationToken cancellationToken)
            {
                AslValue amount = input.Amount; IReadOnlyList<string> tags = input.Tags;
                Seen += $"; {amount} {string.Join("+", tags)}";
                return new(AslValue.Of("paid"));
            }

            public ValueTask<AslValue> NoteAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(input);

            public ValueTask<AslValue> SendAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(AslValue.Of(input["QueueUrl"].GetString()));
        }

        """;

    private const string Run = """
        public static class Test
        {
            public static async Task<string> Run()
            {
                var order = new Order("lamp", 2, null, new Customer("Ada", "Main St"), AslValue.Of(7), ["a", "b"]);
                var result = await new OrderStateMachine(new OrderTasks()).ExecuteAsync(order, new ExecutionStart { Name = "one" });
                return $"{OrderTasks.Seen}; {result.Output} {result.Error} {result.Cause}";
            }
        }
        """;

    [Fact]
    public async Task Tasks_TakeRecords_OfWhatTheDefinitionPutsTogether()
    {
        var project = Shop(Definition, Types + Tasks + Run);

        Assert.Empty(await project.ReportAsync());
        Assert.Equal(
            "lamp 2 - True lamp! Customer { Name = Ada, Street = Main St } one 2.5 7 DE Main St; 2.5 a+b; q",
            (await Machines.CallAsync<string>(project.Run(), "Shop.Test", "Run")).TrimEnd());
    }

    [Fact]
    public void Analysis_WithoutWhatRuns_FindsNoErrors() => Shop(Definition, Types + Tasks).RunSurface().AssertCompiles();

    [Fact]
    public void Machine_ThatAsksForNone_HasNone()
    {
        var run = Shop(Definition, Types.Replace(", InputRecords = true", "", StringComparison.Ordinal)).Run().AssertCompiles();
        Assert.DoesNotContain("CheckStockInput", string.Concat(run.Sources.Values), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistake_InTheDefinition_IsTheOnlyError()
    {
        var run = Shop(Definition.Replace("\"Next\": \"Note\"", "\"Next\": \"Nota\"", StringComparison.Ordinal), Types + Tasks).Run();
        Assert.All(Errors(run), static error => Assert.StartsWith("ASL", error.Id, StringComparison.Ordinal));
        Assert.NotEmpty(Errors(run));
    }

    [Fact]
    public async Task Expressions_TellTheTypesOfMembers_AndWhatMayBeMissing()
    {
        const string Jsonata = """
            { "QueryLanguage": "JSONata", "StartAt": "Check", "States": {
                "Check": {
                  "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check",
                  "Arguments": {
                    "sku": "{% $states.input.sku %}", "total": "{% $states.input.quantity * 2.5 %}", "isLarge": "{% $states.input.quantity > 3 %}",
                    "note": "{% $states.input.note %}", "lines": "{% $count($states.input.lines) %}" },
                  "End": true } } }
            """;
        const string Source = Usings + """
            [StateMachine("order.asl.json", Input = typeof(Order), InputRecords = true)]
            public sealed partial class OrderStateMachine;

            public sealed record Order(string Sku, int Quantity, string? Note, Line[] Lines);
            public sealed record Line(string Name);

            public sealed class OrderTasks : IOrderTasks
            {
                public ValueTask<AslValue> CheckAsync(OrderStateMachine.CheckInput input, TaskContext context, CancellationToken cancellationToken)
                {
                    string sku = input.Sku; double total = input.Total; bool isLarge = input.IsLarge; string? note = input.Note; var lines = input.Lines;
                    return new(AslValue.Of($"{sku} {total} {isLarge} {note ?? "-"} {lines}"));
                }
            }

            public static class Test
            {
                public static async Task<string> Run()
                {
                    var machine = new OrderStateMachine(new OrderTasks());
                    var first = await machine.ExecuteAsync(new Order("lamp", 4, "n", [new("x"), new("y")]));
                    var second = await machine.ExecuteAsync(new Order("lamp", 1, null, []));
                    return $"{first.Output}; {second.Output}";
                }
            }
            """;
        var project = Shop(Jsonata, Source);
        Assert.Empty(await project.ReportAsync());
        Assert.Equal(
            "lamp 10 True n 2; lamp 2.5 False - 0",
            (await Machines.CallAsync<string>(project.Run(), "Shop.Test", "Run")).TrimEnd());
    }

    [Theory]
    [InlineData("\"sku.$\": \"$.sku\", ", "")]
    [InlineData("\"express\": true", "\"express\": \"yes\"")]
    public void Change_OfTheTemplate_IsAnErrorOfTheTask(string old, string @new)
    {
        var run = Shop(Definition.Replace(old, @new, StringComparison.Ordinal), Types + Tasks).Run();
        Assert.All(Errors(run), static error => Assert.StartsWith("CS", error.Id, StringComparison.Ordinal));
        Assert.NotEmpty(Errors(run));
    }

    [Fact]
    public void Edit_OfUnrelatedCSharp_EmitsNothing_AndOfAType_ItsMachineOnly()
    {
        var project = Shop(Definition, Types + Tasks).WithSource("Clock.cs", "class Clock;");
        var run = project.Run().Then(project.WithSource("Clock.cs", "class Clock { public int Hour; }"));
        Assert.Equal("Cached", run.Reasons(TrackingNames.EmitSurface));
        run = project.Run().Then(Shop(Definition.Replace("{ \"StartAt\"", "{  \"StartAt\"", StringComparison.Ordinal), Types + Tasks).WithSource("Clock.cs", "class Clock;"));
        Assert.Equal("Cached", run.Reasons(TrackingNames.EmitSurface));
        run = project.Run().Then(Shop(Definition, Types.Replace("int Quantity", "long Quantity", StringComparison.Ordinal) + Tasks).WithSource("Clock.cs", "class Clock;"));
        Assert.Equal("Modified", run.Reasons(TrackingNames.EmitSurface));
        Assert.Contains("long Quantity", string.Concat(run.Sources.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conversions_OfTheMachine_ReadTheRecords_AsTheTestKitDoes()
    {
        const string Source = Types + """
            public static class Test
            {
                public static Task<string> Run()
                {
                    AslSharp.Runtime.ITypedStateMachine machine = OrderStateMachine.WithoutTasks();
                    machine.Conversions.TryGetReader<OrderStateMachine.ChargeInput>(out var read);
                    return Task.FromResult(read!(AslValue.Parse("{\"amount\":2.5,\"tags\":[\"a\"]}")).Amount.ToString());
                }
            }
            """;
        Assert.Equal("2.5", await Machines.CallAsync<string>(Shop(Definition, Source).Run().AssertCompiles(), "Shop.Test", "Run"));
    }

    private static Diagnostic[] Errors(GeneratorRun run)
        => [.. run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Concat(run.Diagnostics).Where(static finding => finding.Severity == DiagnosticSeverity.Error)];

    private static Project Shop(string definition, string source)
        => Project.Empty.WithDefinition("order.asl.json", definition).WithSource("Shop.cs", source);
}
