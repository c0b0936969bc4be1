namespace AslSharp.Aws;

/// <summary>How services are called. Whatever is not set comes from where AWS's own tools take it: environment, profile, container, machine.</summary>
public sealed record AwsOptions
{
    /// <summary>The region; null for <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>, the profile's or the machine's.</summary>
    public string? Region { get; init; }

    /// <summary>The profile of <c>~/.aws/config</c> and <c>~/.aws/credentials</c>; null for <c>AWS_PROFILE</c>, else <c>default</c>. One that is set here goes
    /// before keys in the environment.</summary>
    public string? Profile { get; init; }

    /// <summary>The address of all services, such as an emulator's; null for <c>AWS_ENDPOINT_URL_SERVICE</c>, <c>AWS_ENDPOINT_URL</c>, the profile's, else
    /// AWS's own.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>Gives credentials; null for the usual chain. Called again when those that it gave end soon.</summary>
    public Func<CancellationToken, ValueTask<AwsCredentials>>? Credentials { get; init; }

    /// <summary>Sends the requests; null for a client of its own, which heeds <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c> and <c>NO_PROXY</c>. It must not follow
    /// redirections.</summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>The clock behind signatures, back-off and polling.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How often a request is sent at most, where it was throttled or the service or the way to it failed; null for <c>AWS_MAX_ATTEMPTS</c>, the
    /// profile's, else 3.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>The time between two looks at a job of a <c>.sync</c> task, once it has run for a while: the first looks come sooner.</summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The connections of <c>http:invoke</c> tasks by their ARNs.</summary>
    public IReadOnlyDictionary<string, HttpConnection> Connections { get; init; } = new Dictionary<string, HttpConnection>();

    /// <summary>Gives the models of services, for actions that neither a definition names nor <see cref="AwsServices.CallAsync"/> with two texts, in a project
    /// with the generator and this package: <c>AwsServiceModels.Open</c> of the package AslSharp.ServiceModels. Null for none.</summary>
    public Func<string, Stream?>? ServiceModels { get; init; }

    internal AwsEnvironment Environment { get; init; } = AwsEnvironment.OfProcess;
}
