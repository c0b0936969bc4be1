using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator.Tests;

/// <summary>Which method of the tasks interface belongs to which Task state.</summary>
public sealed class DeclaredTaskTests
{
    private const string Usings = "using System.Threading; using System.Threading.Tasks; namespace Shop;";
    private const string Parameters = "(AslValue input, TaskContext context, CancellationToken cancellationToken)";

    // Each task adds its letter.
    private const string Tasks = Usings + $$"""
        class Tasks : IOrderTasks
        {
            public ValueTask<AslValue> CheckAsync{{Parameters}} => new((AslValue)(input.GetString() + "c"));
            public ValueTask<AslValue> @class{{Parameters}} => new((AslValue)(input.GetString() + "d"));
        }
        """;

    [Fact]
    public async Task Method_WithTheAttribute_IsTheStates()
    {
        var project = Order("Check", "Odd \\\"name\\\"").WithSource("Tasks.cs", Tasks).WithSource("IOrderTasks.cs", Declare("Odd \\\"name\\\"", "@class"));
        Assert.Empty(await project.ReportAsync());
        Assert.Equal("cd", await RunAsync(project));
    }

    [Fact]
    public async Task Method_InAnyPart_OfAMachineOfAnyName_IsTheStates()
    {
        var project = Order("Check", "Check!")
            .WithSource("Checkout.cs", "namespace Shop.@new; [StateMachine(\"order.asl.json\")] public partial class Checkout;")
            .WithSource("A.cs", "namespace Shop.@new; public partial interface ICheckoutTasks { static int Count => 1; [System.Obsolete] void Reset() { } }")
            .WithSource("B.cs", Declare("Check!", "CheckAgain").Replace("IOrderTasks", "ICheckoutTasks", StringComparison.Ordinal).Replace("namespace Shop;", "namespace Shop.@new;", StringComparison.Ordinal))
            .WithSource("C.cs", Declare("Check!", "Other"));
        Assert.Empty(await project.ReportAsync());
        Assert.Equal(["CheckAgain", "CheckAsync", "Reset"], Methods(project, "Shop.new.ICheckoutTasks"));
    }

    [Fact]
    public async Task States_OfOneMethod_AreAnErrorAtTheSecond()
    {
        var project = Order("Check Stock", "check-stock");
        var diagnostic = Assert.Single(await project.ReportAsync());
        Assert.Equal("ASL6016", diagnostic.Id);
        Assert.Equal("\"check-stock\"", Text(project, diagnostic));
        Assert.Equal(
            "The Task states 'Check Stock' and 'check-stock' both give the method CheckStockAsync; "
            + "declare another method for this one in a part of the interface IOrderTasks, with [TaskState(\"check-stock\")] on it",
            diagnostic.GetMessage(null));
        project.Run().AssertCompiles();
    }

    [Theory]
    [InlineData("Check", "CheckAsync")]
    [InlineData("Check Async", "Check")]
    [InlineData("CheckAsync", "Check Async")]
    [InlineData("check_stock", "check stock")]
    [InlineData("!", "?")]
    public async Task Names_OfOneMethod_AreAnErrorInEitherOrder(string first, string second)
    {
        foreach (var project in (Project[])[Order(first, second), Order(second, first)])
        {
            Assert.Equal("ASL6016", Assert.Single(await project.ReportAsync()).Id);
            Assert.Single(Methods(project, "Shop.IOrderTasks"));
        }
    }

    [Theory]
    [InlineData("Check", "check async?Async")]
    [InlineData("Check", "Checkasync")]
    [InlineData("Equals", "Async")]
    public void Names_OfTwoMethods_AreTheSameInEitherOrder(string first, string second)
    {
        var methods = Methods(Order(first, second), "Shop.IOrderTasks");
        Assert.Equal(2, methods.Count);
        Assert.Equal(methods, Methods(Order(second, first), "Shop.IOrderTasks"));
    }

