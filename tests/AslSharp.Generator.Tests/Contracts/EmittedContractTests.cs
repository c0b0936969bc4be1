using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>
/// The whole emitted files of a machine with contracts, kept so that changes of their looks are read by somebody. Where one changed for the
/// better, put the printed text into the file that the test names.
/// </summary>
public sealed class EmittedContractTests
{
    private const string Definition = """
        { "StartAt": "Check Stock", "States": {
            "Check Stock": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check", "Parameters": { "sku.$": "$.sku", "count": 1 }, "ResultPath": "$.stock", "Next": "Charge" },
            "Charge": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "charge", "Payload.$": "$" }, "ResultPath": null, "Next": "Ship" },
            "Ship": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:ship", "ResultPath": null, "Next": "Log" },
            "Log": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:log", "End": true } } }
        """;

    private const string Source = """
        using System; using System.Collections.Generic; using System.Text.Json; using System.Text.Json.Serialization; using System.Threading; using System.Threading.Tasks;
        namespace Shop;

        [StateMachine("order.asl.json", Input = typeof(Order), Output = typeof(Receipt))]
        public sealed partial class OrderStateMachine;

        public partial interface IOrderTasks
        {
            Task<Stock> CheckStock(string sku, int count, CancellationToken cancellationToken);
            ValueTask<TaskResult<Payment>> Charge(Order order, TaskContext context);
            void Ship(Order order);
        }

        public sealed record Order(string Sku, IReadOnlyList<Line> Lines, Urgency Urgency = Urgency.Normal, DateOnly? Due = null);
        public sealed record Line(int Quantity, Dictionary<string, decimal>? Prices);
        public enum Urgency { Normal, High }
        public sealed class Stock { public required int Count { get; init; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Place { get; set; } }
        public sealed class Receipt { public required Guid Id { get; set; } public string Note { get; init; } = ""; }
        [JsonDerivedType(typeof(Card), "card")] public abstract record Payment(decimal Amount);
        public sealed record Card(decimal Amount, string Number) : Payment(Amount);
        """;

    private const string DirectDefinition = """
        { "StartAt": "Price Each", "States": {
            "Price Each": {
              "Type": "Map", "ItemsPath": "$.lines", "ResultPath": "$.prices", "Next": "Sum Up",
              "ItemSelector": { "number.$": "$$.Map.Item.Index", "line.$": "$$.Map.Item.Value", "customer.$": "$.customer.id" },
              "ItemProcessor": { "StartAt": "Price", "States": {
                "Price": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:price", "End": true } } } },
            "Sum Up": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:sum", "InputPath": "$.prices", "ResultPath": "$.total", "Next": "Dear" },
            "Dear": { "Type": "Choice", "Choices": [ { "Variable": "$.total", "NumericGreaterThan": 1000, "Next": "Ask" } ], "Default": "Offer" },
            "Ask": { "Type": "Wait", "Seconds": 60, "Next": "Offer" },
            "Offer": { "Type": "Pass", "Parameters": { "text.$": "States.Format('{} pays {}', $.customer.id, $.total)", "total.$": "$.total", "prices.$": "$.prices" }, "End": true } } }
        """;

    private const string DirectSource = """
        using System.Threading; using System.Threading.Tasks;
        namespace Shop;

        [StateMachine("quote.asl.json", Input = typeof(Inquiry), Output = typeof(Offer))]
        public sealed partial class QuoteStateMachine;

        public partial interface IQuoteTasks
        {
            ValueTask<double> Price(int number, Line line, string customer);
            TaskResult<double> SumUp(double[] prices);
        }

        public sealed record Inquiry(Customer Customer, Line[] Lines);
        public sealed record Customer(string Id);
        public sealed record Line(string Sku, int Quantity);
        public sealed record Offer(string Text, double Total, double[] Prices);
        """;

    [Theory]
    [InlineData("order.asl.json", Definition, Source)]
    [InlineData("quote.asl.json", DirectDefinition, DirectSource)]
    public void Machine_WithContracts_ReadsAsTheBaseline(string file, string definition, string source)
    {
        var run = Project.Empty.WithDefinition(file, definition).WithSource("Shop.cs", source).Run().AssertCompiles();
        Assert.Multiple([.. run.Sources.Select<KeyValuePair<string, string>, Action>(static text => () => AssertBaseline(text.Key, text.Value))]);
    }

    private static void AssertBaseline(string hintName, string text)
    {
        var name = hintName.Replace("Shop.", "", StringComparison.Ordinal) + ".txt";
        var path = Path.Combine(Repository.Root, "tests/AslSharp.Generator.Tests/Contracts", name);
        var actual = text.ReplaceLineEndings("\n");
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(expected == actual, $"{name} differs. It is now:\n{actual}");
    }
}
