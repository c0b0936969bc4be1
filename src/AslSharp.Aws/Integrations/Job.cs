namespace AslSharp.Aws;

/// <summary>How a job that an action starts is waited for (<c>.sync</c>).</summary>
internal sealed class Job
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    /// <summary>The parameters of the action that tells how it stands, from the job's parameters and what starting it answered.</summary>
    internal required Func<AslValue, AslValue, AslValue> Query { get; init; }

    /// <summary>The job in that action's answer; undefined where it is not there yet.</summary>
    internal required Func<AslValue, AslValue> Find { get; init; }

    /// <summary>How the job stands: true for done, false for failed, null for under way.</summary>
    internal required Func<AslValue, bool?> Look { get; init; }

    /// <summary>The parameters of the action that stops it; null for those of <see cref="Query"/>.</summary>
    internal Func<AslValue, AslValue, AslValue>? StopQuery { get; init; }

    internal async ValueTask<AslValue> WaitAsync(
        IntegrationCall call, string service, AslValue started, AslValue submitted, CancellationToken cancellationToken)
    {
        call.Context.SubmittedOutput = submitted;
        var (describe, stop) = IntegrationActions.JobOf(call.Resource.Service, call.Resource.Action)!.Value;
        var query = Query(call.Parameters, started);
        try
        {
            for (var look = 0; ; look++)
            {
                await Task.Delay(DelayBefore(look, call.Client.Options.PollingInterval), call.Client.Options.TimeProvider, cancellationToken)
                    .ConfigureAwait(false);
                AslValue job;
                try
                {
                    job = Find((await call.SendAsync(service, describe, query, cancellationToken).ConfigureAwait(false)).Value);
                }
                catch (AwsException problem) when (Retries.IsWorthwhile(problem))
                {
                    // The job goes on, whether or not it can be looked at now.
                    continue;
                }

                if (job.IsUndefined || Look(job) is not { } isDone) continue;
                job = Jobs.WithJson(call.Resource, job);
                return isDone ? job : call.Context.Fail(ErrorNames.TaskFailed, job.ToJson());
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (stop is not null) await StopAsync(call, service, stop, started, query).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask StopAsync(IntegrationCall call, string service, string stop, AslValue started, AslValue query)
    {
        using var patience = new CancellationTokenSource(StopPatience, call.Client.Options.TimeProvider);
        try
        {
            await call.SendAsync(service, stop, StopQuery is null ? query : StopQuery(call.Parameters, started), patience.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is AwsException or OperationCanceledException)
        {
            // It may have ended by itself; the state is over in either case.
        }
    }

    private static TimeSpan DelayBefore(int look, TimeSpan longest)
    {
        var delay = FirstLook * Math.Pow(2, Math.Min(look, 20));
        return delay < longest ? delay : longest;
    }
}
