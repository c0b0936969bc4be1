using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Generator.Tests;

/// <summary>A project decides how much a rule matters: in its <c>.globalconfig</c>, by NoWarn, and by WarningsAsErrors.</summary>
public sealed class SeverityTests
{
    // A comment: a warning on line 1.
    private static readonly Project Warned = Project.Empty.WithDefinition("order.asl.json", "// note\n" + Definitions.Order);
    private static readonly Project Wrong = Project.Empty.WithDefinition("order.asl.json", Definitions.Broken);

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    public async Task GlobalConfig_OfARule_SetsItsSeverity(string value, DiagnosticSeverity expected)
    {
        var diagnostic = Assert.Single(await With(Warned, $"dotnet_diagnostic.ASL1013.severity = {value}").ReportAsync());
        Assert.Equal(("ASL1013", expected), (diagnostic.Id, diagnostic.Severity));
    }

    [Fact]
    public async Task GlobalConfig_None_Silences() =>
        Assert.Empty(await With(Warned, "dotnet_diagnostic.ASL1013.severity = none").ReportAsync());

    [Fact]
    public async Task GlobalConfig_OfAnotherRule_ChangesNothing()
    {
        var diagnostic = Assert.Single(await With(Warned, "dotnet_diagnostic.ASL2001.severity = none").ReportAsync());
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
    }

    [Fact]
    public async Task GlobalConfig_ForAnError_LowersIt()
    {
        var project = With(Wrong, "dotnet_diagnostic.ASL2001.severity = warning");
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await project.ReportAsync()).Severity);
    }

    [Theory]
    [InlineData("none", false)]
    [InlineData("silent", true)]
    [InlineData("suggestion", true)]
    public async Task GlobalConfig_ForAnError_LowersItFurther(string value, bool isReported)
    {
        var diagnostics = await With(Wrong, $"dotnet_diagnostic.ASL2001.severity = {value}").ReportAsync();
        Assert.Equal(isReported, diagnostics.Length == 1);
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, ReportDiagnostic.Default, null)]
    [InlineData(ReportDiagnostic.Warn, ReportDiagnostic.Default, DiagnosticSeverity.Warning)]
    [InlineData(ReportDiagnostic.Default, ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(ReportDiagnostic.Default, ReportDiagnostic.Suppress, DiagnosticSeverity.Error)]
    public async Task CompilerOption_ForAnError_SetsItsSeverity(ReportDiagnostic ofRule, ReportDiagnostic general, DiagnosticSeverity? expected)
    {
        var project = Wrong.WithCompilerOptions(options => options
            .WithSpecificDiagnosticOptions([new("ASL2001", ofRule)])
            .WithGeneralDiagnosticOption(general));
        Assert.Equal(expected, (await project.ReportAsync()).SingleOrDefault()?.Severity);
    }

    // What was silenced cannot run all the same: who tries is told.
    [Fact]
    public void Error_Silenced_LeavesBodiesThatThrow()
    {
        var run = Wrong.WithCompilerOptions(static options => options.WithSpecificDiagnosticOptions([new("ASL2001", ReportDiagnostic.Suppress)])).Run().AssertCompiles();
        Assert.Contains("order.asl.json was not compiled; see the errors of the build.", Assert.Single(run.Sources).Value);
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    public async Task CompilerOption_ForARule_SetsItsSeverity(ReportDiagnostic option, DiagnosticSeverity? expected)
    {
        var project = Warned.WithCompilerOptions(options => options.WithSpecificDiagnosticOptions([new("ASL1013", option)]));
        Assert.Equal(expected, (await project.ReportAsync()).SingleOrDefault()?.Severity);
    }

    [Fact]
    public async Task WarningsAsErrors_RaiseTheWarning()
    {
        var project = Warned.WithCompilerOptions(options => options.WithGeneralDiagnosticOption(ReportDiagnostic.Error));
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await project.ReportAsync()).Severity);
    }

    private static Project With(Project project, string line)
    {
        var config = AnalyzerConfig.Parse(SourceText.From("is_global = true\n" + line), $"{Project.Directory}/.globalconfig");
        var set = AnalyzerConfigSet.Create<AnalyzerConfig[]>([config]);
        return project.WithCompilerOptions(options => options.WithSyntaxTreeOptionsProvider(new GlobalConfigOptions(set)));
    }

    // What the compiler makes of the files that the build hands to it.
    private sealed class GlobalConfigOptions(AnalyzerConfigSet set) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
