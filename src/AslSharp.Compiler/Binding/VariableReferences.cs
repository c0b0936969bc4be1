using System.Collections.Immutable;

namespace AslSharp.Compiler.Binding;

/// <summary>Which variables each state reads, as the service lists them for a definition.</summary>
public static class VariableReferences
{
    /// <summary>The names by state; states that read none are left out.</summary>
    /// <param name="machine">The definition, with or without errors.</param>
    /// <returns>For each state's name the names without the <c>$</c>, each once, ordinally sorted.</returns>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Of(BoundStateMachine machine) =>
        Reads(machine.Scope)
            .GroupBy(static read => read.State.Name, static read => read.Name, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                static state => state.Key,
                static state => state.Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToImmutableArray(),
                StringComparer.Ordinal);

    private static IEnumerable<VariableRead> Reads(BoundScope scope) =>
        scope.Reads.Concat(scope.States.SelectMany(static state => state.InnerScopes).SelectMany(Reads));
}
