using Orleans.Concurrency;

namespace AslSharp.Orleans;

/// <summary>Runs its execution on the engine of this silo, and lets it come to rest before it is deactivated. The engine sees to order by itself.</summary>
[Reentrant]
[CollectionAgeLimit(Minutes = 3)]
internal sealed class ExecutionGrain(DurableRuntime runtime, GrainExecutionStore store) : Grain, IExecutionGrain
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Watch = TimeSpan.FromMinutes(1);

    private LocalRouter? _local;
    private IGrainTimer? _watch;

    private string Arn => this.GetPrimaryKeyString();

    private DurableEngine Engine => runtime.Engine;

    private LocalRouter Local => _local ??= new LocalRouter(Engine);

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await runtime.EngineAsync(cancellationToken).ConfigureAwait(true);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Engine.RetireAsync(Arn, cancellationToken);

    public Task<Reply<DateTimeOffset>> StartAsync(StartMessage start)
    {
        KeepWhileAtWork();
        return Reply.OfAsync(StartHereAsync(start));
    }

    public async Task<byte[]> WakeAsync()
    {
        KeepWhileAtWork();
        return Entry.ToBytes([await WakeHereAsync().ConfigureAwait(true)]);
    }

    public Task TellEndedAsync(string endedArn, byte[] record)
    {
        KeepWhileAtWork();
        Local.TellEnded(Arn, ExecutionRecord.ReadEnd(endedArn, record));
        return Task.CompletedTask;
    }

    public async Task<EndMessage> WaitForEndAsync()
    {
        using var over = new CancellationTokenSource(LongestWait);
        var ending = Local.WaitAsync(Arn, over.Token);
        await ((Task)ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!ending.IsCompletedSuccessfully) return new(!over.IsCancellationRequested);
        return new(true, ending.Result is { } ended ? new ExecutionRecord { Execution = ended.Stored }.ToBytes() : null);
    }

    public Task<Reply<bool>> StopAsync(string? error, string? cause) => AskAsync(Local.StopAsync(Arn, error, cause, default));

    public Task<Reply<DateTimeOffset>> RedriveAsync() => AskAsync(Local.RedriveAsync(Arn, default));

    public Task<Reply<bool>> AnswerAsync(string taskToken, OutcomeMessage outcome) => AskAsync(Local.AnswerAsync(Arn, taskToken, outcome.ToOutcome(), default));

    public Task<Reply<bool>> BeatAsync(string taskToken) => AskAsync(Local.BeatAsync(Arn, taskToken, default));

    public Task<Reply<byte[]?>> TakeAsync(string taskToken, string? workerName)
    {
        return AskAsync(TakeHereAsync());

        async Task<byte[]?> TakeHereAsync()
        {
            if (await Local.TakeAsync(Arn, taskToken, workerName, default).ConfigureAwait(true) is { } task) return task.Input.ToUtf8Bytes();
            // The shard has not heard that it does not wait any more.
            await store.CorrectAsync(await WakeHereAsync().ConfigureAwait(true)).ConfigureAwait(true);
            return null;
        }
    }

    public Task<Reply<bool>> UpdateMapRunAsync(string mapRunArn, int? maxConcurrency, long? toleratedFailureCount, double? toleratedFailurePercentage)
        => AskAsync(Local.UpdateMapRunAsync(Arn, mapRunArn, new(maxConcurrency, toleratedFailureCount, toleratedFailurePercentage), default));

    public async Task<long[]?> FindMapRunAsync(string mapRunArn)
        => await Local.FindMapRunAsync(Arn, mapRunArn, default).ConfigureAwait(true) is { } run
            ? [.. Counts.ToNumbers(run.Items), .. Counts.ToNumbers(run.Executions)] : null;

    private Task<Reply<T>> AskAsync<T>(Task<T> running)
    {
        KeepWhileAtWork();
        return Reply.OfAsync(running);
    }

    private async Task<DateTimeOffset> StartHereAsync(StartMessage start)
    {
        var machine = Engine.FindMachine(start.StateMachineArn, start.Fingerprint) ?? throw new ExecutionDefinitionException(
            $"The execution '{Arn}' cannot start on the silo that it came to: no state machine with the fingerprint {start.Fingerprint} is registered there. Register the same ones on all silos.");
        var execution = new NewExecution(machine, start.Name, AslValue.Parse(start.Input))
        {
            Arn = Arn,
            Child = start.MapRunArn is null ? null : new(start.MapRunArn, start.ChildMachineArn!, start.StateName!),
            TraceHeader = start.TraceHeader,
            StartedBy = start.StartedBy,
            WaitedForBy = start.WaitedForBy,
        };
        return (await Local.StartAsync(execution, default).ConfigureAwait(true)).StartDate;
    }

    private async Task<Entry> WakeHereAsync()
    {
        // When that is answered, what it changed is kept.
        var live = await Engine.AskAsync(Arn, static live => live.Recheck(), default).ConfigureAwait(true);
        return live.Kept is { } kept ? GrainExecutionStore.EntryOf(kept) : Entry.Gone(Arn);
    }

    // A silo must not take a grain for idle whose execution is at work, however long its tasks take without a word.
    private void KeepWhileAtWork()
        => _watch ??= this.RegisterGrainTimer(
            static (grain, _) =>
            {
                if (grain.Engine.FindLive(grain.Arn) is not null) return Task.CompletedTask;
                grain._watch?.Dispose();
                grain._watch = null;
                return Task.CompletedTask;
            },
            this,
            new GrainTimerCreationOptions(Watch, Watch) { KeepAlive = true, Interleave = true });
}

/// <summary>Counts of Map Runs as numbers, in the order of their members.</summary>
internal static class Counts
{
    internal static long[] ToNumbers(MapRunCounts counts)
        => [counts.Total, counts.Running, counts.Succeeded, counts.Failed, counts.TimedOut, counts.Aborted, counts.Pending];

    internal static MapRunCounts OfNumbers(ReadOnlySpan<long> numbers) => new()
    {
        Total = numbers[0],
        Running = numbers[1],
        Succeeded = numbers[2],
        Failed = numbers[3],
        TimedOut = numbers[4],
        Aborted = numbers[5],
        Pending = numbers[6],
    };
}
