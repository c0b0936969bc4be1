using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>What an edit of C# makes run again, where machines have contracts.</summary>
public sealed class ContractIncrementalTests
{
    private const string Order = "using System.Threading.Tasks; namespace Shop; public sealed record Order(string Sku, Price Price);";
    private const string Contract = """
        using System.Threading.Tasks; namespace Shop;
        [StateMachine("order.asl.json", Input = typeof(Order))] public sealed partial class OrderStateMachine;
        public partial interface IOrderTasks { Task<Order> CheckStock(Order order); }
        """;

    private static readonly Project Shop = Project.Empty
        .WithDefinition("order.asl.json", Definitions.Order)
        .WithDefinition("refund.asl.json", Definitions.Refund)
        .WithSource("Contract.cs", Contract)
        .WithSource("Order.cs", Order)
        .WithSource("Price.cs", "namespace Shop; public readonly record struct Price(decimal Amount, string Currency);")
        .WithSource("Clock.cs", "namespace Shop; public class Clock;");

    [Theory]
    [InlineData("Clock.cs", "namespace Shop; public class Clock { public int Hour; }")]
    [InlineData("Contract.cs", "// moved\n" + Contract)]
    [InlineData("Order.cs", "\n\nusing System.Threading.Tasks; namespace Shop; public sealed record Order(string Sku, Price Price) { private static int Count; public override string ToString() => $\"{Sku} {Count}\"; public void Reset() { } }")]
    public void CSharp_ThatNoContractSees_EmitsNothing(string file, string text)
    {
        var run = Shop.Run().Then(Shop.WithSource(file, text));
        Assert.DoesNotContain("Modified", run.Reasons(TrackingNames.Contracts), StringComparison.Ordinal);
        Assert.Equal("Cached Cached", run.Reasons(TrackingNames.EmitProgram));
        Assert.Equal("Cached Cached", run.Reasons(TrackingNames.EmitSurface));
    }

    [Theory]
    [InlineData("Price.cs", "namespace Shop; public readonly record struct Price(decimal Amount, string Currency, int Digits = 2);")]
    [InlineData("Order.cs", "namespace Shop; public sealed record Order(string Sku, Price? Price);")]
    [InlineData("Order.cs", "namespace Shop; public sealed record Order(string Sku, Price Price) { private int _count; }")]
    [InlineData("Contract.cs", "using System.Threading.Tasks; namespace Shop; [StateMachine(\"order.asl.json\", Input = typeof(Order))] public sealed partial class OrderStateMachine; public partial interface IOrderTasks { Task CheckStock(Order order); }")]
    public void CSharp_OfAContract_EmitsItsMachineOnly(string file, string text)
    {
        var run = Shop.Run().Then(Shop.WithSource(file, text));
        Assert.Equal("Modified", run.Reasons(TrackingNames.Contracts));
        Assert.Equal("Cached Cached", run.Reasons(TrackingNames.Compile));
        Assert.Equal("Cached Modified", run.Reasons(TrackingNames.EmitProgram));
    }

    [Fact]
    public void Definition_Edited_ReadsNoContractAgain()
    {
        var run = Shop.Run().Then(Shop.WithDefinition("order.asl.json", Definitions.OrderReformatted));
        Assert.Equal("Cached", run.Reasons(TrackingNames.Contracts));
        Assert.Equal("Cached Cached", run.Reasons(TrackingNames.EmitProgram));
    }
}
