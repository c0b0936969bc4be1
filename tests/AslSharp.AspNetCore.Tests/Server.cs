using AslSharp.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop;

namespace AslSharp.AspNetCore.Tests;

/// <summary>An application on a port of its own, with the machines of this project.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication _application;

    private Server(WebApplication application) => _application = application;

    internal Uri Address => new(_application.Urls.First());

    internal IServiceProvider Services => _application.Services;

    internal Questions Questions => Services.GetRequiredService<Questions>();

    internal static async Task<Server> StartAsync(Action<WebApplication> map, Action<WebApplicationBuilder>? configure = null, Action<AslSharpBuilder>? register = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Questions>().AddSingleton<IShopTasks, ShopTasks>().AddSingleton<IWorkTasks, WorkTasks>();
        var machines = builder.Services.AddAslSharp(static options => options.Execution = new ExecutionOptions { Region = "eu-central-1", Activities = new ActivityTasks("work") })
            .AddStateMachine<ShopStateMachine>().AddStateMachine<SleepStateMachine>().AddStateMachine<WorkStateMachine>();
        register?.Invoke(machines);
        configure?.Invoke(builder);
        var application = builder.Build();
        map(application);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new(application);
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();
}
