using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Compiler.Analysis;

/// <summary>Asks where an execution can go and what it can read. It changes nothing.</summary>
public static class FlowAnalysis
{
    /// <summary>Analyzes all scopes of a definition.</summary>
    /// <param name="machine">The definition.</param>
    /// <param name="diagnostics">Takes what is wrong with the flow.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static FlowFacts Analyze(BoundStateMachine machine, DiagnosticBag diagnostics, CancellationToken cancellationToken = default)
    {
        AnalyzeScope(machine.Scope);
        return new FlowFacts(VariableFlow.Analyze(machine.Scope, diagnostics, cancellationToken));

        void AnalyzeScope(BoundScope scope)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Where a transition is wrong, the states behind it only look unreachable.
            if (scope.IsWhole)
                Reachability.Analyze(scope, diagnostics);
            foreach (var state in scope.States)
            {
                if (state is BoundChoiceState choice)
                    ChoiceCoverage.Analyze(choice, diagnostics);
                foreach (var inner in state.InnerScopes)
                    AnalyzeScope(inner);
            }
        }
    }
}
