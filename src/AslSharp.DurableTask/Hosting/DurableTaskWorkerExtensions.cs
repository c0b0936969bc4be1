using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AslSharp.DurableTask;

/// <summary>Registers state machines with a Durable Task worker.</summary>
public static class DurableTaskWorkerExtensions
{
    /// <summary>Registers a state machine by its class, as an orchestrator and an activity for each of its tasks. What its Task states call comes from the
    /// services.</summary>
    /// <typeparam name="TMachine">The class.</typeparam>
    /// <param name="builder">The worker.</param>
    /// <param name="name">The orchestrator's name; null for that of the definition's file.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <returns>The worker.</returns>
    /// <exception cref="NotSupportedException">The machine has something that an orchestration cannot do: a <c>ResultWriter</c>.</exception>
    /// <example><code>
    /// builder.Services.AddSingleton&lt;IOrderTasks, OrderTasks&gt;();
    /// builder.Services.AddDurableTaskWorker(worker => worker.AddStateMachine&lt;OrderStateMachine&gt;());
    /// </code></example>
    public static IDurableTaskWorkerBuilder AddStateMachine<TMachine>(
        this IDurableTaskWorkerBuilder builder, string? name = null, Action<StateMachineOrchestrationOptions>? configure = null)
        where TMachine : class, IStateMachine, IStateMachineClass<TMachine>
        => builder.AddStateMachine(static (services, options) => TMachine.Create(services, options), TMachine.Description, name, configure);

    /// <summary>Registers a state machine that is made in a way of one's own, such as without its tasks.</summary>
    /// <typeparam name="TMachine">The class.</typeparam>
    /// <param name="builder">The worker.</param>
    /// <param name="create">
    /// Makes it with the options that it is given: once for all orchestrations, which call no task, and for each activity with services of a scope
    /// of its own.
    /// </param>
    /// <param name="description">The definition.</param>
    /// <param name="name">The orchestrator's name; null for that of the definition's file.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <returns>The worker.</returns>
    /// <exception cref="NotSupportedException">The machine has something that an orchestration cannot do: a <c>ResultWriter</c>.</exception>
    public static IDurableTaskWorkerBuilder AddStateMachine<TMachine>(
        this IDurableTaskWorkerBuilder builder,
        Func<IServiceProvider, ExecutionOptions, TMachine> create,
        StateMachineDescription description,
        string? name = null,
        Action<StateMachineOrchestrationOptions>? configure = null)
        where TMachine : class, IStateMachine
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(description);
        var machineName = name ?? description.Name;
        if (description.States.FirstOrDefault(static state => state.HasResultWriter) is { } state)
        {
            throw new NotSupportedException(
                $"The Map state '{state.Name}' of '{machineName}' has a ResultWriter. An orchestration writes no objects: let a task write the results.");
        }

        builder.Services.AddSingleton<MachineRegistration>(services =>
        {
            var options = new StateMachineOrchestrationOptions();
            configure?.Invoke(options);
            return new HostedMachine(machineName, description, options, create, services.GetRequiredService<IServiceScopeFactory>());
        });
        builder.Services.AddOptions<DurableTaskRegistry>(builder.Name)
            .Configure<IServiceProvider>((registry, services) => Register(registry, services, machineName));
        builder.Services.TryAddSingleton(
            services => new StateMachineClient<TMachine>(services.GetRequiredService<DurableTaskClient>(), Find(services, machineName)));
        return builder;
    }

    private static void Register(DurableTaskRegistry registry, IServiceProvider services, string name)
    {
        var machine = Find(services, name);
        registry.AddOrchestrator(name, () => new Orchestration(_ => machine, services.GetServices<MachineRegistration>()));
        registry.AddActivity(machine.FindActivity, static scope => new FindActivity(scope));
        foreach (var activity in machine.Description.States.Where(static state => state.Type == "Task").Select(state => machine.ActivityName(state.Name))
            .Distinct(StringComparer.Ordinal))
        {
            registry.AddActivity(activity, scope => new TaskActivity(_ => machine, scope));
        }
    }

    private static MachineRegistration Find(IServiceProvider services, string name)
        => services.GetServices<MachineRegistration>().First(machine => machine.Name == name);
}
