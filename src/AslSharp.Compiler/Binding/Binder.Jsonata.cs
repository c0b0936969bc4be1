using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Binding;

// Expressions of JSONata states (reference 5, 7).
public sealed partial class Binder
{
    private BoundExpression BindJsonata(ScopeContext context, JsonataExpressionSyntax syntax)
    {
        // What does not parse for its placeholders is text until they are filled in.
        if (syntax.Root is null)
            return new BoundConstant(syntax.Node);
        foreach (var finding in JsonataChecker.Check(syntax.Root, context.Symbol.VisibleNames))
            _diagnostics.ReportWithSuggestion(finding.Descriptor, SpanOf(syntax, finding.Span), finding.Suggestion, [.. finding.Arguments]);
        foreach (var read in JsonataReferences.Of(syntax.Root).Variables)
        {
            // A machine's variable hides a built-in function of its name; a call of what is neither is reported already.
            var variable = context.Symbol.FindVariable(read.Name);
            if (variable is not null || (!read.IsCall && JsonataBuiltIns.Find(read.Name) is null))
                context.Reads.Add(new VariableRead(read.Name, variable, SpanOf(syntax, read.Span), context.State, read.IsTest) { IsJsonata = true });
        }

        return new BoundJsonata(syntax.Root, syntax.Source, syntax.Location, context.Symbol);
    }

    private static TextSpan SpanOf(JsonataExpressionSyntax syntax, TextSpan span) => syntax.Text.MapSpan(syntax.Start + span.Start, span.Length);

    // What follows the task belongs to the attempt: a retrier that matches its failure repeats the side effect (reference 3.3).
    private void CheckRepetition(TaskStateSyntax state)
    {
        if (!state.Data.IsJsonata || MayFail(state.Data) is not { } field)
            return;
        foreach (var retrier in state.Handlers.Retriers)
        {
            var matched = retrier.ErrorEquals.FirstOrDefault(static name => name.Value is ErrorNames.All or ErrorNames.TaskFailed or ErrorNames.QueryEvaluationError);
            if (matched is null)
                continue;

            // The first retrier that matches decides.
            if (retrier.Fields.Integer("MaxAttempts") != 0)
                _diagnostics.Report(DiagnosticDescriptors.RetryRepeatsTask, matched.Span, state.Fields.Find(field)!.NameSpan, field);
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
