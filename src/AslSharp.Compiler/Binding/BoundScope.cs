using System.Collections.Immutable;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Binding;

/// <summary>A scope whose states are bound.</summary>
/// <param name="Symbol">The scope.</param>
/// <param name="Start">The state that <c>StartAt</c> names; null after an error.</param>
/// <param name="States">The states in document order.</param>
/// <param name="Reads">Every read of a variable by a state of this scope, not of inner ones.</param>
/// <param name="Expressions">Every JSONata expression of the states of this scope, not of inner ones.</param>
/// <param name="IsWhole">False when a transition could not be resolved; then nothing is said about the flow.</param>
public sealed record BoundScope(
    ScopeSymbol Symbol,
    StateSymbol? Start,
    ImmutableArray<BoundState> States,
    ImmutableArray<VariableRead> Reads,
    ImmutableArray<JsonataExpressionSyntax> Expressions,
    bool IsWhole);
