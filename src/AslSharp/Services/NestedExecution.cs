using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>An execution that another one started.</summary>
internal sealed class NestedExecution(StateMachineRegistry registry, string arn, string name, string stateMachineArn, AslValue input, TimeProvider timeProvider)
{
    private readonly CancellationTokenSource _stop = new();
    // Continuations run where the execution ends: a virtual clock drives the parent on from its own thread.
    private readonly TaskCompletionSource<ExecutionResult> _completion = new();
    private readonly DateTimeOffset _startTime = timeProvider.GetUtcNow();

    internal string Arn => arn;

    internal AslValue Input => input;

    internal DateTimeOffset StartTime => _startTime;

    /// <summary>How it ended; failed where its machine could not be run at all.</summary>
    internal Task<ExecutionResult> Completion => _completion.Task;

    /// <summary>Makes the machine and starts it; what the factory throws goes to the caller.</summary>
    internal void Start(Func<ExecutionOptions, IStateMachine> create, ExecutionOptions options)
    {
        IStateMachine machine;
        try
        {
            machine = create(options);
        }
        catch
        {
            registry.Release(this);
            throw;
        }

        // Machines that start themselves over and over, each before it ends, must not use up the stack.
        _ = RuntimeHelpers.TryEnsureSufficientExecutionStack() ? RunAsync(machine, options) : Task.Run(() => RunAsync(machine, options));
    }

    internal void Stop() => _stop.CancelSafely();

    /// <summary>What the task is told of its end.</summary>
    internal EndedExecution ToEnded(ExecutionResult result) => new(arn, name, stateMachineArn, input, _startTime, result);

    private async Task RunAsync(IStateMachine machine, ExecutionOptions options)
    {
        ExecutionResult result;
        try
        {
            result = await registry.Runner(machine, options, new ExecutionStart { Name = name, Arn = arn }, input, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Nobody may be waiting for it: to whoever does, it has failed.
            result = new ExecutionResult
            {
                Status = ExecutionStatus.Failed,
                ExecutionName = name,
                ExecutionArn = arn,
                StartTime = _startTime,
                StopTime = _startTime,
                Error = ErrorNames.Runtime,
                Cause = ExceptionFailure.Unexpected(exception),
                Exception = exception,
            };
        }

        registry.Release(this);
        _completion.TrySetResult(result);
    }
}
