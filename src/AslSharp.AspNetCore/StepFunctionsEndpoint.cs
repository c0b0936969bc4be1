using AslSharp.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AslSharp.AspNetCore;

/// <summary>Maps Step Functions' own API.</summary>
public static class StepFunctionsEndpoint
{
    /// <summary>
    /// Answers as AWS Step Functions does, over the state machines that <c>AddAslSharp</c> registers: the aws CLI and the AWS SDKs work with
    /// <c>--endpoint-url</c> of this address.
    /// </summary>
    /// <remarks>
    /// Who may call it: with keys in the options, whoever signs with one of them; with <c>RequireAuthorization</c> on what this returns, whom the
    /// policy lets in; without either, this machine alone. An application that listens to others and has neither does not start.
    /// </remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path. The AWS SDKs call <c>/</c>.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="InvalidOperationException"><c>AddAslSharp</c> was not called.</exception>
    /// <example><code>
    /// builder.Services.AddAslSharp().AddStateMachine&lt;OrderStateMachine&gt;();
    /// var app = builder.Build();
    /// app.MapStepFunctions();
    /// </code></example>
    public static IEndpointConventionBuilder MapStepFunctions(
        this IEndpointRouteBuilder endpoints, string pattern = "/", Action<StepFunctionsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var options = new StepFunctionsOptions();
        configure?.Invoke(options);
        var services = endpoints.ServiceProvider;
        var client = services.GetService<ExecutionClient>()
            ?? throw new InvalidOperationException("No state machines are registered: call AddAslSharp() on the services before.");
        var handler = new StepFunctionsHandler(
            new StepFunctionsOperations(
                client, services.GetRequiredService<DurableOptions>(), services.GetService<IDefinitionValidator>(), services.GetService<IStateTests>()),
            options,
            services.GetRequiredService<ILoggerFactory>().CreateLogger("AslSharp.AspNetCore.StepFunctions"));
        handler.Access.GuardStart(services);
        return endpoints.MapPost(pattern, handler.HandleAsync).ExcludeFromDescription().WithMetadata(handler.Access);
    }
}
