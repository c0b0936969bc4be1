using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Puts a JSONata expression between its delimiters, or adds the one that is missing.</summary>
public sealed class JsonataDelimiterFix : DefinitionFix
{
    private const string Open = "{%";
    private const string Close = "%}";

    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } =
    [
        DiagnosticDescriptors.JsonataDelimiter.Id,
        DiagnosticDescriptors.FieldTypeWrong.Id,
        DiagnosticDescriptors.TimestampInvalid.Id,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        var place = JsonPlace.Find(request.Tree, request.Span);
        if (place.Value is not JsonStringSyntax text || string.IsNullOrWhiteSpace(text.Value))
            return [];
        if (request.Id != DiagnosticDescriptors.JsonataDelimiter.Id && !TakesExpression(request.Tree, place))
            return [];
        var opens = text.Value.StartsWith(Open, StringComparison.Ordinal);
        var closes = text.Value.EndsWith(Close, StringComparison.Ordinal);
        if (opens && closes)
            return [];
        var editor = new JsonEditor(request.Tree);
        if (!opens)
            editor.Replace(text.MapSpan(0, 0), Open + " ");
        if (!closes)
            editor.Replace(text.MapSpan(text.Value.Length, 0), " " + Close);
        var title = opens || closes ? "Add the missing delimiter" : "Write it as an expression in {% %}";
        return [new FixEdit(title, "JsonataDelimiters", editor.Changes)];
    }

    // A text where the field takes something else, or an expression that gives it.
    private static bool TakesExpression(JsonSyntaxTree tree, JsonPlace place)
    {
        var language = place.StateFields?.Find("QueryLanguage") ?? (tree.Root as JsonObjectSyntax)?.Find("QueryLanguage");
        return language?.Value is JsonStringSyntax { Value: "JSONata" }
            && place.Property is { } property
            && property.Value == place.Value
            && Enum.GetValues(typeof(ObjectKind)).Cast<ObjectKind>().Any(kind => FieldTable.For(kind).Find(property.Name) is { TakesExpression: true });
    }
}
