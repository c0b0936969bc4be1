using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Analysis;

/// <summary>
/// A Choice state that no rule may fit and that has no Default, and rules that are never taken. All situations that the tests of one
/// state can tell apart are tried, where they are few.
/// </summary>
internal sealed class ChoiceCoverage
{
    // Situations times tests: some milliseconds.
    private const int MostTrials = 200_000;

    private readonly BoundChoiceState _state;
    private readonly ChoiceDimensions _dimensions = new();
    private readonly bool[] _isTaken;
    private readonly bool[] _canHold;
    private bool _isExhaustive = true;

    private ChoiceCoverage(BoundChoiceState state)
    {
        _state = state;
        _isTaken = new bool[state.Rules.Length];
        _canHold = new bool[state.Rules.Length];
    }

    /// <summary>Analyzes one Choice state.</summary>
    public static void Analyze(BoundChoiceState state, DiagnosticBag diagnostics)
    {
        // A rule that could not be read, or that is an expression, may be anything.
        if (state.Rules.IsEmpty || state.Rules.Any(static rule => rule.Condition is null or BoundExpressionCondition))
            return;
        var coverage = new ChoiceCoverage(state);
        var isKnown = coverage.TryAllSituations();
        if (isKnown)
            coverage.ReportRules(diagnostics);
        if (state.Default is null && !state.Symbol.Syntax.Fields.IsPresent("Default") && !(isKnown && coverage._isExhaustive))
            diagnostics.Report(DiagnosticDescriptors.ChoiceWithoutDefault, state.Symbol.Syntax.NameSpan, state.Symbol.Name);
    }

    private bool TryAllSituations()
    {
        foreach (var rule in _state.Rules)
            _dimensions.Add(rule.Condition!);
        if (!_dimensions.Complete(MostTrials))
            return false;
        var situation = new int[_dimensions.Count];
        do
        {
            var taken = -1;
            for (var i = 0; i < _state.Rules.Length; i++)
            {
                if (!_dimensions.Holds(_state.Rules[i].Condition!, situation))
                    continue;
                _canHold[i] = true;
                if (taken < 0)
                    taken = i;
            }

            if (taken >= 0)
                _isTaken[taken] = true;
            else if (!_dimensions.IsOddValue(situation))
                _isExhaustive = false;
        }
        while (_dimensions.MoveNext(situation));
        return true;
    }

    private void ReportRules(DiagnosticBag diagnostics)
    {
        var rules = ((ChoiceStateSyntax)_state.Symbol.Syntax).Rules;
        for (var i = 0; i < _isTaken.Length; i++)
        {
            if (_isTaken[i])
                continue;
            var reason = _canHold[i] ? "the rules before it take all that fits it" : "no value fits all of its tests";
            diagnostics.Report(DiagnosticDescriptors.ChoiceRuleNeverTaken, SpanOf(rules[i]), reason);
        }
    }

    private static TextSpan SpanOf(ChoiceRuleSyntax rule) => rule.Condition switch
    {
        DataTestSyntax test => test.Operator.Span,
        NotConditionSyntax => rule.Node.Find("Not")!.NameSpan,
        BooleanConditionSyntax many => rule.Node.Find(many.IsAnd ? "And" : "Or")!.NameSpan,
        _ => new TextSpan(rule.Node.Span.Start, 1),
    };
}
