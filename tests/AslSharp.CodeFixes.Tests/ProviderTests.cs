using System.Reflection;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes.Tests;

/// <summary>Each provider as an editor meets it: the analyzer's diagnostic, an action, the changed document.</summary>
public sealed class ProviderTests
{
    private static readonly Dictionary<Type, (string Id, string Before, string After)> Cases = new()
    {
        [typeof(NearestNameCodeFixProvider)] = ("ASL2001", Machine("Sendd", """ "Send": { "Type": "Succeed" } """), Machine("Send", """ "Send": { "Type": "Succeed" } """)),
        [typeof(MemberNameCodeFixProvider)] = (
            "ASL7001",
            Machine("A", """ "A": { "Type": "Pass", "Result": { "total": 1 }, "Next": "B" }, "B": { "Type": "Pass", "InputPath": "$.totl", "End": true } """),
            Machine("A", """ "A": { "Type": "Pass", "Result": { "total": 1 }, "Next": "B" }, "B": { "Type": "Pass", "InputPath": "$.total", "End": true } """)),
        [typeof(CreateStateCodeFixProvider)] = ("ASL2001", Machine("Zebra", """ "A": { "Type": "Succeed" } """), Machine("Zebra", """ "Zebra": { "Type": "Pass", "End": true }, "A": { "Type": "Succeed" } """)),
        [typeof(AddTransitionCodeFixProvider)] = ("ASL1107", Machine("A", """ "A": { "Type": "Pass" } """), Machine("A", """ "A": { "Type": "Pass", "End": true } """)),
        [typeof(AddDefaultCodeFixProvider)] = (
            "ASL3007",
            Machine("A", """ "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "B" }] }, "B": { "Type": "Succeed" } """),
            Machine("A", """ "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "B" }], "Default": "B" }, "B": { "Type": "Succeed" } """)),
        [typeof(RemoveUnreachableStateCodeFixProvider)] = ("ASL3001", Machine("A", """ "A": { "Type": "Succeed" }, "B": { "Type": "Succeed" } """), Machine("A", """ "A": { "Type": "Succeed" } """)),
        [typeof(ItemProcessorCodeFixProvider)] = (
            "ASL1160",
            Machine("A", """ "A": { "Type": "Map", "End": true, "Iterator": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } } """),
            Machine("A", """ "A": { "Type": "Map", "End": true, "ItemProcessor": { "ProcessorConfig": { "Mode": "INLINE" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } } """)),
        [typeof(ItemSelectorCodeFixProvider)] = (
            "ASL1160",
            Machine("A", """ "A": { "Type": "Map", "End": true, "Parameters": { }, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } } """),
            Machine("A", """ "A": { "Type": "Map", "End": true, "ItemSelector": { }, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } } """)),
        [typeof(StatesAllCodeFixProvider)] = (
            "ASL1117",
            Machine("A", """ "A": { "Type": "Parallel", "End": true, "Retry": [{ "ErrorEquals": ["E", "States.ALL"] }], "Branches": [{ "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }] } """),
            Machine("A", """ "A": { "Type": "Parallel", "End": true, "Retry": [{ "ErrorEquals": ["States.ALL"] }], "Branches": [{ "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }] } """)),
        [typeof(DollarSuffixCodeFixProvider)] = (
            "ASL1128", Machine("A", """ "A": { "Type": "Pass", "End": true, "Parameters": { "a": "$.b" } } """), Machine("A", """ "A": { "Type": "Pass", "End": true, "Parameters": { "a.$": "$.b" } } """)),
        [typeof(JsonataDelimiterCodeFixProvider)] = (
            "ASL5002", Machine("A", """ "A": { "Type": "Succeed", "QueryLanguage": "JSONata", "Output": "{% 1" } """), Machine("A", """ "A": { "Type": "Succeed", "QueryLanguage": "JSONata", "Output": "{% 1 %}" } """)),
        [typeof(ExecutionTypeCodeFixProvider)] = (
            "ASL1102",
            Machine("A", """ "A": { "Type": "Map", "End": true, "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } } """),
            Machine("A", """ "A": { "Type": "Map", "End": true, "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } } """)),
    };

    public static TheoryData<Type> Providers => [.. ProviderTypes()];

