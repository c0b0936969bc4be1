using AslSharp.Orleans.Tests.Storage;
using AslSharp.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;

namespace AslSharp.Orleans.Tests.Engine;

/// <summary>A cluster of silos in this process, which share a storage and a clock that stands still until a test moves it.</summary>
internal sealed class TestSilos : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private TestSilos(InProcessTestCluster cluster) => _cluster = cluster;

    internal required Tasks Tasks { get; init; }

    internal required SharedGrainStorage Storage { get; init; }

    internal required VirtualTimeProvider Clock { get; init; }

    internal IReadOnlyList<InProcessSiloHandle> Silos => _cluster.GetActiveSilos().ToList();

    /// <summary>The client on a silo.</summary>
    internal ExecutionClient Client(int silo = 0) => Services(silo).GetRequiredService<ExecutionClient>();

    internal DurableEngine Engine(int silo) => Services(silo).GetRequiredService<DurableRuntime>().Engine;

    internal IServiceProvider Services(int silo) => Silos[silo].ServiceProvider;

    /// <summary>How many executions are in memory, on all silos.</summary>
    internal int LiveCount => Enumerable.Range(0, Silos.Count).Sum(silo => Engine(silo).LiveCount);

    internal static async Task<TestSilos> StartAsync(
        Tasks tasks, SharedGrainStorage? storage = null, VirtualTimeProvider? clock = null, Action<AslSharpBuilder>? configure = null, short silos = 2, TextWriter? log = null)
    {
        storage ??= new();
        clock ??= new();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.UseRealEnvironmentStatistics = false;
        builder.Options.InitializeClientOnDeploy = false;
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Logging.ClearProviders();
            host.Services.AddSingleton<IChainTasks>(tasks).AddSingleton<IWaitingTasks>(tasks).AddSingleton<IFanTasks>(tasks);
            host.Services.AddKeyedSingleton<IGrainStorage>("Default", storage);
            var registered = host.Services.AddAslSharp(durable =>
            {
                durable.Execution = new ExecutionOptions { TimeProvider = clock, Activities = new ActivityTasks("work") };
                durable.Retention = null;
            }).UseOrleans(static options => options.Shards = 4);
            if (configure is null) registered.AddStateMachine<ChainStateMachine>().AddStateMachine<WaitingStateMachine>().AddStateMachine<FanStateMachine>().AddStateMachine<ParentStateMachine>();
            else configure(registered);
        });
        builder.ConfigureSilo(static (_, silo) => silo
            .UseInMemoryReminderService()
            .Configure<ClusterMembershipOptions>(static options =>
            {
                options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(1);
            }));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster) { Tasks = tasks, Storage = storage, Clock = clock };
    }

    /// <summary>A silo dies in its midst.</summary>
    internal Task KillAsync(int silo) => _cluster.KillSiloAsync(Silos[silo]);

    /// <summary>A silo ends with grace.</summary>
    internal Task StopAsync(int silo) => _cluster.StopSiloAsync(Silos[silo]);

    internal Task StartAnotherAsync() => _cluster.StartAdditionalSiloAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
