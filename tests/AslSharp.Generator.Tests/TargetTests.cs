using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests;

/// <summary>Which C# type a definition becomes.</summary>
public sealed class TargetTests
{
    [Fact]
    public void Definition_AtTheRoot_GetsTheFilesName()
    {
        var run = Project.Empty.WithDefinition("order.asl.json", Definitions.Order).Run().AssertCompiles();
        AssertType(run, "Shop.OrderStateMachine");
        AssertType(run, "Shop.IOrderTasks");
        Assert.Equal(["Shop.OrderStateMachine-Program.g.cs", "Shop.OrderStateMachine.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Definitions_OfOneNameInTwoFolders_AreApartByNamespace()
    {
        var run = Project.Empty
            .WithDefinition("eu/order.asl.json", Definitions.Order)
            .WithDefinition("us/order.asl.json", Definitions.Order)
            .Run().AssertCompiles();
        AssertType(run, "Shop.eu.OrderStateMachine");
        AssertType(run, "Shop.us.OrderStateMachine");
    }

    [Fact]
    public void Definition_OutsideTheProject_GetsTheRootNamespace()
    {
        var run = Project.Empty.WithDefinition("/home/ada/shared/order.asl.json", Definitions.Order).Run().AssertCompiles();
        AssertType(run, "Shop.OrderStateMachine");
    }

    [Fact]
    public void Definition_LinkedIntoAFolder_GetsItsNamespace()
    {
        const string Path = "/home/ada/shared/order.asl.json";
        var run = Project.Empty.WithDefinition(Path, Definitions.Order).WithMetadata(Path, "Link", @"Flows\order.asl.json").Run().AssertCompiles();
        AssertType(run, "Shop.Flows.OrderStateMachine");
    }

    [Fact]
    public void Definition_WithMetadata_GetsItsNames()
    {
        var run = Project.Empty
            .WithDefinition("order.asl.json", Definitions.Order)
            .WithMetadata("order.asl.json", "AslClass", "Checkout")
            .WithMetadata("order.asl.json", "AslNamespace", "Eu.@new.Flows")
            .WithMetadata("order.asl.json", "AslVisibility", "Internal")
            .Run().AssertCompiles();
        var type = run.Output.GetTypeByMetadataName("Eu.new.Flows.Checkout");
        Assert.NotNull(type);
        Assert.Equal(Microsoft.CodeAnalysis.Accessibility.Internal, type.DeclaredAccessibility);
        AssertType(run, "Eu.new.Flows.ICheckoutTasks");
    }

    [Theory]
    [InlineData("order.asl.json")]
    [InlineData("my-flow v2 (copy).asl.json")]
    [InlineData("2nd.asl.json")]
    [InlineData("a.b.asl.json")]
    [InlineData("größe.asl.json")]
    [InlineData("new/class/événement's \"flow\".asl.json")]
    [InlineData(".asl.json")]
    [InlineData("emoji 🛒.asl.json")]
    [InlineData("</summary>*/.asl.json")]
    public void Definition_OfOddName_Compiles(string path)
    {
        var run = Project.Empty.WithDefinition(path, Definitions.Order).WithProperty("AslSharpLineMapping", "true").Run().AssertCompiles();
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void States_OfOddNames_Compile()
    {
        const string Odd = """
            { "StartAt": "a-b", "States": {
                "a-b": { "Type": "Pass", "Next": "a b" },
                "a b": { "Type": "Task", "Resource": "x", "Next": "class" },
                "class": { "Type": "Task", "Resource": "y", "Next": "1" },
                "1": { "Type": "Pass", "Next": "\"\\\n" },
                "\"\\\n": { "Type": "Pass", "Next": "日本語" },
                "日本語": { "Type": "Pass", "Next": "*/ }" },
                "*/ }": { "Type": "Pass", "Next": "ToString" },
                "ToString": { "Type": "Task", "Resource": "z", "End": true } } }
            """;
        Project.Empty.WithDefinition("odd.asl.json", Odd).WithProperty("AslSharpLineMapping", "true").Run().AssertCompiles();
    }

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    public void Attribute_OnAClass_GivesItTheMachine(string accessibility)
    {
        var run = Project.Empty
            .WithDefinition("order.asl.json", Definitions.Order)
            .WithSource("Checkout.cs", $"namespace Shop.Till; [StateMachine(\"order.asl.json\")] {accessibility} sealed partial class Checkout;")
            .Run().AssertCompiles();
        var tasks = run.Output.GetTypeByMetadataName("Shop.Till.ICheckoutTasks");
        Assert.NotNull(tasks);
        Assert.Equal(accessibility, tasks.DeclaredAccessibility.ToString().ToLowerInvariant());
        Assert.Contains(run.Output.GetTypeByMetadataName("Shop.Till.Checkout")!.AllInterfaces, type => type.Name == "IStateMachine");
        Assert.Null(run.Output.GetTypeByMetadataName("Shop.OrderStateMachine"));
    }

    [Fact]
    public void Attribute_InTheGlobalNamespace_OnAKeyword_Compiles()
    {
        var run = Project.Empty
            .WithDefinition("order.asl.json", Definitions.Order)
            .WithSource("Class.cs", """[StateMachine("order.asl.json")] partial class @class;""")
            .Run().AssertCompiles();
        AssertType(run, "class");
    }

    [Fact]
    public void Attribute_UnderAnAlias_IsSeen()
    {
        var run = Project.Empty
            .WithDefinition("order.asl.json", Definitions.Order)
            .WithSource("Checkout.cs", """using Flow = AslSharp.StateMachineAttribute; [Flow("order.asl.json")] partial class Checkout;""")
            .Run().AssertCompiles();
        AssertType(run, "ICheckoutTasks");
    }

    [Theory]
    [InlineData("Eu/Checkout.cs", "order.asl.json", "eu")]
    [InlineData("us/Checkout.cs", "order.asl.json", "us")]
    [InlineData("Checkout.cs", "us/order.asl.json", "us")]
    [InlineData("eu/Checkout.cs", "../us/order.asl.json", "us")]
    [InlineData("eu/Checkout.cs", @"us\order.asl.json", "us")]
    public void Attribute_NamingOneOfTwoFiles_TakesTheNearest(string source, string file, string taken)
    {
        var run = Project.Empty
            .WithDefinition("eu/order.asl.json", Definitions.Order)
            .WithDefinition("us/order.asl.json", Definitions.Order)
            .WithSource(source, $"[StateMachine(@\"{file}\")] partial class Checkout;")
            .Run().AssertCompiles();
        AssertType(run, "Checkout");
        Assert.Null(run.Output.GetTypeByMetadataName($"Shop.{taken}.OrderStateMachine"));
        AssertType(run, $"Shop.{(taken == "eu" ? "us" : "eu")}.OrderStateMachine");
    }

    [Fact]
    public void Classes_ThatDifferInCaseOnly_GetFilesOfTheirOwn()
    {
        var run = Project.Empty
            .WithDefinition("myflow.asl.json", Definitions.Order)
            .WithDefinition("myFlow.asl.json", Definitions.Order)
            .Run().AssertCompiles();
        Assert.Equal(4, run.Sources.Count);
        AssertType(run, "Shop.MyflowStateMachine");
        AssertType(run, "Shop.MyFlowStateMachine");
    }

    [Fact]
    public void File_OfAnotherExtension_IsNoDefinition()
        => Assert.Empty(Project.Empty.WithDefinition("appsettings.json", "{}").Run().Sources);

    private static void AssertType(GeneratorRun run, string name) => Assert.NotNull(run.Output.GetTypeByMetadataName(name));
}
