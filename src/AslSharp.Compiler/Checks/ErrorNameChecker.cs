using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Checks;

/// <summary>Retriers and catchers that can never match: the first one that fits an error is taken (reference 9.3, 9.4).</summary>
internal sealed class ErrorNameChecker
{
    private readonly StateSyntax _state;
    private readonly ISet<string> _raised;
    private readonly Func<string, IEnumerable<string>, string?> _suggest;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, TextSpan> _first = new(StringComparer.Ordinal);
    private TextSpan? _taskFailed;

    private ErrorNameChecker(StateSyntax state, ISet<string> raised, Func<string, IEnumerable<string>, string?> suggest, DiagnosticBag diagnostics)
    {
        _state = state;
        _raised = raised;
        _suggest = suggest;
        _diagnostics = diagnostics;
    }

    /// <summary>Checks the retriers, and then the catchers, of a state.</summary>
    /// <param name="state">A Task, Parallel or Map state.</param>
    /// <param name="raised">The errors that Fail states of the definition raise.</param>
    /// <param name="suggest">Finds the name that was meant.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static void Check(StateSyntax state, ISet<string> raised, Func<string, IEnumerable<string>, string?> suggest, DiagnosticBag diagnostics)
    {
        var handlers = state.AllHandlers;
        new ErrorNameChecker(state, raised, suggest, diagnostics).CheckLists([.. handlers.Retriers.Select(static retrier => retrier.ErrorEquals)], "retrier");
        new ErrorNameChecker(state, raised, suggest, diagnostics).CheckLists([.. handlers.Catchers.Select(static catcher => catcher.ErrorEquals)], "catcher");
    }

    private void CheckLists(ImmutableArray<ImmutableArray<JsonStringSyntax>> lists, string kind)
    {
        for (var i = 0; i < lists.Length; i++)
        {
            // States.ALL in a wrong place is reported, and moving it changes what the others match.
            if (i < lists.Length - 1 && lists[i].Any(static name => name.Value == ErrorNames.All))
                return;
            foreach (var name in lists[i])
                CheckName(name, kind);
            if (_taskFailed is null && lists[i].FirstOrDefault(static name => name.Value == ErrorNames.TaskFailed) is { } wildcard)
                _taskFailed = wildcard.Span;
        }
    }

    private void CheckName(JsonStringSyntax name, string kind)
    {
        var text = name.Value;
        if (Placeholder.IsIn(text))
            return;
        if (text == ErrorNames.Runtime)
            _diagnostics.Report(DiagnosticDescriptors.RuntimeErrorNotMatched, name.Span, kind);
        else if (_first.TryGetValue(text, out var first))
            _diagnostics.Report(DiagnosticDescriptors.ErrorNameNeverMatches, name.Span, first, text, "it is listed before");
        else if (_taskFailed is { } wildcard && _state is TaskStateSyntax && ErrorNames.IsTaskFailure(text))
            _diagnostics.Report(
                DiagnosticDescriptors.ErrorNameNeverMatches, name.Span, wildcard, text, $"the {kind} of {ErrorNames.TaskFailed} before it matches it");
        else if (ErrorNames.ClaimsReserved(text) && !ErrorNames.IsReserved(text) && !_raised.Contains(text))
            ReportUnknown(name);
        else
            _first[text] = name.Span;
    }

    private void ReportUnknown(JsonStringSyntax name)
    {
        var meant = _suggest(name.Value, ErrorNames.Reserved);
        var advice = meant is null ? "write the name of the error that the task raises" : $"did you mean '{meant}'?";
        _diagnostics.ReportWithSuggestion(DiagnosticDescriptors.ErrorNameUnknown, name.Span, meant, name.Value, advice);
    }
}
