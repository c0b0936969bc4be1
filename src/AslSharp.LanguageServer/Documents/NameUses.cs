using AslSharp.Compiler.Json;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Documents;

/// <summary>A place that names a state or a variable.</summary>
/// <param name="Symbol">What it names: a <see cref="StateSymbol"/> or a <see cref="VariableSymbol"/>.</param>
/// <param name="Span">The characters of the name alone, without quotation marks and dollar signs.</param>
/// <param name="IsDefinition">Whether the place makes it, and does not only name it.</param>
internal sealed record NameUse(object Symbol, TextSpan Span, bool IsDefinition);

/// <summary>Every place of a definition that names a state or a variable: one list for going there, finding references, renaming and marking.</summary>
internal sealed class NameUses
{
    private readonly List<NameUse> _all = [];

    private NameUses()
    {
    }

    /// <summary>All places, in the order of the text.</summary>
    internal IReadOnlyList<NameUse> All => _all;

    /// <summary>Gathers the places of a definition.</summary>
    internal static NameUses Of(AnalyzedDefinition definition)
    {
        var uses = new NameUses();
        foreach (var scope in definition.Scopes)
        {
            uses.AddTarget(scope.Symbol, scope.Symbol.Syntax.StartAt);
            foreach (var state in scope.Symbol.States)
            {
                uses._all.Add(new NameUse(state, state.Syntax.Header.Property.NameSyntax.ContentSpan, IsDefinition: true));
                foreach (var target in Targets(state.Syntax)) uses.AddTarget(scope.Symbol, target);
                foreach (var member in state.Syntax.AllAssignments)
                {
                    if (scope.Symbol.FindOwnVariable(member.Name) is { } variable)
                        uses._all.Add(new NameUse(variable, member.Property.MapNameSpan(0, member.Name.Length), IsDefinition: true));
                }
            }

            foreach (var read in scope.Reads)
            {
                if (read is { Variable: { } variable, IsJsonata: false }) uses.AddPath(variable, definition.Text.ToString(read.Span), read.Span);
            }

            foreach (var expression in scope.Expressions)
            {
                if (expression.Root is null) continue;
                foreach (var read in JsonataReferences.Of(expression.Root).Variables)
                {
                    // Without the dollar sign.
                    if (scope.Symbol.FindVariable(read.Name) is { } variable)
                        uses._all.Add(new NameUse(variable, expression.MapSpan(TextSpan.FromBounds(read.Span.Start + 1, read.Span.End)), IsDefinition: false));
                }
            }
        }

        uses._all.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        return uses;
    }

    /// <summary>The place that a position touches; null where none does.</summary>
    internal NameUse? At(int position) => _all.FirstOrDefault(use => use.Span.Start <= position && position <= use.Span.End);

    /// <summary>All places of what one names.</summary>
    internal IEnumerable<NameUse> Of(object symbol) => _all.Where(use => use.Symbol.Equals(symbol));

    /// <summary>The transitions of a state as they are written.</summary>
    internal static IEnumerable<JsonStringSyntax> Targets(StateSyntax state)
    {
        var rules = state is ChoiceStateSyntax { Rules: var all } ? all : [];
        return new[] { state.Next, state.Fields.Text("Default") }
            .Concat(rules.Select(static rule => rule.Next))
            .Concat(state.AllHandlers.Catchers.Select(static catcher => catcher.Next))
            .OfType<JsonStringSyntax>();
    }

    private void AddTarget(ScopeSymbol scope, JsonStringSyntax? name)
    {
        if (name is not null && scope.FindState(name.Value) is { } state) _all.Add(new NameUse(state, name.ContentSpan, IsDefinition: false));
    }

    // A path that starts from the variable, perhaps in quotation marks.
    private void AddPath(VariableSymbol variable, string text, TextSpan span)
    {
        var start = text.IndexOf('$', StringComparison.Ordinal) + 1;
        if (start > 0 && string.CompareOrdinal(text, start, variable.Name, 0, variable.Name.Length) == 0)
            _all.Add(new NameUse(variable, new TextSpan(span.Start + start, variable.Name.Length), IsDefinition: false));
    }
}
