using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>A finding that shall be mended, and the file it is in.</summary>
/// <param name="Tree">The file, read as JSON.</param>
/// <param name="Id">The id of the rule, such as <c>ASL2001</c>.</param>
/// <param name="Span">Where the finding is, in UTF-16 units.</param>
/// <param name="Suggestion">What the compiler knows would mend it; see <see cref="DiagnosticInfo.Suggestion"/>.</param>
public sealed record FixRequest(JsonSyntaxTree Tree, string Id, TextSpan Span, string? Suggestion)
{
    /// <summary>The request for a finding of the compiler.</summary>
    /// <param name="tree">The file that was compiled.</param>
    /// <param name="diagnostic">The finding.</param>
    public static FixRequest For(JsonSyntaxTree tree, DiagnosticInfo diagnostic) =>
        new(tree, diagnostic.Id, diagnostic.Location.Span, diagnostic.Suggestion);
}
