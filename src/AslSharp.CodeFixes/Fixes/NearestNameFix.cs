using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>"Did you mean": writes the name of a state, field, type, value, intrinsic function or reserved error that was meant.</summary>
public sealed class NearestNameFix : DefinitionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } =
    [
        DiagnosticDescriptors.FieldUnknown.Id,
        DiagnosticDescriptors.ValueNotAllowed.Id,
        DiagnosticDescriptors.StateTypeUnknown.Id,
        DiagnosticDescriptors.TransitionTargetNotFound.Id,
        DiagnosticDescriptors.IntrinsicUnknown.Id,
        DiagnosticDescriptors.ErrorNameUnknown.Id,
        DiagnosticDescriptors.SdkActionUnknown.Id,
        DiagnosticDescriptors.ParameterUnknown.Id,
        DiagnosticDescriptors.ParameterTextUnknown.Id,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        if (request.Suggestion is not { Length: > 0 } meant)
            return [];
        var written = request.Tree.File.Text.ToString(request.Span);
        var isString = written.Length >= 2 && written[0] == '"';

        // Inside a string stands what needs no escapes: the name of a function.
        var span = isString ? TextSpan.FromBounds(request.Span.Start + 1, request.Span.End - 1) : request.Span;
        var quoted = JsonFragment.Quote(meant);
        var change = new TextChange(span, quoted.Substring(1, quoted.Length - 2));
        return [new FixEdit($"Change '{(isString ? written.Substring(1, written.Length - 2) : written)}' to '{meant}'", "NearestName", [change])];
    }
}
