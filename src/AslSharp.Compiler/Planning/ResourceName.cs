namespace AslSharp.Compiler.Planning;

/// <summary>What a reader needs to see of a resource: an ARN without its partition, region and account.</summary>
internal static class ResourceName
{
    private const int Parts = 6;

    /// <summary>The name: <c>function:check-stock</c>, <c>lambda:invoke</c>; text that is no ARN as it is.</summary>
    public static string Of(string resource)
    {
        if (!resource.StartsWith("arn:", StringComparison.Ordinal)) return resource;
        var parts = resource.Split([':'], Parts);
        return parts.Length == Parts && parts[Parts - 1].Length > 0 ? parts[Parts - 1] : resource;
    }
}
