using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Lowering;

/// <summary>One <c>States</c> object: the machine itself, a branch of a Parallel state, or the item processor of a Map state.</summary>
/// <param name="Pointer">Slash path of the scope: empty for the machine, else such as <c>/States/Fan/Branches/0</c>.</param>
/// <param name="Start">Index into <paramref name="States"/> of the state that <c>StartAt</c> names.</param>
/// <param name="States">The states in document order.</param>
/// <param name="Variables">Names assigned by states of this scope (not of inner ones), ordinally sorted, without the <c>$</c>.</param>
/// <param name="OuterVariables">Names of enclosing scopes' variables that this scope or a scope inside it reads, ordinally sorted.</param>
internal sealed record LoweredScope(
    string Pointer,
    int Start,
    EquatableArray<LoweredState> States,
    EquatableArray<string> Variables,
    EquatableArray<string> OuterVariables);
