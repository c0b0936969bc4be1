using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator.Tests.Harness;

/// <summary>One run of the generator over a project; the next one starts from its caches.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(Project project, GeneratorDriver driver)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(project.Compilation, out var output, out _, TestContext.Current.CancellationToken);
        Output = (CSharpCompilation)output;
        var result = _driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Result = result;
    }

    public GeneratorRunResult Result { get; }

    /// <summary>The project with the emitted code.</summary>
    public CSharpCompilation Output { get; }

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The emitted files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources => Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public static GeneratorRun First(Project project, CSharpParseOptions parseOptions, IncrementalGeneratorOutputKind disabled) => new(project, CSharpGeneratorDriver.Create(
        [new AslGenerator().AsSourceGenerator()],
        project.AdditionalTexts,
        parseOptions,
        project.Options,
        new GeneratorDriverOptions(disabled, trackIncrementalGeneratorSteps: true)));

    /// <summary>Runs again after an edit.</summary>
    public GeneratorRun Then(Project edited) => new(
        edited,
        _driver.ReplaceAdditionalTexts(edited.AdditionalTexts).WithUpdatedAnalyzerConfigOptions(edited.Options));

    /// <summary>Why each output of a step came to be, sorted: such as <c>Cached Modified</c>.</summary>
    public string Reasons(string step) => Result.TrackedSteps.TryGetValue(step, out var runs)
        ? string.Join(" ", runs.SelectMany(run => run.Outputs).Select(output => output.Reason.ToString()).Order(StringComparer.Ordinal))
        : "";

    /// <summary>Fails, with a list, on compile errors of the project and of the emitted code.</summary>
    public GeneratorRun AssertCompiles()
    {
        Assert.Empty(Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return this;
    }
}
