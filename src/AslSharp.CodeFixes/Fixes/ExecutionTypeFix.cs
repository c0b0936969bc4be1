using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Adds the <c>ExecutionType</c> that a distributed Map must have.</summary>
public sealed class ExecutionTypeFix : DefinitionFix
{
    private const string Field = "ExecutionType";

    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } = [DiagnosticDescriptors.FieldMissing.Id];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        if (request.Suggestion != Field || ConfigAt(JsonPlace.Find(request.Tree, request.Span)) is not { } config)
            return [];
        return [Add(request.Tree, config, "STANDARD"), Add(request.Tree, config, "EXPRESS")];
    }

    // The finding may be at the configuration, at its Mode, or at the state.
    private static JsonObjectSyntax? ConfigAt(JsonPlace place)
    {
        var inState = place.StateFields?.Find("ItemProcessor")?.Value is JsonObjectSyntax scope ? scope.Find("ProcessorConfig")?.Value : null;
        return new[] { place.Value, place.Owner, inState }
            .OfType<JsonObjectSyntax>()
            .FirstOrDefault(static node => node.Find("Mode") is not null && node.Find(Field) is null);
    }

    private static FixEdit Add(JsonSyntaxTree tree, JsonObjectSyntax config, string type)
    {
        var editor = new JsonEditor(tree);
        editor.InsertAfter(config, config.Find("Mode")!, JsonFragment.Property(editor.Layout, config, Field, JsonFragment.Quote(type)));
        return new FixEdit($"Add \"{Field}\": \"{type}\"", Field + "." + type, editor.Changes);
    }
}
