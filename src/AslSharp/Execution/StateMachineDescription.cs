namespace AslSharp;

/// <summary>The machine as data, for hosts and tools; built by emitted code, so no JSON is parsed at run time.</summary>
public sealed class StateMachineDescription
{
    private readonly Func<StateDescription[]> _makeStates;
    private StateDescription[]? _states;

    /// <summary>Describes a machine whose states are at hand.</summary>
    /// <param name="name">The machine's name.</param>
    /// <param name="fingerprint">Tells this definition from any other.</param>
    /// <param name="states">The states of all scopes, in document order.</param>
    public StateMachineDescription(string name, string fingerprint, params StateDescription[] states)
        : this(name, fingerprint, () => states)
    {
    }

    /// <summary>Describes a machine whose states are made when somebody asks for them: an execution does not.</summary>
    /// <param name="name">The machine's name.</param>
    /// <param name="fingerprint">Tells this definition from any other.</param>
    /// <param name="makeStates">Makes the states of all scopes, in document order.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public StateMachineDescription(string name, string fingerprint, Func<StateDescription[]> makeStates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(fingerprint);
        ArgumentNullException.ThrowIfNull(makeStates);
        Name = name;
        Fingerprint = fingerprint;
        _makeStates = makeStates;
    }

    /// <summary>The machine's name: the definition's file name unless set otherwise.</summary>
    public string Name { get; }

    /// <summary>The machine's <c>Comment</c>, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>The machine's <c>TimeoutSeconds</c>; 0 for none.</summary>
    public long TimeoutSeconds { get; init; }

    /// <summary>The states of all scopes, in document order.</summary>
    public IReadOnlyList<StateDescription> States => _states ??= _makeStates();

    /// <summary>
    /// Tells this definition from any other: a hash of the JSON without its white space. An execution that was saved goes on only with the
    /// definition that it started with.
    /// </summary>
    public string Fingerprint { get; }
}

/// <summary>A state as data.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its <c>Type</c>.</param>
/// <param name="pointer">Its place in the definition.</param>
public sealed class StateDescription(string name, string type, string pointer)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its <c>Type</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Its place in the definition, such as <c>/States/Fan/Branches/0/States/Left</c>.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>A Task state's <c>Resource</c>; else null.</summary>
    public string? Resource { get; init; }

    /// <summary>Whether it is a Map state with a <c>ResultWriter</c>.</summary>
    public bool HasResultWriter { get; init; }
}
