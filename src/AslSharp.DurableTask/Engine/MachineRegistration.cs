using AslSharp.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.DurableTask;

/// <summary>A state machine that a worker runs.</summary>
/// <param name="name">The orchestrator's name.</param>
/// <param name="description">The definition.</param>
/// <param name="options">How its executions run.</param>
internal abstract class MachineRegistration(string name, StateMachineDescription description, StateMachineOrchestrationOptions options)
{
    internal string Name => name;

    internal StateMachineDescription Description => description;

    internal int EventsBeforeContinuing => options.EventsBeforeContinuing;

    internal string StateMachineArn { get; } = $"arn:aws:states:{options.Execution.Region}:{options.Execution.AccountId}:stateMachine:{name}";

    /// <summary>What its executions have, but for what belongs to the orchestration.</summary>
    internal ExecutionOptions Options { get; } = options.Execution with { StateMachineName = name, StateMachines = null, Activities = null };

    /// <summary>The machine that orchestrations run. None of its tasks is called.</summary>
    internal abstract IStateMachine Machine { get; }

    internal virtual string ExecutionArn(string executionName) => $"arn:aws:states:{Options.Region}:{Options.AccountId}:execution:{name}:{executionName}";

    internal virtual string ActivityName(string stateName) => $"{name}/{stateName}";

    /// <summary>The activity that tells whether there is an execution of a name; no task's has a name without a stroke.</summary>
    internal string FindActivity { get; } = $"{name}:find";

    /// <summary>The id of an execution's instance: names of executions are the machine's, ids of instances are everybody's.</summary>
    internal string InstanceId(string executionName) => InstanceName.Of(name, executionName);

    /// <summary>The identity of an execution, made anew at each replay.</summary>
    internal virtual Execution CreateExecution(OrchestrationRun run, AslValue input) => new(
        Options with { TimeProvider = run.Clock, Observer = Options.Observer is { } observer ? new FirstTimeObserver(run.Context, observer) : null },
        description,
        input,
        new ExecutionStart
        {
            Name = InstanceName.ExecutionOf(name, run.Context.InstanceId),
            Arn = ExecutionArn(InstanceName.ExecutionOf(name, run.Context.InstanceId))
        })
    {
        IsReplayed = true,
    };

    /// <summary>An attempt of a task is scheduled, for the first time or in a replay.</summary>
    internal virtual void OnScheduled(TaskContext context)
    {
    }

    /// <summary>Goes on with an execution from where an attempt of a task begins, in an activity.</summary>
    internal abstract ValueTask<ExecutionResult> ResumeAsync(IServiceProvider services, ActivityAttempt attempt, AslValue input, ExecutionPosition position);
}

/// <summary>A machine whose class is registered.</summary>
internal sealed class HostedMachine(
    string name,
    StateMachineDescription description,
    StateMachineOrchestrationOptions options,
    Func<IServiceProvider, ExecutionOptions, IStateMachine> create,
    IServiceScopeFactory scopes)
    : MachineRegistration(name, description, options)
{
    private readonly Func<IServiceProvider, ExecutionOptions, IStateMachine> _create = create;

    // Its scope lasts as long as the process: the tasks that it may hold are never called.
    private readonly Lazy<IStateMachine> _machine = new(() => create(scopes.CreateScope().ServiceProvider, options.Execution));

    internal override IStateMachine Machine => _machine.Value;

    /// <summary>The conversions of the machine's contracts; null where it has none.</summary>
    internal TypeConversions? Conversions => (Machine as ITypedStateMachine)?.Conversions;

    internal override ValueTask<ExecutionResult> ResumeAsync(IServiceProvider services, ActivityAttempt attempt, AslValue input, ExecutionPosition position)
    {
        var machine = _create(services, Options);
        return machine.ResumeAsync(new ActivityHost<MethodCaller>(attempt, new MethodCaller(new InProcessHost(Options)), Options), input, position);
    }
}
