using AslSharp.Compiler;
using AslSharp.Compiler.Text;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator.Tests;

/// <summary>Models made apart from equal text are equal, and from other text are not.</summary>
public sealed class ModelEqualityTests
{
    private static readonly ProjectOptions Options = new(
        "Shop", Project.Directory, MapsLines: false, IsInspectable: false, TargetFramework: "net10.0", AnalyzerReportsErrors: false, OtherFiles: [], GoneFiles: []);
    private static readonly ProjectFacts Facts = new(LanguageVersion.CSharp13, ["AslSharp.IStateMachine"], CallsServices: false, ServesFunctions: false);

    [Theory]
    [InlineData(Definitions.Order)]
    [InlineData(Definitions.Refund)]
    [InlineData(Definitions.Broken)]
    public void Models_OfEqualText_AreEqual(string text)
    {
        var (left, right) = (Compile(text), Compile(new string(text.AsSpan())));
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.Equal(Request(left), Request(right));
        Assert.Equal(Request(left).GetHashCode(), Request(right).GetHashCode());
    }

    [Fact]
    public void Requests_OfReformattedText_AreEqual()
        => Assert.Equal(Request(Compile(Definitions.Order)), Request(Compile(Definitions.OrderReformatted)));

    [Fact]
    public void Requests_OfAnotherMachine_Differ()
        => Assert.NotEqual(Request(Compile(Definitions.Order)), Request(Compile(Definitions.OrderRenamed)));

    [Fact]
    public void Tables_OfTheSameProject_AreEqualInAnyOrder()
    {
        DefinitionFile[] files = [File("b/order.asl.json"), File("a/order.asl.json"), File("lost.asl.json") with { Class = "1" }];
        DeclaredClass[] classes = [Declared("Checkout", "a/order.asl.json"), Declared("Account", "none.asl.json")];
        var table = TargetResolver.Resolve(files, classes, Options, Facts);
        var other = TargetResolver.Resolve(files.Reverse(), classes.Reverse(), Options, Facts);
        Assert.Equal(table, other);
        Assert.Equal(table.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(table, TargetResolver.Resolve(files, [], Options, Facts));
    }

    private static DefinitionFile File(string path) => new($"{Project.Directory}/{path}", "", "", "", "", "");

    private static DeclaredClass Declared(string name, string file) => new(file, Project.Directory, "Shop", name, "public", ClassFitness.Fit);

    private static CompiledDefinition Compile(string text) => AslCompiler.Compile(AslFile.Create("order.asl.json", text), TestContext.Current.CancellationToken);

    private static EmitRequest Request(CompiledDefinition definition)
    {
        var table = TargetResolver.Resolve([new DefinitionFile("order.asl.json", "", "", "", "", "")], [], Options, Facts);
        return Assert.Single(EmitRequest.From((PlannedDefinition.From((definition, (Options, new PathMap([]))), default), table), default));
    }
}
