using AslSharp.Durable.Tests.Machines;
using AslSharp.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AslSharp.Durable.Tests.Engine;

/// <summary>A process that runs executions, for as long as this lives; ended in its midst, or with grace.</summary>
internal sealed class DurableProcess : IAsyncDisposable
{
    private readonly IHost _host;

    private DurableProcess(IHost host) => _host = host;

    internal ExecutionClient Client => _host.Services.GetRequiredService<ExecutionClient>();

    internal IServiceProvider Services => _host.Services;

    internal DurableEngine Engine => _host.Services.GetRequiredService<DurableRuntime>().Engine;

    internal static async Task<DurableProcess> StartAsync(
        Tasks tasks, Func<IExecutionStore> store, TimeProvider? clock = null, Action<AslSharpBuilder>? configure = null, ExecutionOptions? options = null,
        Action<DurableOptions>? configureOptions = null, Action<IServiceCollection>? addServices = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IChainTasks>(tasks).AddSingleton<IWaitingTasks>(tasks).AddSingleton<IFanTasks>(tasks);
        var registered = builder.Services
            .AddAslSharp(durable =>
            {
                durable.Execution = (options ?? new ExecutionOptions()) with { TimeProvider = clock ?? TimeProvider.System, Activities = new ActivityTasks("work") };
                configureOptions?.Invoke(durable);
            })
            .UseStore(_ => store());
        if (configure is null) registered.AddStateMachine<ChainStateMachine>().AddStateMachine<WaitingStateMachine>().AddStateMachine<FanStateMachine>().AddStateMachine<ParentStateMachine>();
        else configure(registered);
        addServices?.Invoke(builder.Services);
        var process = new DurableProcess(builder.Build());
        await process._host.StartAsync(TestContext.Current.CancellationToken);
        return process;
    }

    /// <summary>Ends at once: nothing under way is waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    internal Task StopAsync(CancellationToken cancellationToken) => _host.StopAsync(cancellationToken);
}
