namespace AslSharp.Aws;

/// <summary>A service refused a call, or could not be reached.</summary>
public sealed class AwsException : Exception
{
    internal AwsException(
        Service model,
        string code,
        int statusCode,
        string? message,
        string? requestId = null,
        string? extendedRequestId = null,
        Exception? innerException = null)
        : base(message, innerException)
    {
        Model = model;
        Code = code;
        StatusCode = statusCode;
        ServiceMessage = message;
        RequestId = requestId;
        ExtendedRequestId = extendedRequestId;
    }

    /// <summary>The service, as <c>aws-sdk</c> resources spell it.</summary>
    public string Service => Model.Name;

    /// <summary>The service's code of the error; <c>SdkClientException</c> where it was not reached.</summary>
    public string Code { get; }

    /// <summary>The status of the HTTP answer; 0 where there was none.</summary>
    public int StatusCode { get; }

    /// <summary>The id of the request, as the service gave it; null for none.</summary>
    public string? RequestId { get; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; internal set; } = 1;

    internal Service Model { get; }

    internal const string NotReached = "SdkClientException";

    internal string? ServiceMessage { get; }

    internal string? ExtendedRequestId { get; }

    /// <summary>What the service's address should have been, where it said so.</summary>
    internal string? BucketRegion { get; init; }
}
