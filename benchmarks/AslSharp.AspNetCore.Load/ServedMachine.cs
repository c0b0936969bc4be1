using System.Globalization;
using AslSharp.Dashboard;
using AslSharp.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AslSharp.AspNetCore.Load;

/// <summary>The application under load, in a process of its own. It prints its address, and ends with its standard input.</summary>
internal static class ServedMachine
{
    /// <param name="path">The file of the executions; null to keep them in memory.</param>
    internal static async Task RunAsync(string? path)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ITwoTasksTasks, TwoTasks>();
        var machines = builder.Services.AddAslSharp().AddStateMachine<TwoTasksStateMachine>();
        if (path is not null) machines.UseSqlite(path);
        await using var application = builder.Build();
        application.MapStepFunctions();
        application.MapAslSharpDashboard();
        application.MapGet("memory", Measure);
        await application.StartAsync();
        Console.WriteLine(application.Urls.First());
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }

    // What is held, and not what has not been collected yet.
    private static Task Measure(HttpContext context)
        => context.Response.WriteAsync(
            string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {Environment.WorkingSet}"), context.RequestAborted);
}
