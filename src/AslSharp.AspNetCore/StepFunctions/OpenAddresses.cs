using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AslSharp.AspNetCore;

/// <summary>Ends an application that would let everybody call the API without asking who calls.</summary>
internal static partial class OpenAddresses
{
    /// <summary>Looks at what the server listens to, once it does.</summary>
    internal static void Refuse(IServiceProvider services, StepFunctionsHandler handler, StepFunctionsOptions options)
    {
        var endpoint = services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints)
            .FirstOrDefault(endpoint => endpoint.Metadata.GetMetadata<StepFunctionsHandler>() == handler);
        if (!StepFunctionsHandler.IsOpen(options, endpoint)) return;
        var addresses = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.FirstOrDefault(static address => !IsOwn(address)) is not { } open) return;
        Refused(services.GetRequiredService<ILoggerFactory>().CreateLogger("AslSharp.AspNetCore.StepFunctions"), open);
        Environment.ExitCode = 1;
        services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
    }

    private static bool IsOwn(string address)
        => BindingHost(address) is var host && (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    // http://+:80 and http://*:80 are no addresses to Uri.
    private static string BindingHost(string address)
    {
        var host = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/');
        var colon = host.LastIndexOf(':');
        return colon > host.LastIndexOf(']') ? host[..colon] : host;
    }

    [LoggerMessage(1, LogLevel.Critical,
        "Step Functions' API would be open to everybody at {Address}: configure access keys in its options, call RequireAuthorization() on it, or listen on localhost only. The application stops.")]
    private static partial void Refused(ILogger logger, string address);
}
