using AslSharp.Hosting;

namespace AslSharp.DurableTask.Tests.Corpus;

/// <summary>The machine of one execution of a case.</summary>
internal sealed class CaseRegistration<THost>(IStateMachine machine, THost world, CaseHost cases, Execution observed)
    : MachineRegistration(observed.StateMachineName, machine.Description, new StateMachineOrchestrationOptions
    {
        Execution = new ExecutionOptions
        {
            StateMachineArn = observed.StateMachineId,
            RoleArn = observed.RoleArn,
            InlineMapConcurrency = observed.InlineMapConcurrency,
            // The host answers whatever is asked, other state machines among it.
            Services = new ServiceHandlers(),
        },
    })
    where THost : struct, IExecutionHost
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, (Task Turn, TaskCompletionSource Over)> _turns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);
    private Task _last = Task.CompletedTask;

    internal override IStateMachine Machine => machine;

    internal override string ExecutionArn(string executionName) => observed.Id;

    internal override string ActivityName(string stateName) => CaseHost.Activity;

    internal override Execution CreateExecution(OrchestrationRun run, AslValue input)
        => new(Options with { TimeProvider = run.Clock }, Description, input, new ExecutionStart { Name = observed.Name, Arn = observed.Id }) { IsReplayed = true };

    // Answers belong to calls in their order, and activities run in any.
    internal override void OnScheduled(TaskContext context)
    {
        lock (_gate)
        {
            var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_turns.TryAdd(context.IdempotencyKey, (_last, over))) _last = over.Task;
        }
    }

    internal override ValueTask<ExecutionResult> ResumeAsync(IServiceProvider services, ActivityAttempt attempt, AslValue input, ExecutionPosition position)
        => machine.ResumeAsync(new ActivityHost<Caller>(attempt, new Caller(this), Options), input, position);

    internal void Stop() => _stop.Cancel();

    private (Task Turn, TaskCompletionSource Over) TurnOf(string key)
    {
        lock (_gate)
        {
            if (!_called.Add(key)) throw new InvalidOperationException($"Called twice: {key}");
            return _turns[key];
        }
    }

    private async ValueTask<TaskOutcome> CallAsync<TCall>(TCall task, TaskContext context)
        where TCall : struct, ITaskCall
    {
        var (turn, over) = TurnOf(context.IdempotencyKey);
        await turn.ConfigureAwait(false);
        ValueTask<TaskOutcome> running;
        try
        {
            running = world.RunTaskAsync(task, context, _stop.Token);
        }
        finally
        {
            over.SetResult();
        }

        var isAnswered = context.Descriptor.Pattern == TaskPattern.WaitForTaskToken || context.Descriptor.Kind == TaskKind.Activity;
        if (!isAnswered || context.TaskToken is not { } token) return await running.ConfigureAwait(false);
        _ = AnswerAsync(running.AsTask(), token);
        return TaskOutcome.Success(context.Descriptor.Kind == TaskKind.Activity ? await context.WaitForTaskTokenAsync(_stop.Token).ConfigureAwait(false) : context.SubmittedOutput);
    }

    // What the case says of such a task is what comes by token.
    private async Task AnswerAsync(Task<TaskOutcome> running, string token)
    {
        var outcome = await running.ConfigureAwait(false);
        if (outcome.Failure is { } failure) await cases.Client.SendTaskFailureAsync(token, failure.Error, failure.Cause).ConfigureAwait(false);
        else await cases.Client.SendTaskSuccessAsync(token, outcome.Value).ConfigureAwait(false);
    }

    private readonly struct Caller(CaseRegistration<THost> owner) : ITaskCaller
    {
        public ValueTask<TaskOutcome> CallAsync<TCall>(TCall task, TaskContext context, CancellationToken cancellationToken)
            where TCall : struct, ITaskCall
            => owner.CallAsync(task, context);
    }
}
