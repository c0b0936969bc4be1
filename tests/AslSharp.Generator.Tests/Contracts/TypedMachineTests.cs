using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>Machines whose input, output and tasks have types in C#.</summary>
public sealed class TypedMachineTests
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Text.Json; using System.Text.Json.Serialization; using System.Threading; using System.Threading.Tasks;
        namespace Shop;

        """;

    private const string Definition = """
        { "StartAt": "Check Stock", "States": {
            "Check Stock": {
              "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check",
              "Parameters": { "sku.$": "$.sku", "quantity.$": "$.quantity" }, "ResultPath": "$.stock", "Next": "Charge",
              "Catch": [ { "ErrorEquals": [ "OutOfStock" ], "Next": "Sold Out" } ] },
            "Charge": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Parameters": { "FunctionName": "charge", "Payload": { "amount.$": "$.stock.price", "order-id.$": "$.id" } },
              "ResultSelector": { "payment.$": "$.Payload" }, "ResultPath": "$.charged", "Next": "Note" },
            "Note": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:note", "ResultPath": null, "Next": "Done" },
            "Done": { "Type": "Pass", "Parameters": { "id.$": "$.id", "payment.$": "$.charged.payment" }, "End": true },
            "Sold Out": { "Type": "Fail", "Error": "SoldOut" } } }
        """;

    private const string Contracts = Usings + """
        [StateMachine("order.asl.json", Input = typeof(Order), Output = typeof(Receipt))]
        public sealed partial class OrderStateMachine;

        public sealed record Order(string Id, string Sku, int Quantity, string? Note = null);
        public sealed record Receipt(string Id, string Payment);
        public sealed record CheckStock(string Sku, int Quantity);
        public sealed record Stock(int Count, decimal Price);

        """;

    private const string Tasks = """
        public partial interface IOrderTasks
        {
            Task<TaskResult<Stock>> CheckStock(CheckStock request, CancellationToken cancellationToken);
            [TaskState("Charge")] ValueTask<string> Pay(TaskContext context, decimal amount, string orderId);
            void Note(Order order);
        }

        public sealed class OrderTasks : IOrderTasks
        {
            public static List<string> Notes = new();

            public async Task<TaskResult<Stock>> CheckStock(CheckStock request, CancellationToken cancellationToken)
            {
                await Task.Yield();
                return request.Quantity > 5 ? TaskResult.Fail("OutOfStock", "There are 5.") : new Stock(5, 2.5m);
            }

            public ValueTask<string> Pay(TaskContext context, decimal amount, string orderId) => new($"{context.StateName} {amount} for {orderId}");

            public void Note(Order order) => Notes.Add($"{order.Sku} {order.Quantity} {order.Note}");
        }

        """;

    [Fact]
    public async Task Machine_RunsOnObjects()
    {
        var project = Shop(Contracts + Tasks + """
            public static class Test
            {
                public static async Task<string> Run()
                {
                    var machine = new OrderStateMachine(new OrderTasks());
                    Receipt receipt = await machine.RunAsync(new Order("O-1", "lamp", 2, "fast"));
                    ExecutionResult<Receipt> result = await machine.ExecuteAsync(new Order("O-2", "lamp", 6));
                    var raw = await machine.RunAsync(AslValue.Parse("{\"id\":\"O-3\",\"sku\":\"sofa\",\"quantity\":1}"));
                    return $"{receipt}; {result.IsSuccess} {result.Error} {result.Output is null}; {raw}; {string.Join(",", OrderTasks.Notes)}";
                }
            }
            """);

        Assert.Empty(await project.ReportAsync());
        Assert.Equal(
            """Receipt { Id = O-1, Payment = Charge 2.5 for O-1 }; False SoldOut True; {"id":"O-3","payment":"Charge 2.5 for O-3"}; lamp 2 fast,sofa 1 """,
            await Machines.CallAsync<string>(project.Run(), "Shop.Test", "Run"));
    }

    [Fact]
    public void Analysis_WithoutWhatRuns_FindsNoErrors() => Shop(Contracts + Tasks).RunSurface().AssertCompiles();

    [Theory]
    [InlineData("Input = typeof(Pair)", "await machine.RunAsync(new Pair(1, 2))", """{"a":1,"b":2}""")]
    [InlineData("Output = typeof(Pair)", "await machine.RunAsync(AslValue.Parse(\"{\\\"a\\\":1,\\\"b\\\":2}\"))", "Pair { A = 1, B = 2 }")]
    [InlineData("Input = typeof(int?), Output = typeof(List<int>)", "(await machine.ExecuteAsync((int?)null)).Error ?? \"none\"", "JsonException")]
    [InlineData("Input = typeof(Pair)", "await machine.RunAsync((Pair)null!)", "ArgumentNullException")]
    [InlineData("Input = typeof(double)", "await machine.RunAsync(double.NaN)", "ArgumentException")]
    [InlineData("Output = typeof(Pair)", "await machine.RunAsync(AslValue.Of(5))", "JsonException")]
    public async Task Machine_OfOneType_LeavesTheOtherOpen(string types, string call, string expected)
    {
        var source = Usings + $$"""
            [StateMachine("echo.asl.json", {{types}})] public sealed partial class EchoStateMachine;
            public sealed record Pair(int A, int B);
            public static class Test
            {
                public static async Task<string> Run()
                {
                    var machine = EchoStateMachine.WithoutTasks();
                    try { return $"{ {{call}} }"; }
                    catch (Exception exception) { return exception.GetType().Name; }
                }
            }
            """;
        var run = Project.Empty.WithDefinition("echo.asl.json", """{ "StartAt": "Echo", "States": { "Echo": { "Type": "Pass", "End": true } } }""").WithSource("Echo.cs", source).Run();
        Assert.Equal(expected, await Machines.CallAsync<string>(run, "Shop.Test", "Run"));
    }

    private static Project Shop(string source) => Project.Empty.WithDefinition("order.asl.json", Definition).WithSource("Shop.cs", source);
}
