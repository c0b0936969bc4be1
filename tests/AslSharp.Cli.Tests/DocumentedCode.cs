using AslSharp.AspNetCore;
using AslSharp.Aws;
using AslSharp.Aws.Lambda;
using AslSharp.Dashboard;
using AslSharp.Durable;
using AslSharp.Parquet;
using AslSharp.Testing;
using AslSharp.Zstandard;
using Microsoft.AspNetCore.Builder;
using Microsoft.CodeAnalysis;

namespace AslSharp.Cli.Tests;

/// <summary>What is around a part of a program that a page shows, so that it can be compiled.</summary>
/// <param name="Start">What the part begins with.</param>
/// <param name="Definitions">The definitions of the project.</param>
/// <param name="Before">What stands before it.</param>
/// <param name="After">What stands behind it.</param>
internal sealed record DocumentedCode(string Start, (string File, string Json)[] Definitions, string Before, string After)
{
    private const string Service = """{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "End": true}}}""";

    private const string Starter = """
        {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
          "Parameters": {"StateMachineArn": "arn:aws:states:eu-west-1:123456789012:stateMachine:refund", "Input": {}}, "End": true}}}
        """;

    private const string Homonyms = """
        {"StartAt": "Charge Card", "States": {
          "Charge Card": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:a", "Next": "Charge-Card"},
          "Charge-Card": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:b", "End": true}}}
        """;

    private const string Shop = """
        {"StartAt": "Reserve Stock", "States": {
          "Reserve Stock": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:reserve", "Parameters": {"orderId.$": "$.orderId"}, "ResultPath": "$.reservation", "Next": "Charge Card"},
          "Charge Card": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:charge", "Parameters": {"orderId.$": "$.orderId", "amount.$": "$.total"}, "ResultPath": "$.payment", "Next": "Release Stock"},
          "Release Stock": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:release", "Parameters": {"reservationId.$": "$.reservation.reservationId"}, "ResultPath": null, "Next": "Done"},
          "Done": {"Type": "Pass", "Parameters": {"paymentId.$": "$.payment.paymentId"}, "End": true}}}
        """;

    private const string ShopTypes = """

        public sealed record Order(string OrderId, decimal Total);
        public sealed record Receipt(string PaymentId);
        public sealed record ReserveStock(string OrderId);
        public sealed record Reservation(string ReservationId);
        public sealed record Payment(string PaymentId);
        """;

    private static readonly DocumentedCode[] All =
    [
        new(
            "var options = new ExecutionOptions\n",
            [("order.asl.json", Starter), ("refund.asl.json", Service)],
            "using Shop;\nstatic class Example { static async Task RunAsync(Queue queue) {\n",
            """
            } }
            class OrderTasks : IOrderTasks;
            class RefundTasks : IRefundTasks;
            class Queue { public ValueTask<AslValue> SendAsync(AslValue parameters) => new(parameters); }
            """),
        new(
            "var options = new ExecutionOptions { ObjectStore = new DecodingObjectStore",
            [("order.asl.json", Service)],
            "using AslSharp.Parquet;\nusing AslSharp.Zstandard;\nstatic class Example { static object Make() {\n",
            "return options; } }"),
        new(
            "var result = await machine.ExecuteAsync(input, new ExecutionStart",
            [("order.asl.json", Service)],
            "static class Example { static async Task<object> RunAsync(Shop.OrderStateMachine machine, AslValue input, IExecutionObserver log, CancellationToken cancellationToken) {\n",
            "return result; } }"),
        new(
            "var machine = new OrdersStateMachine(",
            [("orders.asl.json", Service)],
            "using Shop;\nstatic class Example { static object Make() {\n",
            "return machine; } }\nclass OrdersTasks : IOrdersTasks;"),
        new("[StateMachine(\"order.asl.json\")]\n", [("order.asl.json", Service)], "namespace Shop;\n", ""),
        new("internal partial interface ICheckoutTasks", [("order.asl.json", Homonyms)], "namespace Shop;\n", "[StateMachine(\"order.asl.json\")] internal sealed partial class Checkout;"),
        new("[StateMachine(\"order.asl.json\", Input = typeof(Order), Output = typeof(Receipt))]\npublic sealed partial class", [("order.asl.json", Shop)], "namespace Shop;\n", ShopTypes),
        new(
            "Receipt receipt = await",
            [("order.asl.json", Shop)],
            "namespace Shop;\nstatic class Example { static async Task RunAsync(OrderStateMachine machine, Order order) {\n",
            "} }\n[StateMachine(\"order.asl.json\", Input = typeof(Order), Output = typeof(Receipt))] public sealed partial class OrderStateMachine;" + ShopTypes),
        new(
            "[StateMachine(\"order.asl.json\", Input = typeof(Order), JsonContext",
            [("order.asl.json", Service)],
            "using System.Text.Json.Serialization;\nnamespace Shop;\n",
            "public sealed record Order(Legacy Legacy);\npublic sealed class Legacy;\ninternal sealed partial class ShopJson {" + Context + "}"),
        new(
            "public static TheoryData<StateMachineCase> Cases",
            [("order.asl.json", Service)],
            "using AslSharp.Testing;\nusing Shop;\nusing Xunit;\npublic class OrderTests {\n",
            "}"),
        new(
            "using var tracing = Sdk.Create",
            [("order.asl.json", Service)],
            "using OpenTelemetry;\nusing OpenTelemetry.Metrics;\nusing OpenTelemetry.Trace;\nstatic class Example { static void Run() {\n",
            "} }"),
        new(
            "internal sealed class Webhook",
            [("order.asl.json", Service)],
            "using System.Net.Http;\nusing AslSharp.Durable;\nnamespace Shop;\n",
            ""),
        new(
            "var aws = new AwsServices",
            [("order.asl.json", Service)],
            "using AslSharp.Aws;\nusing Shop;\nstatic class Example { static async Task<object> RunAsync(AslValue input, TaskTokens taskTokens, CancellationToken cancellationToken) {\n",
            "return new object(); } }"),
        new(
            "var tasks = new OrderTasks();\nawait LambdaRuntime",
            [("order.asl.json", Shop)],
            "using AslSharp.Aws.Lambda;\nusing System.Text.Json.Serialization;\nusing System.Text.Json.Serialization.Metadata;\nnamespace Shop;\nstatic class Example { static async Task RunAsync() {\n",
            """
            } }
            public sealed record RefundCard(decimal Amount);
            public sealed record Refund(string PaymentId);
            class OrderTasks : IOrderTasks
            {
                public ValueTask<AslValue> ReserveStockAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(input);
                public ValueTask<AslValue> ChargeCardAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(input);
                public ValueTask<AslValue> ReleaseStockAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(input);
                public Task<Refund> Refund(RefundCard card, CancellationToken cancellationToken) => Task.FromResult(new Refund("P"));
            }
            static class OrderJson
            {
                public static class Default
                {
                    public static JsonTypeInfo<RefundCard> RefundCard => null!;
                    public static JsonTypeInfo<Refund> Refund => null!;
                }
            }
            """),
    ];

