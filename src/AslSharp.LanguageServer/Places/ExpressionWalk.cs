using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.LanguageServer.Documents;

namespace AslSharp.LanguageServer.Places;

/// <summary>Goes through all strings of a definition that are expressions.</summary>
internal static class ExpressionWalk
{
    /// <summary>The expressions, in the order of the text.</summary>
    internal static IEnumerable<ExpressionPlace> All(AnalyzedDefinition definition)
        => definition.Tree.Root is JsonObjectSyntax root
            ? InObject(root, ObjectKind.StateMachine, LanguageOf(root) ?? QueryLanguage.JsonPath, LanguageOf(root) ?? QueryLanguage.JsonPath)
            : [];

    private static IEnumerable<ExpressionPlace> InObject(JsonObjectSyntax node, ObjectKind kind, QueryLanguage machine, QueryLanguage language)
    {
        var rule = FieldTable.For(kind);
        foreach (var property in node.Properties)
        {
            if (rule.Find(property.Name) is not { } field) continue;
            foreach (var expression in InField(property, field, machine, language)) yield return expression;
        }
    }

    private static IEnumerable<ExpressionPlace> InField(JsonPropertySyntax property, FieldRule field, QueryLanguage machine, QueryLanguage language)
    {
        if (field.Kind == FieldKind.States)
            return property.Value is JsonObjectSyntax states ? states.Properties.SelectMany(state => InState(state, machine)) : [];
        if (field.Content is not { } content) return InData(property.Value, property.Name, field, language);
        var inner = content is ObjectKind.Branch or ObjectKind.ItemProcessor ? machine : language;
        return property.Value switch
        {
            JsonObjectSyntax node => InObject(node, content, machine, inner),
            JsonArraySyntax array => array.Items.OfType<JsonObjectSyntax>().SelectMany(item => InObject(item, content, machine, inner)),
            _ => [],
        };
    }

    private static IEnumerable<ExpressionPlace> InState(JsonPropertySyntax state, QueryLanguage machine)
        => state.Value is JsonObjectSyntax node && node.Find("Type")?.Value is JsonStringSyntax type && FieldTable.StateKind(type.Value) is { } kind
            ? InObject(node, kind, machine, LanguageOf(node) ?? machine)
            : [];

    private static IEnumerable<ExpressionPlace> InData(JsonValueSyntax value, string? name, FieldRule field, QueryLanguage language) => value switch
    {
        JsonStringSyntax text => ExpressionPlace.Of(text, Math.Min(2, text.Value.Length), field, name, language) is { } expression ? [expression] : [],
        JsonObjectSyntax node => node.Properties.SelectMany(property => InData(property.Value, property.Name, field, language)),
        JsonArraySyntax array => array.Items.SelectMany(item => InData(item, null, field, language)),
        _ => [],
    };

    private static QueryLanguage? LanguageOf(JsonObjectSyntax node) => node.Find("QueryLanguage")?.Value switch
    {
        JsonStringSyntax { Value: "JSONata" } => QueryLanguage.Jsonata,
        JsonStringSyntax { Value: "JSONPath" } => QueryLanguage.JsonPath,
        _ => null,
    };
}