    [Fact]
    public async Task State_WhoseMethodIsDeclaredForAnother_IsAnError()
    {
        var project = Order("Check", "Look").WithSource("IOrderTasks.cs", Declare("Look", "CheckAsync"));
        var diagnostic = Assert.Single(await project.ReportAsync());
        Assert.Equal("ASL6016", diagnostic.Id);
        Assert.Equal("\"Check\"", Text(project, diagnostic));
        project.Run().AssertCompiles();
    }

    [Fact]
    public async Task States_InOtherScopes_AreComparedToo()
    {
        var project = Project.Empty.WithDefinition("order.asl.json", """
            { "StartAt": "Both", "States": { "Both": { "Type": "Parallel", "End": true, "Branches": [
                { "StartAt": "a b", "States": { "a b": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:f", "End": true } } },
                { "StartAt": "a-b", "States": { "a-b": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:f", "End": true } } }] } } }
            """);
        Assert.Equal("\"a-b\"", Text(project, Assert.Single(await project.ReportAsync())));
    }

    [Fact]
    public void Constants_OfOneName_AreLeftOut()
    {
        var project = Order("Check", "check").WithDefinition("refund.asl.json", """
            { "StartAt": "a b", "States": {
                "a b": { "Type": "Pass", "Next": "a-b" }, "a-b": { "Type": "Pass", "Next": "Equals" }, "Equals": { "Type": "Pass", "Next": "class" }, "class": { "Type": "Pass", "End": true } } }
            """);
        var states = project.Run().AssertCompiles().Output.GetTypeByMetadataName("Shop.RefundStateMachine")!.GetTypeMembers("States").Single();
        Assert.Equal(["Class", "Equals_"], states.GetMembers().OfType<IFieldSymbol>().Select(static field => field.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pipeline_AfterAnEdit_EmitsOnlyWhatHasOtherMethods()
    {
        var plain = Order("Check", "Look").WithDefinition("refund.asl.json", Definitions.Refund);
        var declared = plain.WithSource("IOrderTasks.cs", Declare("Look", "LookAgain"));
        var run = plain.Run().Then(declared);
        Assert.Equal(RunProfile.OneFileIsRenamed, RunProfile.Of(run));
        run = run.Then(declared.WithSource("IOrderTasks.cs", "// moved\n" + Declare("Look", "LookAgain")));
        Assert.Equal(RunProfile.NothingRuns, RunProfile.Of(run));
        Assert.Equal("Cached", run.Reasons(TrackingNames.Tasks));
        run = run.Then(declared.WithSource("IOrderTasks.cs", Declare("Look", "LookOften")));
        Assert.Equal(RunProfile.OneFileIsRenamed, RunProfile.Of(run));
    }

    private static Project Order(string first, string second) => Project.Empty.WithDefinition("order.asl.json", $$"""
        { "StartAt": "{{first}}", "States": {
            "{{first}}": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:f", "Next": "{{second}}" },
            "{{second}}": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:g", "End": true } } }
        """);

    private static string Declare(string state, string method)
        => $"{Usings} public partial interface IOrderTasks {{ [TaskState(\"{state}\")] ValueTask<AslValue> {method}{Parameters}; }}";

    private static string Text(Project project, Diagnostic diagnostic)
        => project.AdditionalTexts.Single(text => text.Path == diagnostic.Location.GetLineSpan().Path).GetText()!.ToString(diagnostic.Location.SourceSpan);

    private static List<string> Methods(Project project, string type)
        => [.. project.Run().AssertCompiles().Output.GetTypeByMetadataName(type)!.GetMembers().OfType<IMethodSymbol>()
            .Where(static method => method.MethodKind == MethodKind.Ordinary).Select(static method => method.Name).Order(StringComparer.Ordinal)];

    private static async Task<string> RunAsync(Project project)
    {
        var machine = Machines.Create(project.Run(), "Shop.OrderStateMachine", "Shop.Tasks");
        var result = await machine.ExecuteAsync("", TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Cause);
        return result.Output.GetString();
    }
}
