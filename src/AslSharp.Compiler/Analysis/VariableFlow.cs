using System.Collections.Immutable;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Symbols;

namespace AslSharp.Compiler.Analysis;

/// <summary>Which variables of enclosing scopes a scope needs, and which reads can never find a value (reference 7).</summary>
internal static class VariableFlow
{
    /// <summary>Analyzes a scope and all scopes inside.</summary>
    public static ImmutableDictionary<ScopeSymbol, ImmutableArray<string>> Analyze(BoundScope machine, DiagnosticBag diagnostics)
    {
        var facts = ImmutableDictionary.CreateBuilder<ScopeSymbol, ImmutableArray<string>>();
        Visit(machine);
        return facts.ToImmutable();

        SortedSet<string> Visit(BoundScope scope)
        {
            var names = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var read in scope.Reads)
            {
                if (read.Variable is null)
                    diagnostics.Report(DiagnosticDescriptors.VariableNeverAssigned, read.Span, read.Name);
                else if (read.Variable.Scope != scope.Symbol)
                    names.Add(read.Name);
            }

            foreach (var inner in scope.States.SelectMany(static state => state.InnerScopes))
                names.UnionWith(Visit(inner).Where(name => scope.Symbol.FindOwnVariable(name) is null));
            facts.Add(scope.Symbol, [.. names]);
            return names;
        }
    }
}
