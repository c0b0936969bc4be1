using System.Globalization;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Binding;

// The first pass: which states and variables there are (reference 1.3, 7).
public sealed partial class Binder
{
    private const int LongestName = 80;

    private readonly Dictionary<ScopeSyntax, ScopeSymbol> _scopes = [];
    private readonly Dictionary<string, StateSymbol> _stateNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextSpan> _labels = new(StringComparer.Ordinal);
    // What the Fail states of the definition raise.
    private readonly HashSet<string> _errorsRaised = new(StringComparer.Ordinal);
    private readonly List<(StateSymbol State, MemberSyntax Member)> _assignments = [];

    private void Declare(ScopeSyntax syntax, StateSymbol? owner, bool seesOuterVariables)
    {
        var scope = new ScopeSymbol(syntax, owner, seesOuterVariables);
        _scopes[syntax] = scope;
        foreach (var state in scope.States)
        {
            DeclareState(state);

            // What could not be read may assign anything.
            scope.AssignsUnknownNames |= state.Syntax is UnknownStateSyntax
                || (state.Syntax.Fields.IsPresent("Assign") && state.Syntax.Fields.Object("Assign") is null);
            if (state.Syntax.Fields.Text("Error") is { } error)
                _errorsRaised.Add(error.Value);
            foreach (var assign in AssignmentsOf(state.Syntax))
            {
                foreach (var member in assign.Members)
                    DeclareVariable(state, member);
            }

            switch (state.Syntax)
            {
                case ParallelStateSyntax parallel:
                    foreach (var branch in parallel.Branches)
                        Declare(branch, state, seesOuterVariables: true);
                    break;
                case MapStateSyntax { Processor: { } processor } map:
                    Declare(processor, state, seesOuterVariables: map.DistributedMode is null);
                    break;
            }
        }
    }

    private void DeclareState(StateSymbol state)
    {
        var length = new StringInfo(state.Name).LengthInTextElements;
        if (state.Name.Length == 0 || (length > LongestName && !Placeholder.IsIn(state.Name)))
            _diagnostics.Report(DiagnosticDescriptors.StateNameLength, state.Syntax.NameSpan, length.ToString(CultureInfo.InvariantCulture));
        if (_stateNames.TryGetValue(state.Name, out var first))
            _diagnostics.Report(DiagnosticDescriptors.StateNameDuplicate, state.Syntax.NameSpan, first.Syntax.NameSpan, state.Name);
        else
            _stateNames[state.Name] = state;
        if (state.Syntax is MapStateSyntax && state.Syntax.Fields.Text("Label") is { } label)
            DeclareLabel(label.Value, label.Span);
    }

    private void DeclareLabel(string label, TextSpan span)
    {
        if (Placeholder.IsIn(label))
            return;
        if (label.Length is 0 or > 40 || label.Any(static character => char.IsControl(character) || char.IsWhiteSpace(character) || "<>{}[]?*\"#%\\^|~`$&,;:/".IndexOf(character) >= 0))
            _diagnostics.Report(DiagnosticDescriptors.LabelInvalid, span, label);
        else if (_labels.TryGetValue(label, out var first))
            _diagnostics.Report(DiagnosticDescriptors.LabelDuplicate, span, first, label);
        else
            _labels[label] = span;
    }

    private void DeclareVariable(StateSymbol state, MemberSyntax member)
    {
        var scope = state.Scope;
        if (Placeholder.IsIn(member.Name))
        {
            // Until the deployment knows it, the text itself is the name.
            scope.AssignsUnknownNames = true;
            scope.Declare(member.Name, state, member);
            return;
        }

        if (member.Name == "states")
        {
            _diagnostics.Report(DiagnosticDescriptors.VariableNameReserved, member.Property.NameSpan, member.Name);
            return;
        }

        if (member.Name.Length > LongestName || !VariableName.IsValid(member.Name))
        {
            scope.AssignsUnknownNames = true;
            _diagnostics.Report(DiagnosticDescriptors.VariableNameInvalid, member.Property.NameSpan, member.Name);
            return;
        }

        scope.Declare(member.Name, state, member);
        _assignments.Add((state, member));
    }

    // An inner scope may read outer variables but not assign them (reference 7), save for those that only the state around it assigns:
    // while that state runs they have no value yet (reference 19).
    private void CheckAssignedNames()
    {
        foreach (var (state, member) in _assignments)
        {
            for (var scope = state.Scope; scope is { SeesOuterVariables: true, Owner: { } owner }; scope = owner.Scope)
            {
                if (owner.Scope.FindAssignmentBeside(member.Name, owner) is not { } outer)
                    continue;
                _diagnostics.Report(DiagnosticDescriptors.VariableOfOuterScope, member.Property.NameSpan, outer.Property.NameSpan, member.Name);
                break;
            }
        }
    }

    private static IEnumerable<AssignmentsSyntax> AssignmentsOf(StateSyntax state)
    {
        var (data, handlers) = state switch
        {
            PassStateSyntax pass => (pass.Data, null),
            TaskStateSyntax task => (task.Data, task.Handlers),
            WaitStateSyntax wait => (wait.Data, null),
            ChoiceStateSyntax choice => (choice.Data, null),
            ParallelStateSyntax parallel => (parallel.Data, parallel.Handlers),
            MapStateSyntax map => (map.Data, map.Handlers),
            _ => ((DataFieldsSyntax?)null, (HandlersSyntax?)null),
        };
        if (data is not null)
            yield return data.Assign;
        foreach (var catcher in handlers?.Catchers ?? [])
            yield return catcher.Assign;
        if (state is ChoiceStateSyntax { Rules: var rules })
        {
            foreach (var rule in rules)
                yield return rule.Assign;
        }
    }
}
