using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Features;

/// <summary>Answers what counts although it is not written: defaults of retriers, of Maps, and of Choice states.</summary>
internal static class InlayHintProvider
{
    private static readonly (string Name, string Value)[] Defaults = [("IntervalSeconds", "1"), ("MaxAttempts", "3"), ("BackoffRate", "2")];

    internal static InlayHint[] Find(AnalyzedDocument document, TextSpan span)
    {
        var hints = new List<InlayHint>();
        foreach (var definition in document.Definitions)
        {
            foreach (var state in definition.States)
            {
                if (!definition.ToOuter(state.Symbol.Syntax.Header.Property.Span).IntersectsWith(span)) continue;
                foreach (var (end, label, tooltip) in Hints(state))
                {
                    var place = definition.ToRange(new TextSpan(end, 0)).Start;
                    hints.Add(new InlayHint(place, label, PaddingLeft: true, new MarkupContent(tooltip)));
                }
            }
        }

        return [.. hints];
    }

    private static IEnumerable<(int End, string Label, string Tooltip)> Hints(BoundState state)
    {
        var syntax = state.Symbol.Syntax;
        var handlers = syntax.AllHandlers;
        foreach (var retrier in handlers.Retriers)
        {
            if (retrier.Fields.FindPresent("ErrorEquals") is not { } errors) continue;
            var missing = Defaults.Where(field => !retrier.Fields.IsPresent(field.Name)).Select(static field => $"{field.Name}: {field.Value}").ToList();
            if (missing.Count > 0) yield return (errors.Span.End, string.Join(", ", missing), "What counts where nothing is written.");
        }

        if (syntax is ChoiceStateSyntax && !syntax.Fields.IsPresent("Default") && syntax.Fields.FindPresent("Choices") is { } choices)
            yield return (choices.Span.End, "otherwise: States.NoChoiceMatched", "Without a Default the execution fails where no rule matches.");
        if (state is BoundMapState { Distributed: null } && !syntax.Fields.IsPresent("MaxConcurrency") && !syntax.Fields.IsPresent("MaxConcurrencyPath"))
            yield return (syntax.NameSpan.End, "MaxConcurrency: 40", "An inline Map runs at most 40 iterations at a time.");
        if (FallsTo(state) is { } target)
            yield return (syntax.Fields.FindPresent("Choices")!.Span.End, $"otherwise: {target.Name}", "What follows where no rule matches.");
    }

    // The Default, where the rules are so long that it is out of sight.
    private static StateSymbol? FallsTo(BoundState state)
        => state is BoundChoiceState { Default: { } target, Rules.Length: > 3 } && state.Symbol.Syntax.Fields.FindPresent("Choices") is { } choices
            && state.Symbol.Syntax.Fields.FindPresent("Default") is { } written && written.Span.Start < choices.Span.Start ? target : null;
}
