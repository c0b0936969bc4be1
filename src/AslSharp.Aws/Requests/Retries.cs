namespace AslSharp.Aws;

/// <summary>What is worth another try, and when.</summary>
internal static class Retries
{
    private const double LongestSeconds = 20;

    private static readonly HashSet<string> Throttling = new(StringComparer.Ordinal)
    {
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "TooManyRequestsException",
        "ProvisionedThroughputExceededException",
        "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException", "RequestTimeout", "RequestTimeoutException",
    };

    internal static bool IsWorthwhile(AwsException problem)
        => problem.Code == AwsException.NotReached || problem.StatusCode is 429 or 500 or 502 or 503 or 504 || Throttling.Contains(problem.Code);

    /// <summary>Exponential back-off with full jitter, as the SDKs have it.</summary>
    internal static TimeSpan DelayBefore(int retry) => TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(LongestSeconds, Math.Pow(2, retry - 1)));
}
