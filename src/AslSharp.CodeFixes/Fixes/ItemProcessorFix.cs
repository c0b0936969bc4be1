using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Writes <c>ItemProcessor</c> for its old name <c>Iterator</c>, with the ProcessorConfig that makes the old meaning plain.</summary>
public sealed class ItemProcessorFix : DefinitionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } = [DiagnosticDescriptors.FieldSuperseded.Id];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        var place = JsonPlace.Find(request.Tree, request.Span);
        if (place is not { Property: { Name: "Iterator", Value: JsonObjectSyntax scope } iterator })
            return [];
        var editor = new JsonEditor(request.Tree).Rename(iterator, "ItemProcessor");
        if (scope.Find("ProcessorConfig") is null)
            editor.InsertFirst(scope, Config(editor.Layout, scope));
        return [new FixEdit("Change 'Iterator' to 'ItemProcessor'", "ItemProcessor", editor.Changes)];
    }

    private static string Config(JsonLayout layout, JsonObjectSyntax scope)
    {
        // As its States are written: on one line or on several.
        var sample = scope.Find("States")?.Value as JsonObjectSyntax ?? scope;
        var indentation = layout.Indentation(scope.Properties.IsEmpty ? scope.Span.Start : scope.Properties[0].Span.Start);
        var config = JsonFragment.Object(layout, sample, indentation, layout.IsSpread(sample), ("Mode", "\"INLINE\""));
        return JsonFragment.Property(layout, scope, "ProcessorConfig", config);
    }
}
