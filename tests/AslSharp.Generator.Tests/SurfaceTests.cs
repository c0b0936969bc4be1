using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AslSharp.Generator.Tests;

/// <summary>What the developer sees and what runs are two files: an editor may leave the second one out.</summary>
public sealed class SurfaceTests
{
    private const string Use = """
        using System.Threading; using System.Threading.Tasks; using Shop;
        class Tasks : IOrderTasks
        {
            public ValueTask<AslValue> CheckStockAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(input);
            public ValueTask<AslValue> RunAsync() => new OrderStateMachine(this).RunAsync(AslValue.EmptyObject);
            public IStateMachine Other() => RefundStateMachine.WithoutTasks();
            public const string Name = OrderStateMachine.States.CheckStock;
            public int Count => OrderStateMachine.Description.States.Count;
        }
        """;

    private static readonly Project Shop = Project.Empty
        .WithDefinition("order.asl.json", Definitions.Order)
        .WithDefinition("refund.asl.json", Definitions.Refund)
        .WithSource("Tasks.cs", Use);

    [Fact]
    public void Analysis_WithoutWhatRuns_FindsNoErrors()
    {
        var run = Shop.RunSurface().AssertCompiles();
        Assert.Equal(["Shop.OrderStateMachine.g.cs", "Shop.RefundStateMachine.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Machine_WithoutWhatRuns_SaysSo()
    {
        var machine = Machines.Create(Shop.RunSurface(), "Shop.RefundStateMachine");
        var result = await machine.ExecuteAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken);
        Assert.Contains("The state machine was not compiled whole; see the errors of the build.", result.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_HasWhatRuns()
    {
        var run = Shop.Run().AssertCompiles();
        Assert.Equal(4, run.Sources.Count);
        var result = await Machines.Create(run, "Shop.RefundStateMachine").ExecuteAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken);
        Assert.Equal(AslValue.Parse("""{"answer":42}"""), result.Output);
    }

    // The C# compiler looks a file-local type up among all files that declare one of its name in the same namespace: with a namespace
    // for each machine, the thousandth costs what the first one does.
    [Fact]
    public void Types_OfEachMachine_AreAloneInTheirNamespace()
    {
        const int count = 40;
        var project = Enumerable.Range(0, count).Aggregate(Project.Empty, static (project, i) => project.WithDefinition($"order{i}.asl.json", Definitions.Refund));
        var run = project.Run().AssertCompiles();
        var types = run.Output.SyntaxTrees
            .SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            .Where(static type => type.Modifiers.Any(SyntaxKind.FileKeyword))
            .Select(static type => (Namespace: type.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()!.Name.ToString(), Name: type.Identifier.Text))
            .ToList();
        Assert.Equal(count, types.Select(static type => type.Namespace).Distinct().Count());
        Assert.Equal(types.Count, types.Distinct().Count());
    }
}
