using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Jsonata;

namespace AslSharp.Compiler.Checks;

/// <summary>Says what is wrong with a definition whose names are resolved, state by state. It changes nothing.</summary>
public static class DefinitionChecks
{
    /// <summary>Checks all states of a definition.</summary>
    /// <param name="machine">The definition.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static void Check(BoundStateMachine machine, DiagnosticBag diagnostics, CancellationToken cancellationToken = default)
    {
        BoundState[] states = [.. States(machine.Scope)];
        var errors = states.Select(static state => state.Symbol.Syntax.Fields.Text("Error")?.Value).OfType<string>();
        var raised = new HashSet<string>(errors, StringComparer.Ordinal);
        var (names, handlers, parameters) = (new NameChecks(diagnostics), new HandlerChecks(raised, diagnostics), new ParameterChecks(diagnostics));
        foreach (var state in states)
        {
            cancellationToken.ThrowIfCancellationRequested();
            names.Check(state);
            handlers.Check(state);
            if (state is BoundTaskState task)
            {
                TaskChecks.Check(task, parameters, diagnostics);
                PatternChecks.Check(task, diagnostics);
            }
            else if (state is BoundMapState map)
            {
                PatternChecks.Check(map, diagnostics);
            }

            foreach (var inner in state.InnerScopes)
                CheckExpressions(inner);
        }

        CheckExpressions(machine.Scope);
        TimeoutCheck.Check(machine, diagnostics);

        void CheckExpressions(BoundScope scope)
        {
            foreach (var expression in scope.Expressions)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var finding in JsonataChecker.Check(expression.Root!, scope.Symbol.VisibleNames))
                    diagnostics.ReportWithSuggestion(finding.Descriptor, expression.MapSpan(finding.Span), finding.Suggestion, [.. finding.Arguments]);
            }
        }
    }

    // In the order of the text. Parsing limits how deep scopes are.
    private static IEnumerable<BoundState> States(BoundScope scope)
    {
        foreach (var state in scope.States)
        {
            yield return state;
            foreach (var inner in state.InnerScopes.SelectMany(States))
                yield return inner;
        }
    }
}
