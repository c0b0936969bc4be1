using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>What a definition does with data whose C# types are declared, told at its place in the JSON, in builds and in editors alike.</summary>
public sealed class TypedDataTests
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Text.Json.Serialization; using System.Threading; using System.Threading.Tasks;
        namespace Shop;

        """;

    // The class, its types and its tasks.
    private const string Shop = Usings + """
        [StateMachine("order.asl.json", Input = typeof(Order), Output = typeof(Receipt))] public sealed partial class OrderStateMachine;
        public partial interface IOrderTasks
        {
            Task<Stock> CheckStock(string sku, int quantity);
            Charged Charge(Charge charge);
            void Ask(Question question);
        }

        public sealed record Order(string Id, Customer Customer, IReadOnlyList<Line> Lines, decimal Total, Priority Priority);
        public sealed record Customer(string Name, string? Email);
        public sealed record Line(string Sku, int Quantity);
        public enum Priority { Low, High }
        public sealed record Stock(bool IsThere, int Left);
        public sealed record Charge(string Order, decimal Amount, string? Note = null);
        public sealed class Charged { public required string PaymentId { get; init; } public DateTime At { get; init; } }
        public sealed record Question(string Token, Order Order);
        public sealed record Receipt(string PaymentId, string Customer);
        """;

    private const string Definition = """
        {
          "StartAt": "Check Stock",
          "States": {
            "Check Stock": {
              "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check",
              "Parameters": { "sku.$": "$.lines[0].sku", "quantity.$": "$.lines[0].quantity" },
              "ResultPath": "$.stock", "Next": "There?"
            },
            "There?": {
              "Type": "Choice",
              "Choices": [{ "And": [{ "Variable": "$.stock.isThere", "BooleanEquals": true }, { "Variable": "$.priority", "StringEquals": "High" }], "Next": "Charge" }],
              "Default": "Charge"
            },
            "Charge": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Parameters": { "FunctionName": "charge", "Payload": { "order.$": "$.id", "amount.$": "$.total" } },
              "ResultPath": "$.charged", "Next": "Ask"
            },
            "Ask": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
              "Parameters": { "FunctionName": "ask", "Payload": { "token.$": "$$.Task.Token", "order.$": "$" } },
              "ResultPath": null, "Next": "Receipt"
            },
            "Receipt": {
              "Type": "Pass",
              "Parameters": { "paymentId.$": "$.charged.Payload.paymentId", "customer.$": "$.customer.name" },
              "End": true
            }
          }
        }
        """;

    [Fact]
    public async Task Definition_ThatFitsItsTypes_HasNoFindings()
    {
        Assert.Empty(await Project.Empty.WithDefinition("order.asl.json", Definition).WithSource("Shop.cs", Shop).ReportAsync());
        Assert.Empty(await Project.Empty.WithDefinition("order.asl.json", Definition).WithSource("Shop.cs", Shop).InEditor().AnalyzeAsync());
    }

    [Theory]
    // What the types do not have.
    [InlineData("$.customer.name", "$.customer.nmae", "ASL7101", "nmae")]
    [InlineData("$.lines[0].sku", "$.lines[0].code", "ASL7101", "code")]
    [InlineData("$.stock.isThere", "$.stock.isHere", "ASL7101", "isHere")]
    [InlineData("$.charged.Payload.paymentId", "$.charged.Payload.id", "ASL7101", "id")]
    // Comparisons that never hold.
    [InlineData("\"StringEquals\": \"High\"", "\"StringEquals\": \"Urgent\"", "ASL7002", "Urgent")]
    [InlineData("\"Variable\": \"$.stock.isThere\", \"BooleanEquals\": true", "\"Variable\": \"$.stock.left\", \"BooleanEquals\": true", "ASL7002", "BooleanEquals")]
    // Payloads.
    [InlineData("\"order.$\": \"$.id\", ", "", "ASL7103", "order")]
    [InlineData("\"amount.$\": \"$.total\"", "\"amount.$\": \"$.total\", \"currency\": \"EUR\"", "ASL7104", "currency")]
    [InlineData("\"amount.$\": \"$.total\"", "\"amount\": \"a lot\"", "ASL7105", "amount")]
    // The output.
    [InlineData("\"customer.$\": \"$.customer.name\"", "\"customer.$\": \"$.lines\"", "ASL7106", "customer")]
    public async Task Definition_ThatDoesNotFitItsTypes_IsToldSo(string right, string wrong, string id, string named)
    {
        var text = Definition.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Definition, text);
        await AssertFoundAsync(Project.Empty.WithDefinition("order.asl.json", text).WithSource("Shop.cs", Shop), id, named);
    }

    [Theory]
    [InlineData("record Customer(string Name,", "record Customer(string FullName,", "ASL7101", "fullName")]
    [InlineData("record Stock(bool IsThere,", "record Stock(bool IsAvailable,", "ASL7101", "isThere")]
    [InlineData("enum Priority { Low, High }", "enum Priority { Low, Express }", "ASL7002", "High")]
    [InlineData("record Charge(string Order,", "record Charge(string OrderId,", "ASL7104", "orderId")]
    [InlineData("record Receipt(string PaymentId, string Customer)", "record Receipt(string PaymentId, int Customer)", "ASL7106", "customer")]
    public async Task Type_Changed_IsAnErrorInTheDefinition(string before, string after, string id, string named)
    {
        var source = Shop.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Shop, source);
        await AssertFoundAsync(Project.Empty.WithDefinition("order.asl.json", Definition).WithSource("Shop.cs", source), id, named);
    }

    private static async Task AssertFoundAsync(Project project, string id, string named)
    {
        var built = Assert.Single(await project.ReportAsync());
        // A rule that never holds fails nothing: only what fails is an error.
        Assert.Equal((id, id == "ASL7002" ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error), (built.Id, built.Severity));
        Assert.Contains(named, built.GetMessage(null), StringComparison.Ordinal);
        Assert.EndsWith("order.asl.json", built.Location.GetLineSpan().Path, StringComparison.Ordinal);

        var edited = Assert.Single(await project.InEditor().AnalyzeAsync());
        Assert.Equal((built.Id, built.GetMessage(null), built.Location.GetLineSpan().Span), (edited.Id, edited.GetMessage(null), edited.Location.GetLineSpan().Span));
    }
}
