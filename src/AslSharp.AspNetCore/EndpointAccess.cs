using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AslSharp.AspNetCore;

/// <summary>Who may call endpoints that start and stop everything: where nothing tells who calls, this machine alone. Metadata of those endpoints.</summary>
/// <param name="name">What they are, at the beginning of a sentence.</param>
/// <param name="advice">What to configure to let others in.</param>
/// <param name="isForOthers">Whether requests of others are answered by endpoints that ask for no authorization.</param>
internal sealed partial class EndpointAccess(string name, string advice, bool isForOthers)
{
    /// <summary>Ends an application, once it has started, that would let everybody call these endpoints.</summary>
    internal void GuardStart(IServiceProvider services)
        => services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => RefuseOpenAddresses(services));

    /// <summary>Whether an endpoint is for this machine alone.</summary>
    internal bool IsForThisMachine(Endpoint? endpoint) => !isForOthers && endpoint?.Metadata.GetMetadata<IAuthorizeData>() is null;

    /// <summary>Whether a request may come in.</summary>
    internal bool Admits(HttpContext context)
        => !IsForThisMachine(context.GetEndpoint()) || context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote);

    /// <summary>Whether a host is this machine by its name: <c>localhost</c>, or an address of the loopback.</summary>
    internal static bool IsOwnHost(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private void RefuseOpenAddresses(IServiceProvider services)
    {
        var endpoints = services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints)
            .Where(endpoint => endpoint.Metadata.GetMetadata<EndpointAccess>() == this);
        if (!endpoints.Any(IsForThisMachine)) return;
        var addresses = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.FirstOrDefault(static address => !IsOwnHost(BindingHost(address))) is not { } open) return;
        Refused(services.GetRequiredService<ILoggerFactory>().CreateLogger("AslSharp.AspNetCore"), name, open, advice);
        Environment.ExitCode = 1;
        services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
    }

    // http://+:80 and http://*:80 are no addresses to Uri.
    private static string BindingHost(string address)
    {
        var host = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/');
        var colon = host.LastIndexOf(':');
        return colon > host.LastIndexOf(']') ? host[..colon] : host;
    }

    [LoggerMessage(1, LogLevel.Critical,
        "{Name} would be open to everybody at {Address}: {Advice}, call RequireAuthorization() on it, or listen on localhost only. The application stops.")]
    private static partial void Refused(ILogger logger, string name, string address, string advice);
}
