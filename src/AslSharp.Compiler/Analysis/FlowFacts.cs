using System.Collections.Immutable;
using AslSharp.Compiler.Symbols;

namespace AslSharp.Compiler.Analysis;

/// <summary>What the flow of a definition tells.</summary>
/// <param name="OuterVariables">For each scope the variables of enclosing scopes that it or a scope inside it reads, ordinally sorted.</param>
public sealed record FlowFacts(ImmutableDictionary<ScopeSymbol, ImmutableArray<string>> OuterVariables);
