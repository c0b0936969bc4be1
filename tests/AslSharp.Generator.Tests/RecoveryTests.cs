using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests;

/// <summary>C# that was right before a definition went wrong stays right: one mistake, one message.</summary>
public sealed class RecoveryTests
{
    private const string Order = """
        {
          "StartAt": "Check Stock",
          "States": {
            "Check Stock": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check", "Next": "All" },
            "All": {
              "Type": "Map",
              "ItemProcessor": {
                "StartAt": "Ship",
                "States": { "Ship": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution", "End": true } }
              },
              "End": true
            }
          }
        }
        """;

    // Explicit implementations, calls by the interface, constants: all that needs the surface as it was.
    private const string Users = """
        using System.Threading; using System.Threading.Tasks; using Shop;
        class Tasks : IOrderTasks
        {
            ValueTask<AslValue> IOrderTasks.CheckStockAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => default;
            public ValueTask<AslValue> ShipAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
                => ((IOrderTasks)this).CheckStockAsync(input, context, cancellationToken);
            public ValueTask<AslValue> RunAsync() => new OrderStateMachine(this, new ExecutionOptions()).RunAsync(default);
            public StateMachineRegistry All() => AslStateMachines.AddTo(new StateMachineRegistry(), this);
            public const string Names = OrderStateMachine.States.CheckStock + OrderStateMachine.States.Ship + OrderStateMachine.States.All;
        }
        """;

    [Fact]
    public void Definition_ThatIsRight_FitsItsUsers() => Shop(Order).Run().AssertCompiles();

    [Theory]
    [InlineData("\"States\": {\n    \"Check", "\"State\": {\n    \"Check")]
    [InlineData("\"States\": {\n    \"Check", "\"states\": {\n    \"Check")]
    [InlineData("\"States\": { \"Ship", "\"Sates\": { \"Ship")]
    [InlineData("\"Type\": \"Task\"", "\"Type\": \"task\"")]
    [InlineData("\"Type\": \"Task\"", "\"type\": \"Task\"")]
    [InlineData("\"Type\": \"Task\",", "")]
    [InlineData("\"Type\": \"Map\"", "\"Type\": \"Maps\"")]
    [InlineData("\"Type\": \"Map\",", "")]
    [InlineData("ItemProcessor", "ItemProcesor")]
    [InlineData("\"Next\": \"All\" },", "\"Next\": \"All\" }")]
    [InlineData("\"StartAt\": \"Check Stock\",", "\"StartAt\": \"Check Stock\"")]
    [InlineData("\"StartAt\": \"Check Stock\",", "")]
    [InlineData("\"StartAt\": \"Check Stock\",", "\"StartAt\": \"Check Stock,")]
    [InlineData("\"StartAt\": \"Check Stock\",", "<<<<<<< HEAD\n  \"StartAt\": \"Check Stock\",\n=======\n  \"StartAt\": \"All\",\n>>>>>>> theirs")]
    [InlineData("\n  }\n}", "\n  }\n")]
    [InlineData("\n  }\n}", "")]
    [InlineData("\"Resource\": \"arn:aws:lambda:eu-central-1:123456789012:function:check\",", "")]
    [InlineData("\"Next\": \"All\"", "\"Next\": \"Al\"")]
    public async Task Definition_GoneWrong_LeavesItsUsersRight(string right, string wrong)
    {
        Assert.Contains(right, Order);
        var project = Shop(Order.Replace(right, wrong));
        Assert.Contains(await project.ReportAsync(), static diagnostic => diagnostic.Id.StartsWith("ASL", StringComparison.Ordinal));
        project.Run().AssertCompiles();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("hello")]
    [InlineData("<?xml version=\"1.0\"?>")]
    [InlineData("\0\0\0")]
    public async Task Definition_ThatCannotBeRead_LeavesClassAndInterface(string text)
    {
        const string Use = """
            using System.Threading; using System.Threading.Tasks; using Shop;
            class Tasks : IOrderTasks
            {
                public ValueTask<AslValue> CheckStockAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => default;
                public object[] All() =>
                [
                    new OrderStateMachine(this), new OrderStateMachine(), new OrderStateMachine(new ExecutionOptions()), OrderStateMachine.WithoutTasks(),
                    AslStateMachines.AddTo(new StateMachineRegistry(), this, this), OrderStateMachine.Description,
                ];
            }
            """;
        var project = Project.Empty.WithDefinition("order.asl.json", text).WithSource("Tasks.cs", Use);
        Assert.NotEmpty(await project.ReportAsync());
        project.Run().AssertCompiles();
    }

    // What is certain must be implemented, also while something else is wrong.
    [Fact]
    public void Task_ThatIsCertain_IsAsked()
    {
        var run = Project.Empty.WithDefinition("order.asl.json", Definitions.Broken).WithSource("Tasks.cs", "class Tasks : Shop.IOrderTasks;").Run();
        Assert.Equal("CS0535", Assert.Single(run.Output.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Id);
    }

    // A payload may have members of any name.
    [Fact]
    public void Payload_ThatLooksAlmostLikeStates_IsNone()
    {
        var text = Definitions.Broken.Replace("\"Next\"", "\"Parameters\": { \"States\": { \"Berlin\": { \"Type\": \"city\" } }, \"Status\": { \"a\": { \"b\": 1 } } }, \"Next\"");
        var run = Project.Empty.WithDefinition("order.asl.json", text).Run().AssertCompiles();
        Assert.DoesNotContain("Berlin", Assert.Single(run.Sources).Value);
    }

    [Theory]
    [InlineData("""[StateMachine("ordr.asl.json")] partial class Checkout;""", true)]
    [InlineData("""[StateMachine("ordr.asl.json")] class Checkout;""", false)]
    [InlineData("""[StateMachine("order.asl.json")] partial record Checkout;""", false)]
    [InlineData("""[StateMachine("order.asl.json")] static partial class Checkout;""", false)]
    [InlineData("""[StateMachine("order.asl.json")] partial class First; [StateMachine("order.asl.json")] partial class Checkout;""", true)]
    public async Task Class_ThatHasNoDefinition_LeavesItsInterface(string declaration, bool isClass)
    {
        var use = "class Tasks : ICheckoutTasks { public System.Threading.Tasks.ValueTask<AslValue> CheckStockAsync(AslValue input, TaskContext context, System.Threading.CancellationToken cancellationToken) => default;"
            + (isClass ? " public object Machine() => new Checkout(this); }" : " }");
        var project = Project.Empty.WithDefinition("order.asl.json", Definitions.Order).WithSource("C.cs", declaration).WithSource("Tasks.cs", use);
        Assert.Single(await project.ReportAsync());
        // A class without `partial` is the one C# error that is left.
        if (!declaration.Contains(")] class")) project.Run().AssertCompiles();
    }

    private static Project Shop(string order) => Project.Empty.WithDefinition("order.asl.json", order).WithSource("Tasks.cs", Users);
}
