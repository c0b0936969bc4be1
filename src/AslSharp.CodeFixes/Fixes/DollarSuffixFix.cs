using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Adds the <c>.$</c> that makes a path of a text, or drops it where the value is none; in Error and Cause it is <c>Path</c> that makes one.</summary>
public sealed class DollarSuffixFix : DefinitionFix
{
    private const string Suffix = ".$";

    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } =
    [
        DiagnosticDescriptors.PathIsText.Id,
        DiagnosticDescriptors.FieldTakesNoPath.Id,
        DiagnosticDescriptors.TemplateValueNotText.Id,
        DiagnosticDescriptors.PathOrIntrinsicExpected.Id,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        var place = JsonPlace.Find(request.Tree, request.Span);
        if (place is not { Owner: { } owner, Property: { } property })
            return [];
        if (request.Id == DiagnosticDescriptors.PathIsText.Id)
            return Add(request, owner, property, Suffix, "AddDollar");
        return request.Id == DiagnosticDescriptors.FieldTakesNoPath.Id
            ? Add(request, owner, property, "Path", "AddPath")
            : Drop(request, owner, property);
    }

    private static ImmutableArray<FixEdit> Add(FixRequest request, JsonObjectSyntax owner, JsonPropertySyntax property, string suffix, string key)
    {
        var name = property.Name + suffix;
        if (owner.Find(name) is not null)
            return [];
        var end = property.MapNameSpan(property.Name.Length, 0);
        return [new FixEdit($"Change '{property.Name}' to '{name}'", key, new JsonEditor(request.Tree).Replace(end, suffix).Changes)];
    }

    private static ImmutableArray<FixEdit> Drop(FixRequest request, JsonObjectSyntax owner, JsonPropertySyntax property)
    {
        var length = property.Name.Length - Suffix.Length;
        if (length < 1 || !property.Name.EndsWith(Suffix, StringComparison.Ordinal) || owner.Find(property.Name.Substring(0, length)) is not null)
            return [];
        var suffix = property.MapNameSpan(length, Suffix.Length);
        var title = $"Change '{property.Name}' to '{property.Name.Substring(0, length)}'";
        return [new FixEdit(title, "DropDollar", new JsonEditor(request.Tree).Replace(suffix, "").Changes)];
    }
}
