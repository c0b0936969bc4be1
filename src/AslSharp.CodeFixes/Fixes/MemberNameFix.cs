using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>"Did you mean" for the data: writes the member that was meant in a path, an expression or a payload, as after a property of C# was
/// renamed.</summary>
public sealed class MemberNameFix : DefinitionFix
{
    private const string PathSuffix = ".$";

    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } =
    [
        DiagnosticDescriptors.StepFindsNothing.Id,
        DiagnosticDescriptors.DeclaredStepFindsNothing.Id,
        DiagnosticDescriptors.PayloadMemberUnknown.Id,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        if (request.Suggestion is not { Length: > 0 } meant || request.Span.IsEmpty) return [];
        var written = request.Tree.File.Text.ToString(request.Span);
        var change = written[0] == '"'
            ? new TextChange(request.Span, JsonFragment.Quote(meant + (written.EndsWith(PathSuffix + '"', StringComparison.Ordinal) ? PathSuffix : "")))
            : Step(request, written, meant);
        return [new FixEdit($"Change '{written.Trim('"')}' to '{meant}'", "MemberName", [change])];
    }

    private static TextChange Step(FixRequest request, string written, string meant)
    {
        var (text, span) = (request.Tree.File.Text, request.Span);
        if (JsonPlace.Find(request.Tree, span).Value is JsonStringSyntax { Value: var value } && value.StartsWith("{%", StringComparison.Ordinal))
            return new TextChange(span, Inside(written[0] == '`' || !IsPlain(meant, isPath: false) ? $"`{meant}`" : meant));

        // A name that is not plain stands in brackets, without the dot before it.
        if (written[0] != '[' && IsPlain(meant, isPath: true)) return new TextChange(span, meant);
        if (written[0] != '[' && span.Start > 0 && text[span.Start - 1] == '.') span = TextSpan.FromBounds(span.Start - 1, span.End);
        return new TextChange(span, Inside($"['{meant.Replace("\\", "\\\\").Replace("'", "\\'")}']"));
    }

    private static bool IsPlain(string name, bool isPath)
        => (char.IsLetter(name[0]) || name[0] == '_')
            && name.All(character => char.IsLetterOrDigit(character) || character == '_' || (isPath && character == '-'));

    // The text as a part of a JSON string.
    private static string Inside(string text)
    {
        var quoted = JsonFragment.Quote(text);
        return quoted.Substring(1, quoted.Length - 2);
    }
}
