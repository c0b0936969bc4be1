using System.Net;
using System.Net.Sockets;
using AslSharp.DurableTask.Tests.Machines;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.DurableTask.Tests;

/// <summary>Durable Task in this process: its in-memory backend behind gRPC, and a worker. It replays an orchestration at every event.</summary>
public sealed class TestHost : IAsyncLifetime
{
    private DurableTaskTestHost? _host;

    internal Tasks Tasks { get; } = new();

    internal EventRecorder Observer { get; } = new();

    internal DurableTaskClient Client => _host!.Client;

    internal IServiceProvider Services => _host!.Services;

    public async ValueTask InitializeAsync() => _host = await StartAsync(static _ => { }, services =>
    {
        services.AddSingleton<IChainTasks>(Tasks).AddSingleton<ILoopTasks>(Tasks).AddSingleton<IFanTasks>(Tasks);
        services.AddSingleton<IWaitingTasks>(Tasks).AddSingleton<ILateTasks>(Tasks).AddSingleton<ITypedTasks>(Tasks);
        services.AddSingleton<IStuckTasks>(Tasks);
        services.AddDurableTaskWorker(worker => worker
            .AddStateMachine<ChainStateMachine>()
            .AddStateMachine<FanStateMachine>()
            .AddStateMachine<WaitingStateMachine>()
            .AddStateMachine<LateStateMachine>()
            .AddStateMachine<LimitedStateMachine>(static (_, options) => new LimitedStateMachine(options), LimitedStateMachine.Description)
            .AddStateMachine<ParentStateMachine>(static (_, options) => ParentStateMachine.WithoutTasks(options), ParentStateMachine.Description)
            .AddStateMachine<NamedStateMachine>(static (_, options) => NamedStateMachine.WithoutTasks(options), NamedStateMachine.Description)
            .AddStateMachine<OuterStateMachine>(static (_, options) => OuterStateMachine.WithoutTasks(options), OuterStateMachine.Description)
            .AddStateMachine<NothingStateMachine>(static (_, options) => new NothingStateMachine(options), NothingStateMachine.Description)
            .AddStateMachine<ReaderStateMachine>(static (_, options) => new ReaderStateMachine(options), ReaderStateMachine.Description)
            .AddStateMachine<StuckStateMachine>()
            .AddStateMachine<TypedStateMachine>()
            .AddStateMachine<WaitingStateMachine>("waiting-continued", static options => options.EventsBeforeContinuing = 12)
            .AddStateMachine<FanStateMachine>("fan-continued", static options => options.EventsBeforeContinuing = 1)
            .AddStateMachine<ChainStateMachine>("chain-observed", options => options.Execution = options.Execution with { Observer = Observer })
            .AddStateMachine<ChainStateMachine>("chain-continued", options =>
            {
                options.EventsBeforeContinuing = 1;
                options.Execution = options.Execution with { Observer = Observer };
            })
            .AddStateMachine<LoopStateMachine>(configure: static options => options.EventsBeforeContinuing = 12));
    });

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? default;

    // The host of the backend takes its settings from nowhere else, and tells of every request.
    static TestHost() => Environment.SetEnvironmentVariable("Logging__LogLevel__Default", "None");

    internal static Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> registry, Action<IServiceCollection> configure)
        => DurableTaskTestHost.StartAsync(registry, new DurableTaskTestHostOptions { Port = FreePort(), ConfigureServices = configure }, TestContext.Current.CancellationToken);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
