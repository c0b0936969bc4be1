using System.Collections.Immutable;

namespace AslSharp.Compiler.Syntax;

/// <summary>An <c>Assign</c> field: each member is a variable (reference 7).</summary>
/// <param name="Members">The variables in document order; the name has lost its <c>.$</c>.</param>
public sealed record AssignmentsSyntax(ImmutableArray<MemberSyntax> Members)
{
    /// <summary>No <c>Assign</c>.</summary>
    public static AssignmentsSyntax None { get; } = new([]);
}
