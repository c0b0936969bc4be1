using System.Globalization;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Syntax;

/// <summary>Checks an object against its row of <see cref="FieldTable"/>: known fields, their language, their form, required ones, exclusive ones.</summary>
internal sealed partial class FieldReader(DiagnosticBag diagnostics, int suggestions = 0)
{
    /// <summary>For how many wrong names advice has been sought.</summary>
    public int Suggestions { get; private set; } = suggestions;

    /// <summary>Reads an object's fields.</summary>
    /// <param name="node">The object.</param>
    /// <param name="rule">What it may hold.</param>
    /// <param name="language">The query language in force.</param>
    /// <param name="owner">Where a missing field is reported: a name, or the opening bracket.</param>
    public FieldSet Read(JsonObjectSyntax node, ObjectRule rule, QueryLanguage language, TextSpan owner)
    {
        var fields = new FieldSet(node.Properties.Length);
        var areKnown = true;
        foreach (var property in node.Properties)
        {
            if (rule.Find(property.Name) is { } field)
                ReadField(property, field, language, fields);
            else
                areKnown = false;
        }

        // Only now is known which fields are there and need not be what an unknown one was meant to be.
        if (!areKnown)
        {
            foreach (var property in node.Properties)
            {
                if (rule.Find(property.Name) is null)
                    ReportUnknown(property, rule, fields);
            }
        }

        // A field whose name only the deployment knows may be any of those that are missing.
        if (fields.HasPlaceholders)
            return fields;
        foreach (var field in rule.Fields)
        {
            if (field.IsRequired && !fields.IsPresent(field.Name))
                diagnostics.ReportWithSuggestion(DiagnosticDescriptors.FieldMissing, owner, field.Name, field.Name, rule.Title);
        }

        foreach (var group in rule.Groups)
            CheckGroup(group, rule, fields, owner);
        return fields;
    }

    /// <summary>The value of a JSON number; beyond double's range it is infinite.</summary>
    /// <param name="text">The number's text.</param>
    public static double ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : text.StartsWith("-", StringComparison.Ordinal) ? double.NegativeInfinity : double.PositiveInfinity;

    private void ReadField(JsonPropertySyntax property, FieldRule field, QueryLanguage language, FieldSet fields)
    {
        var isKnown = IsIn(field.Languages, language);
        if (!isKnown)
            ReportOtherLanguage(property, field, language);
        fields.Add(field.Name, property, isKnown && property.Value is not JsonMissingSyntax && CheckValue(property, field, language));
    }

    private void ReportUnknown(JsonPropertySyntax property, ObjectRule rule, FieldSet fields)
    {
        fields.HasUnknown = true;
        if (Placeholder.IsIn(property.Name))
        {
            fields.HasPlaceholders = true;
            diagnostics.Report(DiagnosticDescriptors.PlaceholderUnfilled, property.NameSpan, JsonLexer.Shorten(property.Name));
            return;
        }

        if (rule.Kind == ObjectKind.NestedChoiceRule && FieldTable.For(ObjectKind.ChoiceRule).Find(property.Name) is not null)
        {
            diagnostics.Report(DiagnosticDescriptors.NestedRuleField, property.NameSpan, property.Name);
            return;
        }

        var meant = FindMeant(property.Name, rule, fields);

        // What was meant counts as there, so that it is not reported missing as well.
        if (meant is not null)
            fields.Add(meant, property, isAccepted: false);
        var advice = meant is null ? "remove it" : $"did you mean '{meant}'?";
        diagnostics.ReportWithSuggestion(DiagnosticDescriptors.FieldUnknown, property.NameSpan, meant, property.Name, rule.Title, advice);
    }

    // A field of another object is no slip of the pen, and a field that is there already was not meant again.
    private string? FindMeant(string name, ObjectRule rule, FieldSet fields) =>
        FieldTable.IsField(name) || Suggestions++ >= NameSuggestion.Most
            ? null
            : NameSuggestion.Find(name, rule.Fields.Select(static field => field.Name).Where(candidate => !fields.IsPresent(candidate)));

    private void ReportOtherLanguage(JsonPropertySyntax property, FieldRule field, QueryLanguage language)
    {
        var (own, other) = language == QueryLanguage.JsonPath ? ("JSONPath", "JSONata") : ("JSONata", "JSONPath");
        diagnostics.Report(DiagnosticDescriptors.FieldOfOtherLanguage, property.NameSpan, field.Name, other, own);
    }

    private void CheckGroup(FieldGroup group, ObjectRule rule, FieldSet fields, TextSpan owner)
    {
        JsonPropertySyntax? only = null;
        var isExclusive = true;
        foreach (var name in group.Names)
        {
            if (FindOfGroup(fields, name) is not { } property)
                continue;
            isExclusive &= only is null || only == property;
            only = property;
        }

        if (!isExclusive)
            ReportExclusive(group, fields);
        else if (only is null && group.IsRequired)
            diagnostics.ReportWithSuggestion(
                DiagnosticDescriptors.FieldOfGroupMissing, owner, string.Join(",", group.Names), rule.Title, Join(group.Names, "or"));
    }

    // The first stands, whichever it is; each later one is too much.
    private void ReportExclusive(FieldGroup group, FieldSet fields)
    {
        var found = group.Names
            .Select(name => FindOfGroup(fields, name))
            .OfType<JsonPropertySyntax>()
            .Distinct()
            .OrderBy(static property => property.Span.Start)
            .ToList();
        foreach (var property in found.Skip(1))
            diagnostics.Report(DiagnosticDescriptors.FieldsExclusive, property.NameSpan, found[0].NameSpan, property.Name, found[0].Name);
    }

    // "End": false ends nothing, so it stands beside Next and does not replace it.
    private static JsonPropertySyntax? FindOfGroup(FieldSet fields, string name) =>
        fields.FindPresent(name) is { } property && (name != "End" || property.Value.Kind != JsonSyntaxKind.False) ? property : null;

    private static bool IsIn(FieldLanguages languages, QueryLanguage language) =>
        (languages & (language == QueryLanguage.JsonPath ? FieldLanguages.JsonPath : FieldLanguages.Jsonata)) != 0;

    /// <summary>Names in a sentence: <c>A, B or C</c>.</summary>
    internal static string Join(IReadOnlyList<string> names, string word) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} {word} {names[names.Count - 1]}",
    };
}
