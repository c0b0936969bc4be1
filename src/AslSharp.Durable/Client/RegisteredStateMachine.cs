namespace AslSharp.Durable;

/// <summary>A state machine that executions can be started of.</summary>
public sealed class RegisteredStateMachine
{
    private readonly MachineRegistration _machine;

    internal RegisteredStateMachine(MachineRegistration machine, DateTimeOffset creationDate)
    {
        _machine = machine;
        CreationDate = creationDate;
    }

    /// <summary>Its name.</summary>
    public string Name => _machine.Name;

    /// <summary>Its ARN.</summary>
    public string StateMachineArn => _machine.StateMachineArn;

    /// <summary>Its states, and the fingerprint of its definition.</summary>
    public StateMachineDescription Description => _machine.Description;

    /// <summary>When this process registered it, UTC.</summary>
    public DateTimeOffset CreationDate { get; }

    /// <summary>
    /// The text of its definition, where its assembly holds it as the resource <c>AslSharp.Definitions/NAME.asl.json</c>: projects that
    /// reference AslSharp.AspNetCore do. Null where it does not.
    /// </summary>
    public string? Definition => _machine.ReadDefinition();
}
