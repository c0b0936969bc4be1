namespace AslSharp.Cli.Cases;

/// <summary>Puts a machine around a single state, so that the states it goes on to are there.</summary>
internal static class WrappedDefinition
{
    /// <summary>What the service calls the state.</summary>
    internal const string StateName = "StateName";

    private const string VariablesName = "The variables of StateName";

    /// <summary>The machine; what has states of its own is one already.</summary>
    /// <param name="definition">A state or a machine.</param>
    /// <param name="variables">The variables that the state finds, as an object; undefined for none.</param>
    internal static AslValue Of(AslValue definition, AslValue variables = default)
    {
        if (!definition.IsObject || !definition["States"].IsUndefined) return definition;
        var states = AslValue.Object(new AslProperty(StateName, definition));
        foreach (var target in Targets(definition).Distinct(StringComparer.Ordinal))
        {
            if (target != StateName) states = states.With(target, AslValue.Object(new AslProperty("Type", "Succeed")));
        }

        if (variables is not { IsObject: true, Count: > 0 }) return AslValue.Object(new AslProperty("StartAt", StateName), new AslProperty("States", states));

        // A state before it assigns them, with values of which nothing is known: without one they would not be there for the compiler.
        var assign = AslValue.Object([.. variables.Properties.ToArray().Select(static variable => new AslProperty($"{variable.Name.Text}.$", "$.value"))]);
        states = states.With(
            VariablesName, AslValue.Object(new AslProperty("Type", "Pass"), new AslProperty("Assign", assign), new AslProperty("Next", StateName)));
        return AslValue.Object(new AslProperty("StartAt", VariablesName), new AslProperty("States", states));
    }

    private static IEnumerable<string> Targets(AslValue state)
    {
        if (state["Next"].TryGetString(out var next)) yield return next;
        if (state["Default"].TryGetString(out var fallback)) yield return fallback;
        foreach (var rule in state["Choices"].Items.ToArray().Concat(state["Catch"].Items.ToArray()))
        {
            if (rule["Next"].TryGetString(out var target)) yield return target;
        }
    }
}
