using System.Globalization;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Checks;

/// <summary>Retriers and catchers that do not do what they seem to (reference 9.3, 9.4).</summary>
/// <param name="raised">The errors that the Fail states of the definition raise.</param>
/// <param name="diagnostics">Takes what is wrong.</param>
internal sealed class HandlerChecks(ISet<string> raised, DiagnosticBag diagnostics)
{
    private int _suggestions;

    /// <summary>Checks a state.</summary>
    public void Check(BoundState bound)
    {
        var state = bound.Symbol.Syntax;
        ErrorNameChecker.Check(state, raised, Suggest, diagnostics);
        foreach (var retrier in state.AllHandlers.Retriers)
            CheckDelay(retrier.Fields);
        if (state is TaskStateSyntax task)
            CheckRepetition(task);
    }

    private string? Suggest(string name, IEnumerable<string> candidates) => _suggestions++ < NameSuggestion.Most ? NameSuggestion.Find(name, candidates) : null;

    // The first delay would already be cut, so that IntervalSeconds and BackoffRate mean nothing.
    private void CheckDelay(FieldSet fields)
    {
        if (fields.Find("IntervalSeconds") is { } interval && fields.Find("MaxDelaySeconds") is { } longest
            && fields.Integer("MaxDelaySeconds") is { } maximum && fields.Integer("IntervalSeconds") is { } first && maximum < first)
        {
            diagnostics.Report(
                DiagnosticDescriptors.MaxDelayBelowInterval, longest.Value.Span, interval.Span,
                maximum.ToString(CultureInfo.InvariantCulture), first.ToString(CultureInfo.InvariantCulture));
        }
    }

    // What follows the task belongs to the attempt: a retrier that matches its failure repeats the side effect (reference 3.3).
    private void CheckRepetition(TaskStateSyntax state)
    {
        if (!state.Data.IsJsonata || MayFail(state.Data) is not { } field)
            return;
        foreach (var retrier in state.Handlers.Retriers)
        {
            var matched = retrier.ErrorEquals.FirstOrDefault(
                static name => name.Value is ErrorNames.All or ErrorNames.TaskFailed or ErrorNames.QueryEvaluationError);
            if (matched is null)
                continue;

            // The first retrier that matches decides.
            if (retrier.Fields.Integer("MaxAttempts") != 0)
                diagnostics.Report(DiagnosticDescriptors.RetryRepeatsTask, matched.Span, state.Fields.Find(field)!.NameSpan, field);
            return;
        }
    }

    private static string? MayFail(DataFieldsSyntax data) =>
        data.Output is not null && MayFail(data.Output) ? "Output"
        : data.Assign.Members.Any(static member => MayFail(member.Value)) ? "Assign"
        : null;

    // The members of $states always have a value.
    private static bool MayFail(ExpressionSyntax expression) => expression switch
    {
        JsonataExpressionSyntax jsonata => jsonata.Source is not ("$states" or "$states.input" or "$states.result" or "$states.context"),
        ObjectExpressionSyntax node => node.Members.Any(static member => MayFail(member.Value)),
        ArrayExpressionSyntax node => node.Items.Any(MayFail),
        _ => false,
    };
}
