namespace AslSharp;

/// <summary>A state of whatever model of a machine, as far as histories are told by it.</summary>
/// <typeparam name="TState">The model's states.</typeparam>
internal interface IScopedState<TState>
    where TState : class, IScopedState<TState>
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Its <c>Type</c>.</summary>
    string Type { get; }

    /// <summary>The states of each branch, or of the item processor; none for other states.</summary>
    IReadOnlyList<IReadOnlyList<TState>> InnerScopes { get; }
}
