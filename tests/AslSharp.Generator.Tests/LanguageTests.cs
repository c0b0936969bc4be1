using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator.Tests;

/// <summary>Projects in which emitted code cannot compile: one error that says what to change.</summary>
public sealed class LanguageTests
{
    private const string Use = """
        using System.Threading; using System.Threading.Tasks; using Shop;
        class Tasks : IOrderTasks
        {
            public ValueTask<AslValue> CheckStockAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) { return new ValueTask<AslValue>(input); }
            public ValueTask<AslValue> RunAsync() { return new OrderStateMachine(this).RunAsync(AslValue.EmptyObject); }
        }
        """;

    private static readonly Project Shop = Project.Empty
        .WithDefinition("order.asl.json", Definitions.Order)
        .WithDefinition("refund.asl.json", Definitions.Refund)
        .WithSource("Tasks.cs", Use);

    [Theory]
    [InlineData(LanguageVersion.CSharp7_1)]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    public async Task Language_TooOld_IsOneError(LanguageVersion version)
    {
        var project = Shop.WithLanguage(version);
        if (version < LanguageVersion.CSharp8)
            project = project.WithCompilerOptions(static options => ((CSharpCompilationOptions)options).WithNullableContextOptions(NullableContextOptions.Disable));
        var diagnostic = Assert.Single(await project.ReportAsync());
        Assert.Equal("ASL6011", diagnostic.Id);
        Assert.Contains($"compiled as C# {version.ToDisplayString()}; remove LangVersion from the project, or set it to 13.0", diagnostic.GetMessage());
        project.Run().AssertCompiles();
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public async Task Language_NewEnough_IsFine(LanguageVersion version)
    {
        var project = Shop.WithLanguage(version);
        Assert.Empty(await project.ReportAsync());
        await Machines.RunAllAsync(project.Run());
    }

    [Fact]
    public async Task Mistake_WhereTheLanguageIsTooOld_IsSaidToo()
    {
        var diagnostics = await Shop.WithLanguage(LanguageVersion.CSharp9).WithDefinition("order.asl.json", Definitions.Broken).ReportAsync();
        Assert.Equal(["ASL2001", "ASL6011"], diagnostics.Select(static diagnostic => diagnostic.Id).Order());
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    [InlineData("")]
    public async Task Runtime_Missing_IsOneErrorAndNothingElse(string framework)
    {
        var project = Project.Empty.WithoutRuntime()
            .WithDefinition("order.asl.json", Definitions.Order)
            .WithDefinition("empty.asl.json", Definitions.Refund)
            .WithProperty("TargetFramework", framework);
        var diagnostic = Assert.Single(await project.ReportAsync());
        Assert.Equal("ASL6012", diagnostic.Id);
        Assert.Contains("set TargetFramework to net10.0", diagnostic.GetMessage());
        Assert.Contains(framework, diagnostic.GetMessage());
        Assert.Empty(project.Run().AssertCompiles().Sources);
    }

    [Fact]
    public async Task Runtime_MissingWithoutDefinitions_IsFine() => Assert.Empty(await Project.Empty.WithoutRuntime().ReportAsync());
}
