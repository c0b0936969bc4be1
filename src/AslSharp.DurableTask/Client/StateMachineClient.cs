using Microsoft.DurableTask.Client;

namespace AslSharp.DurableTask;

/// <summary>Schedules executions of one state machine, in the types that its class names. From the services of a process that has the machine's
/// worker.</summary>
/// <typeparam name="TMachine">The machine's class.</typeparam>
public sealed class StateMachineClient<TMachine>
    where TMachine : class, IStateMachine
{
    private readonly MachineRegistration _machine;

    internal StateMachineClient(DurableTaskClient client, MachineRegistration machine)
    {
        Client = client;
        _machine = machine;
    }

    /// <summary>All else that can be done with orchestrations.</summary>
    public DurableTaskClient Client { get; }

    /// <summary>Schedules an execution.</summary>
    /// <typeparam name="TInput">The type of the input, which the machine's class names, or <see cref="AslValue"/>.</typeparam>
    /// <param name="input">Its input.</param>
    /// <param name="name">Its name, which is the orchestration's instance id; null for a new one.</param>
    /// <param name="cancellationToken">Ends the waiting: the execution may have been scheduled all the same.</param>
    /// <returns>The instance id.</returns>
    /// <exception cref="ArgumentException">The machine's contracts write no such type.</exception>
    public Task<string> ScheduleExecutionAsync<TInput>(TInput input, string? name = null, CancellationToken cancellationToken = default)
        => Client.ScheduleExecutionAsync(_machine.Name, Write(input), name, cancellationToken);

    private AslValue Write<TInput>(TInput input)
    {
        if (input is AslValue value) return value;
        ArgumentNullException.ThrowIfNull(input);
        return _machine is HostedMachine { Conversions: { } conversions } && conversions.TryGetWriter<TInput>(out var write)
            ? write(input)
            : throw new ArgumentException($"The state machine '{_machine.Name}' takes no input of the type {typeof(TInput)}.", nameof(input));
    }
}
