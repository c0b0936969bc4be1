using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Binding;

// The first pass: which states and variables there are (reference 1.3, 7).
public sealed partial class Binder
{
    private const int LongestName = 80;

    private readonly Dictionary<ScopeSyntax, ScopeSymbol> _scopes = [];
    private readonly Dictionary<string, StateSymbol> _stateNames = new(StringComparer.Ordinal);

    private void Declare(ScopeSyntax syntax, StateSymbol? owner, bool seesOuterVariables)
    {
        var scope = new ScopeSymbol(syntax, owner, seesOuterVariables);
        _scopes[syntax] = scope;
        foreach (var state in scope.States)
        {
            if (!_stateNames.ContainsKey(state.Name))
                _stateNames.Add(state.Name, state);

            // What could not be read may assign anything.
            scope.AssignsUnknownNames |= state.Syntax is UnknownStateSyntax
                || (state.Syntax.Fields.IsPresent("Assign") && state.Syntax.Fields.Object("Assign") is null);
            foreach (var member in state.Syntax.AllAssignments)
                DeclareVariable(state, member);

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
    }
}
