using Orleans.Concurrency;

namespace AslSharp.Orleans;

/// <summary>An execution: where its grain is active, it runs, and nowhere else. Its key is the execution's ARN.</summary>
[Alias("AslSharp.IExecutionGrain")]
internal interface IExecutionGrain : IGrainWithStringKey
{
    /// <summary>Starts it, or finds that the very same runs.</summary>
    /// <returns>When it started.</returns>
    [Alias("Start")]
    Task<Reply<DateTimeOffset>> StartAsync(StartMessage start);

    /// <summary>Does what is due, and goes on with it where it is not in memory.</summary>
    /// <returns>How it stands, as a shard wants to know it.</returns>
    [Alias("Wake")]
    Task<byte[]> WakeAsync();

    /// <summary>One that it may wait for has ended.</summary>
    [Alias("TellEnded")]
    [OneWay]
    Task TellEndedAsync(string endedArn, byte[] record);

    /// <summary>Waits until it has ended, or for a while.</summary>
    /// <returns>Whether it has ended, and with what.</returns>
    [Alias("WaitForEnd")]
    Task<EndMessage> WaitForEndAsync();

    [Alias("Stop")]
    Task<Reply<bool>> StopAsync(string? error, string? cause);

    [Alias("Redrive")]
    Task<Reply<DateTimeOffset>> RedriveAsync();

    [Alias("Answer")]
    Task<Reply<bool>> AnswerAsync(string taskToken, OutcomeMessage outcome);

    [Alias("Beat")]
    Task<Reply<bool>> BeatAsync(string taskToken);

    /// <summary>Gives an activity's task to a worker.</summary>
    /// <returns>The task's input; null where another worker has it.</returns>
    [Alias("Take")]
    Task<Reply<byte[]?>> TakeAsync(string taskToken, string? workerName);

    [Alias("UpdateMapRun")]
    Task<Reply<bool>> UpdateMapRunAsync(string mapRunArn, int? maxConcurrency, long? toleratedFailureCount, double? toleratedFailurePercentage);

    /// <summary>The counts of a Map Run: of items, then of executions; null where it does not run in memory.</summary>
    [Alias("FindMapRun")]
    Task<long[]?> FindMapRunAsync(string mapRunArn);
}
