using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>An execution that another one started.</summary>
internal sealed class NestedExecution(StateMachineRegistry registry, string arn, string name, string stateMachineArn, AslValue input, TimeProvider timeProvider)
{
    private static readonly AslValue Included = AslValue.Object(new AslProperty("Included", true));

    private readonly CancellationTokenSource _stop = new();
    // Continuations run where the execution ends: a virtual clock drives the parent on from its own thread.
    private readonly TaskCompletionSource<ExecutionResult> _completion = new();
    private readonly DateTimeOffset _startTime = timeProvider.GetUtcNow();

    internal string Arn => arn;

    internal AslValue Input => input;

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

    /// <summary>What <c>startExecution</c> answers; names and times as the optimised integration gives them.</summary>
    internal AslValue Started(TaskContext context) => AslValue.Object(
        new AslProperty("ExecutionArn", arn),
        new AslProperty(SdkMetadata.HttpName, SdkMetadata.Http),
        new AslProperty(SdkMetadata.ResponseName, SdkMetadata.Response(context)),
        new AslProperty("StartDate", _startTime.ToUnixTimeMilliseconds()));

    /// <summary>What <c>DescribeExecution</c> says when it is over: data as text, or as they are (<c>.sync:2</c>).</summary>
    internal AslValue Describe(ExecutionResult result, bool hasJson)
    {
        var members = new List<AslProperty>(15);
        if (result.Cause is not null) members.Add(new("Cause", result.Cause));
        if (result.Error is not null) members.Add(new("Error", result.Error));
        members.Add(new("ExecutionArn", arn));
        members.Add(new("Input", Data(input)));
        members.Add(new("InputDetails", Included));
        members.Add(new("Name", name));
        if (result.IsSuccess)
        {
            members.Add(new("Output", Data(result.Output)));
            members.Add(new("OutputDetails", Included));
        }

        members.Add(new("RedriveCount", 0));
        members.Add(new("RedriveStatus", result.IsSuccess ? "NOT_REDRIVABLE" : "REDRIVABLE"));
        if (result.IsSuccess) members.Add(new("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven"));
        members.Add(new("StartDate", _startTime.ToUnixTimeMilliseconds()));
        members.Add(new("StateMachineArn", stateMachineArn));
        members.Add(new("Status", ExecutionStatusNames.Of(result.Status)));
        members.Add(new("StopDate", result.StopTime.ToUnixTimeMilliseconds()));
        return AslValue.Object([.. members]);

        AslValue Data(AslValue value) => hasJson ? value : AslValue.Of(value.ToJson());
    }

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
