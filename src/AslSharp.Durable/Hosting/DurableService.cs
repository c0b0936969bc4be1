using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace AslSharp.Durable;

/// <summary>Goes on with executions when the host starts, and lets them rest when it stops.</summary>
internal sealed class DurableService(DurableRuntime runtime, DurableOptions options) : IHostedService, IAsyncDisposable
{
    private const int ForgottenAtOnce = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _forgetting = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.MaxOpenExecutions is not null && runtime.Engine.IsLedFromOutside)
            throw new InvalidOperationException($"{nameof(DurableOptions.MaxOpenExecutions)} is not for clusters: no process knows how many executions run in all.");
        await runtime.StartAsync(cancellationToken).ConfigureAwait(false);
        if (options.Retention is { } retention) _forgetting = ForgetAsync(retention);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _forgetting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!runtime.Engine.IsLedFromOutside) await runtime.Engine.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await runtime.Engine.DisposeAsync().ConfigureAwait(false);
    }

    private async Task ForgetAsync(TimeSpan retention)
    {
        // A store of the kind is not ready yet when the host starts.
        if (runtime.Engine.IsLedFromOutside) await PauseAsync().ConfigureAwait(false);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var before = runtime.Engine.TimeProvider.GetUtcNow() - retention;
                int count;
                do
                {
                    count = await runtime.Engine.Store.DeleteEndedAsync(before, ForgottenAtOnce, _stop.Token).ConfigureAwait(false);
                    if (count > 0) Log.Forgotten(runtime.Logger, count, before);
                }
                while (count == ForgottenAtOnce && !_stop.IsCancellationRequested);
            }
            catch (ExecutionStoreException exception)
            {
                Log.ForgettingFailed(runtime.Logger, exception);
            }

            await PauseAsync().ConfigureAwait(false);
        }
    }

    private async Task PauseAsync()
        => await Task.Delay(Interval, runtime.Engine.TimeProvider, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}

/// <summary>Healthy while executions can be kept.</summary>
internal sealed class DurableHealthCheck(DurableRuntime runtime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var started = runtime.EngineAsync(CancellationToken.None);
        var result = started.IsFaulted ? HealthCheckResult.Unhealthy("The store of executions could not be opened.", started.Exception!.InnerException)
            : !started.IsCompleted ? HealthCheckResult.Degraded("The store of executions has not been opened yet.")
            : runtime.Engine.StoreProblem is { } problem ? HealthCheckResult.Unhealthy(problem.Message, problem)
            : HealthCheckResult.Healthy($"{runtime.Engine.LiveCount} executions in memory.");
        return Task.FromResult(result);
    }
}
