namespace AslSharp.AspNetCore;

/// <summary>How Step Functions' API is served.</summary>
public sealed class StepFunctionsOptions
{
    /// <summary>
    /// The secret access keys by access key id. Where there are any, requests must be signed with one of them (SigV4), and requests from other
    /// machines are answered.
    /// </summary>
    public IDictionary<string, string> AccessKeys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether requests from other machines are answered that nobody has authenticated. Only for networks in which everybody may start and
    /// stop everything.
    /// </summary>
    public bool AllowsAnonymousRemoteCalls { get; set; }

    /// <summary>How far the clock of a signature may be off.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(5);
}
