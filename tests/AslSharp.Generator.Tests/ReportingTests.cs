using AslSharp.Compiler.Diagnostics;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator.Tests;

/// <summary>Who reports what, and where: never both the analyzer and the generator, never none.</summary>
public sealed class ReportingTests
{
    private const string Checkout = """[StateMachine("order.asl.json")] ANY class Checkout;""";

    [Fact]
    public async Task Error_InABuild_IsReportedByTheGeneratorOnly()
    {
        var project = Project.Empty.WithDefinition("order.asl.json", Definitions.Broken);
        Assert.Empty(await project.AnalyzeAsync());
        AssertAt("order.asl.json", 4, "ASL2001", Assert.Single(project.Run().Diagnostics));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    public async Task Error_InAnEditor_IsReportedByTheAnalyzerOnly(string value)
    {
        var project = Project.Empty.WithDefinition("order.asl.json", Definitions.Broken).WithProperty("AslSharpAnalyzerReportsErrors", value);
        Assert.Empty(project.Run().Diagnostics);
        AssertAt("order.asl.json", 4, "ASL2001", Assert.Single(await project.AnalyzeAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("false")]
    public async Task Error_WhereNoEditorAsks_IsReportedByTheGeneratorOnly(string value)
    {
        var project = Project.Empty.WithDefinition("order.asl.json", Definitions.Broken).WithProperty("AslSharpAnalyzerReportsErrors", value);
        Assert.Empty(await project.AnalyzeAsync());
        AssertAt("order.asl.json", 4, "ASL2001", Assert.Single(project.Run().Diagnostics));
    }

    [Fact]
    public async Task Warning_IsLeftToTheAnalyzer()
    {
        var project = Project.Empty.WithDefinition("order.asl.json", "// note\n" + Definitions.Order);
        Assert.Equal("ASL1013", Assert.Single(await project.AnalyzeAsync()).Id);
        Assert.Equal("ASL1013", Assert.Single(await project.InEditor().AnalyzeAsync()).Id);
        Assert.Empty(project.Run().Diagnostics);
    }

    [Fact]
    public void Definition_WithError_StillHasItsSurface()
    {
        const string Use = """
            using System.Threading; using System.Threading.Tasks; using Shop;
            class Tasks : IOrderTasks
            {
                public ValueTask<AslValue> CheckStockAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => default;
                public ValueTask<AslValue> RunAsync() => new OrderStateMachine(this).RunAsync(default);
                public const string Name = OrderStateMachine.States.CheckStock;
            }
            """;
        Project.Empty.WithDefinition("order.asl.json", Definitions.Broken).WithSource("Tasks.cs", Use).Run().AssertCompiles();
    }

    [Theory]
    [InlineData("sealed partial", null)]
    [InlineData("sealed", "ASL6003")]
    [InlineData("static partial", "ASL6004")]
    [InlineData("abstract partial", "ASL6004")]
    [InlineData("file partial", "ASL6004")]
    public Task Class_OfAForm_IsJudged(string modifiers, string? id) => AssertReportedAtClass(Checkout.Replace("ANY", modifiers), id);

    [Theory]
    [InlineData("""[StateMachine("order.asl.json")] partial class Checkout<T>;""", "ASL6004")]
    [InlineData("""[StateMachine("order.asl.json")] partial record Checkout;""", "ASL6004")]
    [InlineData("""[StateMachine("order.asl.json")] partial class Checkout : System.Attribute;""", "ASL6004")]
    [InlineData("""partial class Outer { [StateMachine("order.asl.json")] partial class Checkout; }""", "ASL6004")]
    [InlineData("""[StateMachine("ordr.asl.json")] partial class Checkout;""", "ASL6001")]
    [InlineData("""[StateMachine("")] partial class Checkout;""", "ASL6001")]
    [InlineData("""[StateMachine(null!)] partial class Checkout;""", "ASL6001")]
    public Task Attribute_ThatCannotHold_IsReported(string source, string id) => AssertReportedAtClass(source, id);

    [Fact]
    public async Task Attribute_WithMisspeltFile_SuggestsTheNearest()
    {
        var project = Project.Empty.WithDefinition("order.asl.json", Definitions.Order).WithSource("C.cs", """[StateMachine("ordr.asl.json")] partial class Checkout;""");
        Assert.Contains("did you mean 'order.asl.json'?", Assert.Single(await project.ReportAsync()).GetMessage());
    }

    [Fact]
    public async Task Attribute_WithAmbiguousFile_NamesTheChoices()
    {
        var project = Project.Empty
            .WithDefinition("eu/order.asl.json", Definitions.Order)
            .WithDefinition("us/order.asl.json", Definitions.Order)
            .WithSource("C.cs", """[StateMachine("order.asl.json")] partial class Checkout;""");
        var diagnostic = await AssertReportedOnce(project, "ASL6002");
        Assert.Contains("'eu/order.asl.json', 'us/order.asl.json'", diagnostic.GetMessage());
    }

    [Fact]
    public async Task Attributes_OfTwoClassesForOneFile_AreReportedAtTheSecond()
    {
        var project = Project.Empty
            .WithDefinition("order.asl.json", Definitions.Order)
            .WithSource("A.cs", """[StateMachine("order.asl.json")] partial class Beta;""")
            .WithSource("B.cs", """[StateMachine("order.asl.json")] partial class Alpha;""");
        var diagnostic = await AssertReportedOnce(project, "ASL6009");
        Assert.EndsWith("A.cs", diagnostic.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("my-flow.asl.json", "my_flow.asl.json")]
    [InlineData("/elsewhere/order.asl.json", "order.asl.json")]
    public async Task Definitions_OfTheSameClass_AreReportedWithBothNames(string first, string second)
    {
        var project = Project.Empty.WithDefinition(first, Definitions.Order).WithDefinition(second, Definitions.Order);
        var diagnostic = await AssertReportedOnce(project, "ASL6005");
        Assert.Contains($"'{first}'", diagnostic.GetMessage());
        Assert.Contains($"'{second}'", diagnostic.GetMessage());
        Assert.Equal(2, project.Run().AssertCompiles().Sources.Count);
    }

    [Fact]
    public async Task Class_ThatTakesAnotherFilesInterface_IsReported()
    {
        var project = Project.Empty
            .WithDefinition("order.asl.json", Definitions.Order)
            .WithDefinition("till.asl.json", Definitions.Order)
            .WithSource("Order.cs", """namespace Shop; [StateMachine("till.asl.json")] public partial class Order;""");
        AssertAt("order.asl.json", 1, "ASL6005", await AssertReportedOnce(project, "ASL6005"));
        project.Run().AssertCompiles();
    }

    [Theory]
    [InlineData("AslClass", "Shop.Checkout", "ASL6006")]
    [InlineData("AslClass", "1st", "ASL6006")]
    [InlineData("AslNamespace", "Shop..Flows", "ASL6007")]
    [InlineData("AslVisibility", "private", "ASL6008")]
    [InlineData("AslType", "fast", "ASL6010")]
    public async Task Metadata_ThatCannotHold_IsReported(string name, string value, string id)
    {
        var project = Project.Empty.WithDefinition("order.asl.json", Definitions.Order).WithMetadata("order.asl.json", name, value);
        AssertAt("order.asl.json", 1, id, await AssertReportedOnce(project, id));
        Assert.NotNull(project.Run().AssertCompiles().Output.GetTypeByMetadataName("Shop.OrderStateMachine"));
    }

    [Fact]
    public void Analyzer_SupportsEveryRule() => Assert.Equal(DiagnosticDescriptors.All, new AslAnalyzer().SupportedDiagnostics);

    private static async Task AssertReportedAtClass(string source, string? id)
    {
        var project = Project.Empty.WithDefinition("order.asl.json", Definitions.Order).WithSource("C.cs", source);
        if (id is null) Assert.Empty(await project.ReportAsync());
        else AssertAt("C.cs", 2, id, await AssertReportedOnce(project, id));
    }

    private static async Task<Diagnostic> AssertReportedOnce(Project project, string id)
    {
        var diagnostic = Assert.Single(await project.ReportAsync());
        Assert.Equal(id, diagnostic.Id);
        return diagnostic;
    }

    private static void AssertAt(string path, int line, string id, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        Assert.Equal((id, $"{Project.Directory}/{path}", line), (diagnostic.Id, span.Path, span.StartLinePosition.Line + 1));
    }
}
