namespace AslSharp.Aws;

/// <summary>What one call has of its own.</summary>
internal sealed class CallScope
{
    internal static CallScope Default { get; } = new();

    /// <summary>The region; null for the usual one.</summary>
    internal string? Region { get; init; }

    /// <summary>What it is signed with; null for the usual chain.</summary>
    internal AwsCredentials? Credentials { get; init; }

    /// <summary>How values of the answer are named and written.</summary>
    internal ValueForm Form { get; init; } = ValueForm.Optimised;

    /// <summary>The seed of idempotency tokens that the parameters leave out; null for a new one each time.</summary>
    internal string? IdempotencyKey { get; init; }

    /// <summary>Prepares the request further.</summary>
    internal Action<AwsRequest>? Prepare { get; init; }
}
