using System.Collections.Immutable;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Analysis;

/// <summary>Which variables of enclosing scopes a scope needs, and which reads can never find a value (reference 7).</summary>
internal static class VariableFlow
{
    /// <summary>Analyzes a scope and all scopes inside.</summary>
    public static ImmutableDictionary<ScopeSymbol, ImmutableArray<string>> Analyze(
        BoundScope machine, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var facts = ImmutableDictionary.CreateBuilder<ScopeSymbol, ImmutableArray<string>>();
        var suggestions = 0;
        Visit(machine);
        AssignmentFlow.Analyze(machine, diagnostics, cancellationToken);
        return facts.ToImmutable();

        SortedSet<string> Visit(BoundScope scope)
        {
            var names = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var read in scope.Reads)
            {
                if (read.Variable is null)
                    ReportNeverAssigned(scope, read);
                else if (read.Variable.Scope != scope.Symbol)
                    names.Add(read.Name);
            }

            foreach (var inner in scope.States.SelectMany(static state => state.InnerScopes))
                names.UnionWith(Visit(inner).Where(name => scope.Symbol.FindOwnVariable(name) is null));
            facts.Add(scope.Symbol, [.. names]);
            return names;
        }

        void ReportNeverAssigned(BoundScope scope, VariableRead read)
        {
            // Asking whether there is a value is no mistake by itself.
            if (read.IsTest || scope.Symbol.SeesUnknownNames)
                return;
            var meant = suggestions++ < NameSuggestion.Most
                ? NameSuggestion.Find(read.Name, scope.Symbol.VisibleNames.Take(NameSuggestion.MostCandidates)) : null;
            var input = read.IsJsonata ? "$states.input." : "$.";
            var advice = meant is null ? $"assign it in an earlier state, or write '{input}{read.Name}' to read the input" : $"did you mean '${meant}'?";
            diagnostics.Report(DiagnosticDescriptors.VariableNeverAssigned, read.Span, read.Name, advice);
        }
    }
}
