using AslSharp.AspNetCore;
using AslSharp.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AslSharp.Dashboard;

/// <summary>Maps the page.</summary>
public static class DashboardEndpoint
{
    /// <summary>
    /// Shows the state machines that <c>AddAslSharp</c> registers and their executions, live, as a page in the browser; starts, stops and
    /// redrives executions, and answers tasks that wait for a person.
    /// </summary>
    /// <remarks>
    /// Who may see it: with <c>RequireAuthorization</c> on what this returns, whom the policy lets in; without it, this machine alone. An
    /// application that listens to others and asks for no authorization does not start.
    /// </remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <returns>All endpoints of the page.</returns>
    /// <exception cref="InvalidOperationException"><c>AddAslSharp</c> was not called.</exception>
    /// <example><code>
    /// builder.Services.AddAslSharp().AddStateMachine&lt;OrderStateMachine&gt;();
    /// var app = builder.Build();
    /// app.MapAslSharpDashboard("/asl");
    /// </code></example>
    public static IEndpointConventionBuilder MapAslSharpDashboard(
        this IEndpointRouteBuilder endpoints, string pattern = "/asl", Action<DashboardOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        var options = new DashboardOptions();
        configure?.Invoke(options);
        var services = endpoints.ServiceProvider;
        var client = services.GetService<ExecutionClient>()
            ?? throw new InvalidOperationException("No state machines are registered: call AddAslSharp() on the services before.");
        var timeProvider = services.GetRequiredService<DurableOptions>().Execution.TimeProvider;
        var machines = new MachineViews(client);
        var access = new EndpointAccess(
            "AslSharp's page", "set AllowsAnonymousRemoteCalls in its options where everybody may see it", options.AllowsAnonymousRemoteCalls);
        var gate = new Gate(access, services.GetRequiredService<ILoggerFactory>().CreateLogger("AslSharp.Dashboard"));
        var group = endpoints.MapGroup(pattern);
        group.WithMetadata(access, new ExcludeFromDescriptionAttribute());
        var queries = new Queries(client, machines, new ExecutionViews(client), options, timeProvider);
        group.MapGet("api/machines", gate.Admit(queries.ListMachinesAsync));
        group.MapGet("api/machine", gate.Admit(queries.DescribeMachineAsync));
        group.MapGet("api/picture", gate.Admit(queries.DrawMachineAsync));
        group.MapGet("api/executions", gate.Admit(queries.ListExecutionsAsync));
        group.MapGet("api/execution", gate.Admit(queries.DescribeExecutionAsync));
        group.MapGet("api/execution/picture", gate.Admit(queries.DrawExecutionAsync));
        group.MapGet("api/execution/event", gate.Admit(queries.ReadEventAsync));
        group.MapGet("api/execution/history", gate.Admit(queries.ReadHistoryAsync));
        group.MapGet(
            "api/live",
            gate.Admit(new LiveUpdates(client, timeProvider, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping).StreamAsync));
        if (!options.IsReadOnly)
        {
            var actions = new Actions(client);
            group.MapPost("api/start", gate.AdmitChange(actions.StartAsync));
            group.MapPost("api/stop", gate.AdmitChange(actions.StopAsync));
            group.MapPost("api/redrive", gate.AdmitChange(actions.RedriveAsync));
            group.MapPost("api/answer", gate.AdmitChange(actions.AnswerAsync));
        }

        group.Map("api/{**rest}", gate.Admit(static _ => throw new NotFoundException("There is no such address.")));
        group.MapGet("assets/{name}", gate.Admit(PageFiles.SendAssetAsync));
        group.MapGet("{**path}", gate.Admit(context => PageFiles.SendPageAsync(context, pattern)));
        access.GuardStart(services);
        return group;
    }
}
