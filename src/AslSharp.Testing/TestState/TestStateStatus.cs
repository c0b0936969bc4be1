namespace AslSharp.Testing;

/// <summary>How a tested state ended (reference 14).</summary>
public enum TestStateStatus
{
    /// <summary>It has an output.</summary>
    Succeeded = 0,

    /// <summary>It failed, and nothing handles the error.</summary>
    Failed = 1,

    /// <summary>It failed, and a retrier would try again.</summary>
    Retriable = 2,

    /// <summary>It failed, and a catcher goes on.</summary>
    CaughtError = 3,
}
