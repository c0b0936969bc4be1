using AslSharp.Testing;

namespace OrderFulfillment.Tests;

/// <summary>Tests that are data: each file of the folder <c>Cases</c>.</summary>
public sealed class OrderCaseTests
{
    public static TheoryData<StateMachineCase> Cases => [.. StateMachineCases.Load("Cases")];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Case_EndsAsExpected(StateMachineCase @case)
    => @case.RunAsync(OrderFulfillmentStateMachine.WithoutTasks(), TestContext.Current.CancellationToken);
}
