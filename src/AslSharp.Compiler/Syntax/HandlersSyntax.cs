using System.Collections.Immutable;
using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

/// <summary>The <c>Retry</c> and <c>Catch</c> of a state (reference 9.3, 9.4).</summary>
/// <param name="Retriers">The retriers in order.</param>
/// <param name="Catchers">The catchers in order.</param>
public sealed record HandlersSyntax(ImmutableArray<RetrierSyntax> Retriers, ImmutableArray<CatcherSyntax> Catchers)
{
    /// <summary>A state without both.</summary>
    public static HandlersSyntax None { get; } = new([], []);
}

/// <summary>An element of <c>Retry</c>.</summary>
/// <param name="Node">The object.</param>
/// <param name="ErrorEquals">The error names it matches.</param>
/// <param name="Fields">Its fields.</param>
public sealed record RetrierSyntax(JsonObjectSyntax Node, ImmutableArray<JsonStringSyntax> ErrorEquals, FieldSet Fields);

/// <summary>An element of <c>Catch</c>.</summary>
/// <param name="Node">The object.</param>
/// <param name="ErrorEquals">The error names it matches.</param>
/// <param name="Next">The name of the state to go on with; null when missing.</param>
/// <param name="ResultPath">A reference path, the constant null, or null when absent.</param>
/// <param name="Output">What a JSONata state gives on; null when absent.</param>
/// <param name="Assign">The variables it assigns.</param>
public sealed record CatcherSyntax(
    JsonObjectSyntax Node,
    ImmutableArray<JsonStringSyntax> ErrorEquals,
    JsonStringSyntax? Next,
    ExpressionSyntax? ResultPath,
    ExpressionSyntax? Output,
    AssignmentsSyntax Assign);
