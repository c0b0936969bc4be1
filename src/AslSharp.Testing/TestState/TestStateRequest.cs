namespace AslSharp.Testing;

/// <summary>A question to <see cref="StateTester"/>, as the service's TestState takes it (reference 14).</summary>
public sealed record TestStateRequest
{
    /// <summary>The state; states inside a Map or Parallel are found too.</summary>
    public required string StateName { get; init; }

    /// <summary>The state's input; undefined counts as <c>{}</c>.</summary>
    public AslValue Input { get; init; }

    /// <summary>How much the answer tells.</summary>
    public InspectionLevel InspectionLevel { get; init; }

    /// <summary>The variables as they are when the state is entered, as an object; undefined for none.</summary>
    public AslValue Variables { get; init; }

    /// <summary>The Context object; undefined for one made up.</summary>
    public AslValue Context { get; init; }

    /// <summary>What the task, the branches or the iterations give; null to run them.</summary>
    public TestStateMock? Mock { get; init; }

    /// <summary>The situation; null for a first attempt.</summary>
    public TestStateConfiguration? StateConfiguration { get; init; }

    /// <summary>Whether the answer would tell secrets of an HTTP task. The service refuses it beside a mock.</summary>
    public bool RevealSecrets { get; init; }

    /// <summary>Whether the question comes from the service's own JSON and names no role, which the service needs to call a task.</summary>
    internal bool LacksRole { get; init; }
}
