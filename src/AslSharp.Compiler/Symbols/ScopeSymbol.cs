using System.Collections.Immutable;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Symbols;

/// <summary>A <c>States</c> object as a place where state names and variables live: the machine, a branch or an item processor.</summary>
public sealed class ScopeSymbol
{
    private readonly Dictionary<string, StateSymbol> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VariableSymbol> _variables = new(StringComparer.Ordinal);
    // The first assignment by another state than the first.
    private readonly Dictionary<string, MemberSyntax> _otherAssignments = new(StringComparer.Ordinal);
    private HashSet<string>? _visibleNames;

    internal ScopeSymbol(ScopeSyntax syntax, StateSymbol? owner, bool seesOuterVariables)
    {
        Syntax = syntax;
        Owner = owner;
        SeesOuterVariables = seesOuterVariables;
        States = [.. syntax.States.Select((state, index) => new StateSymbol(state, this, index))];
        foreach (var state in States)
            _states[state.Name] = state;
    }

    /// <summary>The scope as written.</summary>
    public ScopeSyntax Syntax { get; }

    /// <summary>The Parallel or Map state that the scope belongs to; null for the machine.</summary>
    public StateSymbol? Owner { get; }

    /// <summary>The enclosing scope; null for the machine.</summary>
    public ScopeSymbol? Parent => Owner?.Scope;

    /// <summary>Whether variables of the enclosing scopes can be read here: not in a distributed Map (reference 7).</summary>
    public bool SeesOuterVariables { get; }

    /// <summary>The scope's slash path; empty for the machine.</summary>
    public string Pointer => Syntax.Pointer;

    /// <summary>The states in document order.</summary>
    public ImmutableArray<StateSymbol> States { get; }

    /// <summary>The variables that states of this scope assign, in order of their first assignment.</summary>
    public IEnumerable<VariableSymbol> Variables => _variables.Values;

    /// <summary>Whether a state assigns a variable whose name only the deployment knows; then any name may have a value.</summary>
    public bool AssignsUnknownNames { get; internal set; }

    /// <summary>Whether a variable that can be read here may have a name that nobody knows yet.</summary>
    public bool SeesUnknownNames => AssignsUnknownNames || (SeesOuterVariables && Parent is { SeesUnknownNames: true });

    /// <summary>The names of all variables that can be read here. Asked for once everything is declared.</summary>
    public HashSet<string> VisibleNames => _visibleNames ??= FindVisibleNames();

    /// <summary>A state of this scope, or null.</summary>
    /// <param name="name">Its name.</param>
    public StateSymbol? FindState(string name) => _states.TryGetValue(name, out var state) ? state : null;

    /// <summary>A variable that this scope itself assigns, or null.</summary>
    /// <param name="name">Its name without the <c>$</c>.</param>
    public VariableSymbol? FindOwnVariable(string name) => _variables.TryGetValue(name, out var variable) ? variable : null;

    /// <summary>A variable that can be read here: this scope's, else the nearest enclosing scope's; null when none assigns it.</summary>
    /// <param name="name">Its name without the <c>$</c>.</param>
    public VariableSymbol? FindVariable(string name)
    {
        for (var scope = this; scope is not null; scope = scope.SeesOuterVariables ? scope.Parent : null)
        {
            if (scope.FindOwnVariable(name) is { } variable)
                return variable;
        }

        return null;
    }

    private HashSet<string> FindVisibleNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var scope = this; scope is not null; scope = scope.SeesOuterVariables ? scope.Parent : null)
            names.UnionWith(scope._variables.Keys);
        return names;
    }

    /// <summary>The first assignment of a variable by a state of this scope other than one; null when there is none.</summary>
    /// <param name="name">Its name without the <c>$</c>.</param>
    /// <param name="state">The state whose own assignments do not count.</param>
    internal MemberSyntax? FindAssignmentBeside(string name, StateSymbol state)
    {
        if (FindOwnVariable(name) is not { } variable)
            return null;
        return variable.FirstState != state ? variable.FirstAssignment : _otherAssignments.TryGetValue(name, out var other) ? other : null;
    }

    internal void Declare(string name, StateSymbol state, MemberSyntax member)
    {
        if (!_variables.TryGetValue(name, out var variable))
            _variables[name] = new VariableSymbol(name, this, state, member);
        else if (state != variable.FirstState && !_otherAssignments.ContainsKey(name))
            _otherAssignments[name] = member;
    }
}
