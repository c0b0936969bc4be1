namespace AslSharp.Aws;

/// <summary>How an <c>http:invoke</c> task is authorised: what a connection of EventBridge holds.</summary>
public sealed record HttpConnection
{
    /// <summary>Headers that each request gets: an API key, say.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Query parameters that each request gets.</summary>
    public IReadOnlyDictionary<string, string> QueryParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Members that the body of each request gets.</summary>
    public IReadOnlyDictionary<string, string> BodyParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>A user name and a password, sent as basic authorisation; null for none.</summary>
    public (string UserName, string Password)? Basic { get; init; }

    /// <summary>Where an access token is fetched with client credentials; null for none.</summary>
    public OAuthClient? OAuth { get; init; }
}

/// <summary>A client of an OAuth server.</summary>
/// <param name="Endpoint">Where tokens are given.</param>
/// <param name="ClientId">The client's id.</param>
/// <param name="ClientSecret">The client's secret.</param>
/// <param name="Scope">What the token is for; null to leave it out.</param>
public sealed record OAuthClient(Uri Endpoint, string ClientId, string ClientSecret, string? Scope = null);
