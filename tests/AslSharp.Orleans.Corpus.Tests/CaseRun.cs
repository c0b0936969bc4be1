using AslSharp.Durable.Tests.Engine;

namespace AslSharp.Orleans.Corpus.Tests;

/// <summary>The execution of a case.</summary>
internal interface ICaseRun
{
    /// <summary>As its host would have it.</summary>
    Execution Observed { get; }

    /// <summary>Makes its machine, or that of a child.</summary>
    IMachineLife Create(LiveExecution live);
}

/// <summary>The execution of a case, in the world of its host.</summary>
internal sealed class CaseRun<THost>(IStateMachine machine, THost world, Execution observed) : ICaseRun
    where THost : struct, IExecutionHost
{
    public Execution Observed => observed;

    public IMachineLife Create(LiveExecution live) => new Life(this, live);

    private Execution CreateExecution(LiveExecution live, AslValue input)
    {
        var arn = live.ChildMachineArn ?? observed.StateMachineId;
        var options = new ExecutionOptions
        {
            StateMachineArn = arn,
            StateMachineName = live.ChildMachineArn is null ? observed.StateMachineName : arn[(arn.LastIndexOf(':') + 1)..],
            RoleArn = observed.RoleArn,
            InlineMapConcurrency = observed.InlineMapConcurrency,
            TimeProvider = live.Engine.TimeProvider,
        };
        return new(options, machine.Description, input, new ExecutionStart { Name = live.NewName, Arn = live.Arn });
    }

    private sealed class Life(CaseRun<THost> run, LiveExecution live) : IMachineLife
    {
        private readonly IStateMachine _machine = run.Machine;

        public ValueTask<ExecutionResult> RunAsync(AslValue input, ExecutionPosition? position, CancellationToken cancellationToken)
        {
            var host = new DurableHost<CaseWorld<THost>>(live, new CaseWorld<THost>(run.World, input => run.CreateExecution(live, input)), default);
            return position is null ? _machine.ExecuteAsync(host, input, cancellationToken) : _machine.ResumeAsync(host, input, position, cancellationToken);
        }

        public void Dispose()
        {
        }
    }

    private IStateMachine Machine => machine;

    private THost World => world;
}
