using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Symbols;

/// <summary>A variable: a name that some state of a scope assigns (reference 7).</summary>
/// <param name="Name">The name without the <c>$</c>.</param>
/// <param name="Scope">The scope whose states assign it.</param>
/// <param name="FirstState">The state that assigns it first in the document.</param>
/// <param name="FirstAssignment">The first assignment in the document.</param>
public sealed record VariableSymbol(string Name, ScopeSymbol Scope, StateSymbol FirstState, MemberSyntax FirstAssignment);
