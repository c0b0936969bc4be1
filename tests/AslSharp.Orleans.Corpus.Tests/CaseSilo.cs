using System.Collections.Concurrent;
using AslSharp.Orleans.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using Orleans.TestingHost;

namespace AslSharp.Orleans.Corpus.Tests;

/// <summary>A silo that runs the executions of cases, one after the other; their tasks are answered by the cases' hosts.</summary>
internal sealed class CaseSilo : IForeignTasks, IAsyncDisposable
{
    // No recorded execution takes more than some seconds; one that never ends is told by its name.
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _underWay = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<CaseRegistration> _machines;
    private readonly InProcessTestCluster _cluster;
    private ICaseRun? _current;

    private CaseSilo(IReadOnlyList<CaseRegistration> machines)
    {
        _machines = machines;
        foreach (var machine in machines) machine.Current = () => _current!;
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.UseRealEnvironmentStatistics = false;
        builder.Options.InitializeClientOnDeploy = false;
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Logging.ClearProviders();
            host.Services.AddKeyedSingleton<IGrainStorage>("Default", new SharedGrainStorage());
            var registered = host.Services.AddAslSharp(static options => options.Retention = null).UseOrleans(static options => options.Shards = 4);
            // With the machines of the cases in place of registered ones.
            host.Services.AddSingleton(services =>
            {
                var runtime = new DurableRuntime(services.GetRequiredService<GrainExecutionStore>(), _machines, new DurableOptions(), [], NullLogger.Instance);
                registered.ConfigureEngine!(services, runtime.Engine);
                runtime.Engine.Foreign = this;
                return runtime;
            });
        });
        builder.ConfigureSilo(static (_, silo) => silo.UseInMemoryReminderService());
        _cluster = builder.Build();
    }

    private DurableEngine Engine => _cluster.GetActiveSilos().Single().ServiceProvider.GetRequiredService<DurableRuntime>().Engine;

    internal static async Task<CaseSilo> StartAsync(IReadOnlyList<CaseRegistration> machines)
    {
        var silo = new CaseSilo(machines);
        await silo._cluster.DeployAsync();
        return silo;
    }

    internal async Task<ExecutionResult> RunAsync(ICaseRun run, AslValue input)
    {
        _current = run;
        _asked.Clear();
        var (engine, observed) = (Engine, run.Observed);
        using var over = new CancellationTokenSource(TooLong);
        var machine = engine.FindMachine(observed.StateMachineId, observed.Description.Fingerprint)!;
        await engine.Router.StartAsync(new NewExecution(machine, observed.Name, input) { Arn = observed.Id }, over.Token).ConfigureAwait(false);
        var ended = await engine.Router.WaitAsync(observed.Id, over.Token).ConfigureAwait(false);
        var (stored, content) = ended is null ? await engine.ReadAsync(observed.Id, over.Token).ConfigureAwait(false) : (ended.Stored, ended.Content);
        // Other cases have the same name.
        while (await engine.Store.DeleteEndedAsync(DateTimeOffset.MaxValue, 10, over.Token).ConfigureAwait(false) > 0)
        {
        }

        return content!.ToResult(stored!);
    }

    public ValueTask<TaskOutcome> Start(string arn, string key, Func<CancellationToken, ValueTask<TaskOutcome>> start)
    {
        if (_underWay.ContainsKey(key)) return new(new TaskCompletionSource<TaskOutcome>().Task);
        if (!_asked.TryAdd(key, true)) throw new InvalidOperationException($"Asked twice: {key}");
        var source = new CancellationTokenSource();
        var call = start(source.Token);
        if (call.IsCompleted) return call;
        _underWay[key] = source;
        _ = HearAsync(arn, key, call);
        return new(new TaskCompletionSource<TaskOutcome>().Task);
    }

    public void GiveUp(string key)
    {
        if (_underWay.TryRemove(key, out var source)) source.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    private async Task HearAsync(string arn, string key, ValueTask<TaskOutcome> call)
    {
        TaskOutcome outcome = default;
        Exception? problem = null;
        try
        {
            outcome = await call.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            problem = exception;
        }

        if (_underWay.TryRemove(key, out _)) Engine.CompleteForeign(arn, key, outcome, problem);
    }
}
