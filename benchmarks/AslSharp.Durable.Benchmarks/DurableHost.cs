using AslSharp.Durable.Benchmarks.Machines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AslSharp.Durable.Benchmarks;

/// <summary>A host as a user has it, without logging.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly IHost _host;

    private DurableHost(IHost host) => _host = host;

    internal ExecutionClient Client => _host.Services.GetRequiredService<ExecutionClient>();

    /// <summary>Starts one.</summary>
    /// <param name="path">The file of the executions; null to keep them in memory.</param>
    internal static async Task<DurableHost> StartAsync(string? path)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<IThreeTasksTasks, ThreeTasks>();
        var durable = builder.Services.AddAslSharp().AddStateMachine<ThreeTasksStateMachine>().AddStateMachine<SleepStateMachine>();
        if (path is not null) durable.UseSqlite(path);
        var host = new DurableHost(builder.Build());
        await host._host.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
