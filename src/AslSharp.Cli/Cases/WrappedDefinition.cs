namespace AslSharp.Cli.Cases;

/// <summary>Puts a machine around a single state, so that the states it goes on to are there.</summary>
internal static class WrappedDefinition
{
    /// <summary>What the service calls the state.</summary>
    internal const string StateName = "StateName";

    /// <summary>The machine; what has states of its own is one already.</summary>
    /// <param name="definition">A state or a machine.</param>
    internal static AslValue Of(AslValue definition)
    {
        if (!definition.IsObject || !definition["States"].IsUndefined) return definition;
        var states = AslValue.Object(new AslProperty(StateName, definition));
        foreach (var target in Targets(definition).Distinct(StringComparer.Ordinal))
        {
            if (target != StateName) states = states.With(target, AslValue.Object(new AslProperty("Type", "Succeed")));
        }

        return AslValue.Object(new AslProperty("StartAt", StateName), new AslProperty("States", states));
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