    public static TheoryData<Type> WithCase => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(WithCase))]
    public async Task Provider_ForTheAnalyzersDiagnostic_ChangesTheDocument(Type type)
    {
        var (id, before, after) = Cases[type];
        var provider = Create(type);
        using var project = new WorkspaceProject(("order.asl.json", before), ("other.asl.json", Machine("A", """ "A": { "Type": "Succeed" } """)));
        var diagnostic = Assert.Single(await project.AnalyzeAsync(), diagnostic => diagnostic.Id == id);
        Assert.Contains(id, provider.FixableDiagnosticIds);

        var actions = await project.OfferAsync(provider, diagnostic);
        Assert.All(actions, action => Assert.NotEmpty(action.EquivalenceKey!));
        await project.ApplyAsync(actions[0]);

        Assert.Equal(after, await project.TextAsync("order.asl.json"));
        Assert.DoesNotContain(await project.AnalyzeAsync(), diagnostic => diagnostic.Id == id);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Provider_IsExportedForAdditionalJsonDocuments(Type type)
    {
        var export = type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
        Assert.Equal([LanguageNames.CSharp], export.Languages);
        Assert.Equal([nameof(TextDocumentKind.AdditionalDocument)], export.DocumentKinds);
        Assert.Equal([".json"], export.DocumentExtensions!);
        Assert.Equal(type.Name, export.Name);
        Assert.True(Cases.ContainsKey(type), "No case.");
    }

    [Fact]
    public void Fixes_HaveOneProviderEach()
    {
        var fixes = ProviderTypes().Select(type => Create(type).Fix.GetType());
        Assert.Equal(
            DefinitionFixes.All.Select(fix => fix.GetType().Name).Order(StringComparer.Ordinal), fixes.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task FixAll_MendsEveryDefinition(FixAllScope scope)
    {
        const string Two = """ "A": { "Type": "Pass", "Parameters": { "a": "$.b", "c": "$.d" }, "Next": "B" }, "B": { "Type": "Pass", "Parameters": { "e": "$.a" }, "End": true } """;
        using var project = new WorkspaceProject(("a.asl.json", Machine("A", Two)), ("b.asl.json", Machine("A", Two)));
        var provider = new DollarSuffixCodeFixProvider();
        var action = await project.OfferAllAsync(provider, "AddDollar", (await project.AnalyzeAsync())[0], scope);
        await project.ApplyAsync(action!);
        Assert.Empty(await project.AnalyzeAsync());
        Assert.Equal(Machine("A", Two.Replace("\": \"$.", ".$\": \"$.")), await project.TextAsync("b.asl.json"));
    }

    [Fact]
    public async Task FixAll_OfEditsThatTouch_MakesTheFirst()
    {
        // Both transitions want the same state; it must not be created twice.
        const string Twice = """ "A": { "Type": "Choice", "Choices": [ { "Variable": "$.a", "IsNull": true, "Next": "X" } ], "Default": "X" } """;
        using var project = new WorkspaceProject(("a.asl.json", Machine("A", Twice)));
        var diagnostics = await project.AnalyzeAsync();
        var action = await project.OfferAllAsync(new CreateStateCodeFixProvider(), "CreateState", diagnostics.First(diagnostic => diagnostic.Id == "ASL2001"), FixAllScope.Project);
        await project.ApplyAsync(action!);
        Assert.DoesNotContain(await project.AnalyzeAsync(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task FixAll_WithNothingToMend_OffersNothing()
    {
        using var project = new WorkspaceProject(("a.asl.json", Machine("Zebra", """ "Wait": { "Type": "Succeed" } """)));
        Assert.Null(await project.OfferAllAsync(new NearestNameCodeFixProvider(), "NearestName", (await project.AnalyzeAsync())[0], FixAllScope.Project));
    }

    private static IEnumerable<Type> ProviderTypes() =>
        typeof(DefinitionCodeFixProvider).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DefinitionCodeFixProvider)));

    private static DefinitionCodeFixProvider Create(Type type) => (DefinitionCodeFixProvider)Activator.CreateInstance(type)!;

    private static string Machine(string start, string states) => $$"""{ "StartAt": "{{start}}", "States": {{{states}}} }""";
}
