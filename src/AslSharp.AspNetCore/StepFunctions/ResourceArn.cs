namespace AslSharp.AspNetCore;

/// <summary>Checks ARNs of requests as the service does, which tells what is no ARN of the kind it asks for from what is not there.</summary>
internal static class ResourceArn
{
    // Behind "arn", the partition, the service, the region and the account.
    private const int TypePlace = 5;

    /// <summary>Checks all ARNs that operations take, but for those of state machines, which may be named as well.</summary>
    /// <exception cref="ServiceException">A text is no ARN, or that of another kind of resource.</exception>
    internal static void CheckAll(AslValue request)
    {
        Check(request["executionArn"], "execution", "express");
        Check(request["activityArn"], "activity");
        Check(request["mapRunArn"], "mapRun");
    }

    /// <summary>Checks one.</summary>
    /// <param name="value">The ARN; undefined where there is none.</param>
    /// <param name="types">The kinds of resources that it may be of.</param>
    /// <exception cref="ServiceException">The text is no ARN, or that of another kind of resource.</exception>
    internal static void Check(AslValue value, params ReadOnlySpan<string> types)
    {
        if (!value.TryGetString(out var arn)) return;
        if (!arn.StartsWith("arn:", StringComparison.Ordinal)) throw Invalid($"Invalid ARN prefix: {arn}");
        if (arn.Split(':') is not { Length: > TypePlace + 1 } parts) throw Invalid(arn);
        if (!types.Contains(parts[TypePlace])) throw Invalid($"Resource type not valid in this context: {parts[TypePlace]}");
    }

    private static ServiceException Invalid(string why) => new("InvalidArn", $"Invalid Arn: '{why}'");
}
