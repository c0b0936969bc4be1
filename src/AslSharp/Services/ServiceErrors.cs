namespace AslSharp.Runtime;

/// <summary>The words of causes that come from a service (reference 9.2).</summary>
internal static class ServiceErrors
{
    /// <summary>The cause of an error of an <c>aws-sdk</c> integration.</summary>
    internal static string Sdk(string message, string service, TaskContext context)
        => $"{message} (Service: {service}, Status Code: 400, Request ID: {context.IdempotencyKey}) (SDK Attempt Count: 1)";

    /// <summary>The cause of an error of an optimised integration.</summary>
    internal static string Optimised(string message, string service, string code, TaskContext context)
        => $"{message} (Service: {service}; Status Code: 400; Error Code: {code}; Request ID: {context.IdempotencyKey}; Proxy: null)";
}
