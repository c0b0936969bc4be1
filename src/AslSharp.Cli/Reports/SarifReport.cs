using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using AslSharp.LanguageServer;
using Microsoft.CodeAnalysis;

namespace AslSharp.Cli.Reports;

/// <summary>Writes findings as SARIF 2.1.0, which code hosts and editors show at their places.</summary>
internal static class SarifReport
{
    internal static void Write(IReadOnlyList<DiagnosticInfo> diagnostics, ImmutableArray<DiagnosticDescriptor> rules, TextWriter output)
    {
        var driver = AslValue.Object(
            new AslProperty("name", "AslSharp"),
            new AslProperty("version", ToolVersion.Text),
            new AslProperty("rules", AslValue.Array([.. rules.Select(Rule)])));
        var run = AslValue.Object(
            new AslProperty("tool", AslValue.Object(new AslProperty("driver", driver))),
            new AslProperty("columnKind", "utf16CodeUnits"),
            new AslProperty("results", AslValue.Array([.. diagnostics.Select(diagnostic => Result(diagnostic, rules))])));
        output.WriteLine(AslValue.Object(
            new AslProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
            new AslProperty("version", "2.1.0"),
            new AslProperty("runs", AslValue.Array([run]))).ToJson());
    }

    private static AslValue Rule(DiagnosticDescriptor rule) => AslValue.Object(
        new AslProperty("id", rule.Id),
        new AslProperty("shortDescription", Text(rule.Title.ToString(null))),
        new AslProperty("help", Text(RulePages.Find(rule.Id)!).With("markdown", RulePages.Find(rule.Id)!)),
        new AslProperty("defaultConfiguration", AslValue.Object(new AslProperty("level", Level(rule.DefaultSeverity)))));

    private static AslValue Result(DiagnosticInfo diagnostic, ImmutableArray<DiagnosticDescriptor> rules)
    {
        var result = AslValue.Object(
            new AslProperty("ruleId", diagnostic.Id),
            new AslProperty("ruleIndex", rules.IndexOf(diagnostic.Descriptor)),
            new AslProperty("level", Level(diagnostic.Descriptor.DefaultSeverity)),
            new AslProperty("message", Text(diagnostic.Message)),
            new AslProperty("locations", AslValue.Array([Place(diagnostic.Location)])));
        if (diagnostic.Related.IsEmpty) return result;
        var related = diagnostic.Related.Select(static (location, index) => Place(location).With("id", index + 1));
        return result.With("relatedLocations", AslValue.Array([.. related]));
    }

    private static AslValue Place(LocationInfo location) => AslValue.Object(new AslProperty("physicalLocation", AslValue.Object(
        new AslProperty("artifactLocation", AslValue.Object(new AslProperty("uri", Address(location.Path)))),
        new AslProperty("region", AslValue.Object(
            new AslProperty("startLine", location.Lines.Start.Line + 1),
            new AslProperty("startColumn", location.Lines.Start.Character + 1),
            new AslProperty("endLine", location.Lines.End.Line + 1),
            new AslProperty("endColumn", location.Lines.End.Character + 1))))));

    private static AslValue Text(string text) => AslValue.Object(new AslProperty("text", text));

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    private static string Address(string path) => Path.IsPathRooted(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
