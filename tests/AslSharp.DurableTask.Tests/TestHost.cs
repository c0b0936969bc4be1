using System.Net;
using AslSharp.DurableTask.Tests.Machines;
using DurableTask.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Testing.Sidecar;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

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

    static TestHost()
    {
        // Cases hold a thread while their orchestration runs, and on one processor the pool is slow to give others.
        ThreadPool.GetMinThreads(out _, out var ports);
        ThreadPool.SetMinThreads(16, ports);
    }

    // As DurableTaskTestHost.StartAsync does, but on a port that is free, without a word of each request, and with as many work items as there are.
    internal static async Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> registry, Action<IServiceCollection> configure)
    {
        var service = new InMemoryOrchestrationService();
        var backend = WebApplication.CreateSlimBuilder();
        backend.Logging.ClearProviders();
        backend.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0, static listener => listener.Protocols = HttpProtocols.Http2));
        backend.Services.AddGrpc();
        backend.Services.AddSingleton(ManyAtOnce.Of(service)).AddSingleton<IOrchestrationServiceClient>(service).AddSingleton<TaskHubGrpcServer>();
        var sidecar = backend.Build();
        sidecar.MapGrpcService<TaskHubGrpcServer>();
        await sidecar.StartAsync(TestContext.Current.CancellationToken);

        var channel = GrpcChannel.ForAddress(sidecar.Urls.Single());
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        configure(builder.Services);
        builder.Services.AddDurableTaskWorker(worker =>
        {
            worker.UseGrpc(channel);
            worker.AddTasks(registry);
        });
        builder.Services.AddDurableTaskClient(client =>
        {
            client.UseGrpc(channel);
            client.RegisterDirectly();
        });
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new DurableTaskTestHost(sidecar, host, channel, host.Services.GetRequiredService<DurableTaskClient>());
    }
}
