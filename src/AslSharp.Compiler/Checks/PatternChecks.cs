using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Checks;

/// <summary>What the pattern of an integration asks of the machine and of its arguments (reference 6, 10, 11).</summary>
internal static class PatternChecks
{
    private const string TokenSuffix = ".waitForTaskToken";

    /// <summary>Checks a Task state.</summary>
    public static void Check(BoundTaskState task, DiagnosticBag diagnostics)
    {
        var state = (TaskStateSyntax)task.Symbol.Syntax;
        CheckToken(state, task.Resource, diagnostics);
        if (diagnostics.File.Type == StateMachineType.Express)
            CheckExpress(state, task.Resource, diagnostics);
    }

    /// <summary>Checks a Map state.</summary>
    public static void Check(BoundMapState map, DiagnosticBag diagnostics)
    {
        if (((MapStateSyntax)map.Symbol.Syntax).DistributedMode is { } distributed && diagnostics.File.Type == StateMachineType.Express)
            diagnostics.Report(DiagnosticDescriptors.NotInExpress, distributed.Value.Span, "a distributed Map", "use Mode INLINE");
    }

    private static void CheckExpress(TaskStateSyntax state, BoundResource resource, DiagnosticBag diagnostics)
    {
        if (state.Resource is not { } field)
            return;
        if (resource.Kind == BoundResourceKind.Activity)
            diagnostics.Report(DiagnosticDescriptors.NotInExpress, field.Value.Span, "activities", "call a function, or use a Standard machine");
        else if (resource.WaitsForToken)
            diagnostics.Report(DiagnosticDescriptors.NotInExpress, SuffixSpan(field, TokenSuffix), $"'{TokenSuffix}'", "remove it, or use a Standard machine");
        else if (resource.IsSync)
            diagnostics.Report(
                DiagnosticDescriptors.NotInExpress, SuffixSpan(field, resource.SyncSuffix), $"'{resource.SyncSuffix}'", "remove it, or use a Standard machine");
    }

    private static TextSpan SuffixSpan(JsonPropertySyntax field, string suffix) =>
        field.Value is JsonStringSyntax text && text.Value.EndsWith(suffix, StringComparison.Ordinal)
            ? text.MapSpan(text.Value.Length - suffix.Length, suffix.Length)
            : field.Value.Span;

    // Nobody can answer a token that was never handed out; it is found in the context object only.
    private static void CheckToken(TaskStateSyntax state, BoundResource resource, DiagnosticBag diagnostics)
    {
        if (!resource.WaitsForToken || state.Resource is not { } field)
            return;
        var name = state.Header.Language == QueryLanguage.JsonPath ? "Parameters" : "Arguments";
        if (state.Fields.Find(name) is { } arguments && !MayHoldToken(arguments.Value))
            diagnostics.Report(DiagnosticDescriptors.TaskTokenNotPassed, SuffixSpan(field, TokenSuffix), arguments.NameSpan, name);
    }

    // The token may come by its name, with the whole context object, or through a placeholder.
    private static bool MayHoldToken(JsonValueSyntax value) => value switch
    {
        JsonStringSyntax text => text.Value.Contains("Task") || text.Value.Contains("Token")
            || TakesWhole(text.Value, "$$") || TakesWhole(text.Value, "$states") || TakesWhole(text.Value, "$states.context"),
        JsonObjectSyntax node => node.Properties.Any(static property =>
            Placeholder.IsIn(property.Name) || MayHoldToken(property.Value)
                || (IsComputed(property) && Placeholder.IsIn(((JsonStringSyntax)property.Value).Value))),
        JsonArraySyntax node => node.Items.Any(MayHoldToken),
        _ => value is JsonMissingSyntax,
    };

    private static bool IsComputed(JsonPropertySyntax property) => property.Value is JsonStringSyntax text
        && (property.Name.EndsWith(".$", StringComparison.Ordinal) || text.Value.StartsWith("{%", StringComparison.Ordinal));

    // Whether something stands in a text by itself somewhere, without the name of a member behind it.
    private static bool TakesWhole(string text, string root)
    {
        for (var start = text.IndexOf(root, StringComparison.Ordinal); start >= 0; start = text.IndexOf(root, start + 1, StringComparison.Ordinal))
        {
            var end = start + root.Length;
            var isMember = end + 1 < text.Length && ((text[end] == '.' && char.IsLetter(text[end + 1])) || (text[end] == '[' && text[end + 1] == '\''));
            if (!isMember)
                return true;
        }

        return false;
    }
}