    // What the serializer's own generator emits, which does not run here.
    private const string Context = """

        public ShopJson() : base(null) { }
        public static ShopJson Default { get; } = new();
        protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
        public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(System.Type type) => null;
        """;

    /// <summary>What examples refer to beside the runtime.</summary>
    internal static IEnumerable<MetadataReference> References
        => Directory.GetFiles(AppContext.BaseDirectory, "xunit.v3.*.dll")
            .Concat([typeof(StateMachineTester).Assembly.Location, typeof(ParquetDecoder).Assembly.Location, typeof(ZstandardDecoder).Assembly.Location])
            .Concat([typeof(AwsServices).Assembly.Location, typeof(AwsServiceModels).Assembly.Location, typeof(LambdaRuntime).Assembly.Location])
            .Concat([typeof(AslSharpBuilder).Assembly.Location, typeof(StepFunctionsOptions).Assembly.Location, typeof(DashboardOptions).Assembly.Location])
            .Concat(Directory.GetFiles(AppContext.BaseDirectory, "OpenTelemetry*.dll"))
            .Concat(new[] { "Microsoft.AspNetCore", "Microsoft.Extensions" }.SelectMany(static name => Directory.GetFiles(Path.GetDirectoryName(typeof(WebApplication).Assembly.Location)!, name + "*.dll")))
            .Select(static path => MetadataReference.CreateFromFile(path));

    /// <summary>What is around a part; null for one that is whole.</summary>
    internal static DocumentedCode? Find(string text)
        => All.FirstOrDefault(code => text.StartsWith(code.Start, StringComparison.Ordinal)) ?? (text.Contains("builder.", StringComparison.Ordinal) && !text.StartsWith("using ", StringComparison.Ordinal) ? InHost(text) : null);

    // In a web application, with what its ImplicitUsings have.
    private static DocumentedCode InHost(string text)
        => new(
            text,
            [("order.asl.json", Service), ("order.v1.asl.json", Service)],
            $$"""
            using AslSharp.AspNetCore;
            using AslSharp.Dashboard;
            using AslSharp.Durable;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;
            namespace Shop;
            static class Example { static async Task RunAsync(WebApplicationBuilder builder{{(text.Contains("var app = ", StringComparison.Ordinal) ? "" : ", WebApplication app")}}) {

            """,
            """
            await Task.CompletedTask; } }
            [StateMachine("order.asl.json", Input = typeof(Order))] public sealed partial class OrderStateMachine;
            [StateMachine("order.v1.asl.json")] public sealed partial class OrderStateMachineV1;
            public sealed record Order(string OrderId);
            sealed class OrderTasks : IOrderTasks;
            sealed class Webhook : IExecutionStatusPublisher { public ValueTask PublishAsync(ExecutionStatusChange change, CancellationToken cancellationToken) => default; }
            """);

    /// <summary>The whole.</summary>
    internal string Around(string text) => $"{Before}{text}{After}\n";
}
