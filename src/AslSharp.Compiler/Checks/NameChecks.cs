using System.Globalization;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Checks;

/// <summary>The names of states, the labels of Map states, and the names that states assign (reference 1.3, 7).</summary>
/// <param name="diagnostics">Takes what is wrong.</param>
internal sealed class NameChecks(DiagnosticBag diagnostics)
{
    private const int LongestName = 80;

    private readonly Dictionary<string, TextSpan> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextSpan> _labels = new(StringComparer.Ordinal);

    /// <summary>Checks a state; those before it in the text have been checked.</summary>
    public void Check(BoundState state)
    {
        CheckName(state.Symbol.Syntax);
        if (state is BoundMapState && state.Symbol.Syntax.Fields.Text("Label") is { } label)
            CheckLabel(label.Value, label.Span);
        foreach (var member in state.Symbol.Syntax.AllAssignments)
            CheckAssignment(state.Symbol, member);
    }

    private void CheckName(StateSyntax state)
    {
        var length = state.Name.Length is > 0 and <= LongestName ? state.Name.Length : new StringInfo(state.Name).LengthInTextElements;
        if (state.Name.Length == 0 || (length > LongestName && !Placeholder.IsIn(state.Name)))
            diagnostics.Report(DiagnosticDescriptors.StateNameLength, state.NameSpan, length.ToString(CultureInfo.InvariantCulture));
        if (_names.TryGetValue(state.Name, out var first))
            diagnostics.Report(DiagnosticDescriptors.StateNameDuplicate, state.NameSpan, first, state.Name);
        else
            _names[state.Name] = state.NameSpan;
    }

    private void CheckLabel(string label, TextSpan span)
    {
        if (Placeholder.IsIn(label))
            return;
        if (label.Length is 0 or > 40
            || label.Any(static character => char.IsControl(character) || char.IsWhiteSpace(character) || "<>{}[]?*\"#%\\^|~`$&,;:/".IndexOf(character) >= 0))
            diagnostics.Report(DiagnosticDescriptors.LabelInvalid, span, label);
        else if (_labels.TryGetValue(label, out var first))
            diagnostics.Report(DiagnosticDescriptors.LabelDuplicate, span, first, label);
        else
            _labels[label] = span;
    }

    // An inner scope may read outer variables but not assign them (reference 7), save for those that only the state around it assigns:
    // while that state runs they have no value yet (reference 19).
    private void CheckAssignment(StateSymbol state, MemberSyntax member)
    {
        // What no variable can be called is reported already, and only the deployment knows what a placeholder names.
        if (Placeholder.IsIn(member.Name) || state.Scope.FindOwnVariable(member.Name) is null)
            return;
        for (var scope = state.Scope; scope is { SeesOuterVariables: true, Owner: { } owner }; scope = owner.Scope)
        {
            if (owner.Scope.FindAssignmentBeside(member.Name, owner) is not { } outer)
                continue;
            diagnostics.Report(DiagnosticDescriptors.VariableOfOuterScope, member.Property.NameSpan, outer.Property.NameSpan, member.Name);
            break;
        }
    }
}
