using AslSharp.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AslSharp.Durable;

/// <summary>The engine of a process, from when it has started on.</summary>
internal sealed class DurableRuntime
{
    private readonly TaskCompletionSource<DurableEngine> _engine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal DurableRuntime(
        IExecutionStore store, IReadOnlyList<MachineRegistration> machines, DurableOptions options, IReadOnlyList<IExecutionStatusPublisher> publishers,
        ILogger logger)
    {
        Logger = logger;
        Engine = new DurableEngine(store, machines, options.Execution.TimeProvider, logger)
        {
            LongestRedrive = options.AslStrict ? TimeSpan.FromDays(14) : null,
            Open = new OpenExecutions(options.MaxOpenExecutions),
            StatusChanges = publishers.Count == 0 ? null : new StatusChangeQueues(publishers, logger),
        };
    }

    internal DurableEngine Engine { get; }

    internal ILogger Logger { get; }

    internal Task<DurableEngine> EngineAsync(CancellationToken cancellationToken)
        => _engine.Task.IsCompletedSuccessfully ? _engine.Task : _engine.Task.WaitAsync(cancellationToken);

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A machine whose tasks are missing is told of now, and not by the first execution that needs them.
            foreach (var machine in Engine.Machines) _ = machine.Conversions;
            await Engine.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _engine.TrySetException(exception);
            throw;
        }

        _engine.TrySetResult(Engine);
    }
}

/// <summary>A machine whose objects are made with the services of a scope of its own for each execution in memory.</summary>
internal sealed class HostedMachine(
    Type machine, string name, int version, StateMachineDescription description, ExecutionOptions options,
    Func<IServiceProvider, ExecutionOptions, IStateMachine> create, IServiceScopeFactory scopes,
    string? definition)
    : MachineRegistration(name, version, description, options)
{
    private readonly Func<IServiceProvider, ExecutionOptions, IStateMachine> _create = create;
    private readonly Lazy<TypeConversions?> _conversions = new(() =>
    {
        using var scope = scopes.CreateScope();
        return (create(scope.ServiceProvider, options) as ITypedStateMachine)?.Conversions;
    });

    // What is told to others is told when it is kept.
    private readonly ExecutionOptions _inside = options with { Observer = null, StateMachineName = name, StateMachines = null };

    internal override TypeConversions? Conversions => _conversions.Value;

    internal override string? ReadDefinition()
    {
        if (definition is not null) return definition;
        using var resource = machine.Assembly.GetManifestResourceStream($"AslSharp.Definitions/{Description.Name}.asl.json");
        if (resource is null) return null;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    internal override IMachineLife Create(LiveExecution live) => new Life(this, live, scopes.CreateScope());

    private sealed class Life(HostedMachine machine, LiveExecution live, IServiceScope scope) : IMachineLife
    {
        public ValueTask<ExecutionResult> RunAsync(AslValue input, ExecutionPosition? position, CancellationToken cancellationToken)
        {
            var inside = machine._inside;
            if (live.ChildMachineArn is { } arn) inside = inside with { StateMachineArn = arn, StateMachineName = arn[(arn.LastIndexOf(':') + 1)..] };
            var instance = machine._create(scope.ServiceProvider, inside);
            var local = new InProcessHost(inside, new ExecutionStart { Name = live.NewName, Arn = live.Arn, TraceHeader = live.TraceHeader });
            var host = new DurableHost<InProcessHost>(live, local, local);
            return position is null ? instance.ExecuteAsync(host, input, cancellationToken) : instance.ResumeAsync(host, input, position, cancellationToken);
        }

        public void Dispose() => scope.Dispose();
    }
}
