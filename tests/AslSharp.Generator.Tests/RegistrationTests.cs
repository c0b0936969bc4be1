using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests;

/// <summary>The class that registers all machines of a project.</summary>
public sealed class RegistrationTests
{
    private const string Parent = """
        {
          "StartAt": "Refund",
          "States": {
            "Refund": {
              "Type": "Task",
              "Resource": "arn:aws:states:::states:startExecution.sync:2",
              "Parameters": { "StateMachineArn": "arn:aws:states:eu-central-1:123456789012:stateMachine:refund" },
              "End": true
            }
          }
        }
        """;

    private const string File = "AslStateMachines.Registration.g.cs";

    private static readonly Project Shop = Project.Empty
        .WithDefinition("parent.asl.json", Parent)
        .WithDefinition("order.asl.json", Definitions.Order)
        .WithDefinition("refund.asl.json", Definitions.Refund);

    [Fact]
    public void Project_WithAMachineThatStartsExecutions_RegistersAll()
    {
        const string Use = """
            namespace Shop;
            public static class Setup
            {
                public static StateMachineRegistry All(IParentTasks parent, IOrderTasks order)
                    => AslStateMachines.AddTo(new StateMachineRegistry(), orderTasks: order, parentTasks: parent);
            }
            """;
        var run = Shop.WithSource("Setup.cs", Use).Run().AssertCompiles();

        Assert.Contains("registry.Add(\"refund\", options => new global::Shop.RefundStateMachine(options));", run.Sources[File], StringComparison.Ordinal);
    }

    [Fact]
    public void Project_WithoutOne_EmitsNothing()
        => Assert.DoesNotContain(File, Project.Empty.WithDefinition("order.asl.json", Definitions.Order).Run().Sources.Keys);

    [Fact]
    public void Machines_OfOneName_AreLeftOut()
    {
        var run = Shop.WithDefinition("other/order.asl.json", Definitions.Order).Run().AssertCompiles();

        Assert.DoesNotContain("registry.Add(\"order\"", run.Sources[File], StringComparison.Ordinal);
        Assert.DoesNotContain("orderTasks", run.Sources[File], StringComparison.Ordinal);
        Assert.Contains("registry.Add(\"parent\"", run.Sources[File], StringComparison.Ordinal);
    }

    [Fact]
    public void Machine_EditedInside_IsNotRegisteredAnew()
    {
        var run = Shop.Run().Then(Shop.WithDefinition("order.asl.json", Definitions.OrderRenamed));

        Assert.Equal("Cached Cached Unchanged", run.Reasons(TrackingNames.Machines));
        Assert.Equal("Cached", run.Reasons(TrackingNames.Register));
    }
}
