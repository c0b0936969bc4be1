using System.Collections.Immutable;
using AslSharp.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes.Tests;

/// <summary>A C# project in a workspace, with definitions as additional documents, as an editor holds it.</summary>
internal sealed class WorkspaceProject : IDisposable
{
    private const string Folder = "/home/ada/shop/";

    private readonly AdhocWorkspace _workspace = new();
    private readonly ProjectId _id;

    public WorkspaceProject(params (string Name, string Text)[] definitions)
    {
        var project = _workspace.AddProject("Shop", LanguageNames.CSharp)
            .AddMetadataReference(MetadataReference.CreateFromFile(typeof(AslValue).Assembly.Location));
        foreach (var (name, text) in definitions)
            project = project.AddAdditionalDocument(name, SourceText.From(text), filePath: Folder + name).Project;
        // An editor hands over the file that its design-time build wrote: it is how the analyzer knows that it must report errors.
        project = project.AddAnalyzerConfigDocument(
            "Shop.DesignTime.GeneratedMSBuildEditorConfig.editorconfig",
            SourceText.From("is_global = true\nbuild_property.AslSharpAnalyzerReportsErrors = true\n"),
            filePath: Folder + "obj/Debug/net10.0/Shop.DesignTime.GeneratedMSBuildEditorConfig.editorconfig").Project;
        _id = project.Id;
        Solution = project.Solution;
    }

    public Solution Solution { get; private set; }

    private Project Project => Solution.GetProject(_id)!;

    /// <summary>What the analyzer reports.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync()
    {
        var compilation = await Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        return await compilation!.WithAnalyzers([new AslAnalyzer()], Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What a provider offers for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> OfferAsync(CodeFixProvider provider, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var document = Project.AdditionalDocuments.Single(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken);
        await provider.RegisterCodeFixesAsync(context);
        return actions;
    }

    /// <summary>What mends all findings of the diagnostic's rule at once.</summary>
    public async Task<CodeAction?> OfferAllAsync(CodeFixProvider provider, string key, Diagnostic diagnostic, FixAllScope scope)
    {
        var context = new FixAllContext(
            Project, provider, scope, key, [diagnostic.Id], new Analyzed(await AnalyzeAsync()), TestContext.Current.CancellationToken);
        return await provider.GetFixAllProvider()!.GetFixAsync(context);
    }

    /// <summary>Does what an action says.</summary>
    public async Task ApplyAsync(CodeAction action)
    {
        var operation = Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken));
        Solution = Assert.IsType<ApplyChangesOperation>(operation).ChangedSolution;
    }

    public async Task<string> TextAsync(string name)
    {
        var text = await Project.AdditionalDocuments.Single(document => document.Name == name).GetTextAsync(TestContext.Current.CancellationToken);
        return text.ToString();
    }

    public void Dispose() => _workspace.Dispose();

    private sealed class Analyzed(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
