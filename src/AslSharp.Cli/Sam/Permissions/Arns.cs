namespace AslSharp.Cli.Sam.Permissions;

/// <summary>ARNs in the words of <c>Fn::Sub</c>: of the partition, the region and the account that the template is deployed to.</summary>
internal static class Arns
{
    /// <summary>An ARN of a service in the region and the account.</summary>
    internal static string Of(string service, string rest) => $"arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{rest}";

    /// <summary>An ARN of S3, which has neither.</summary>
    internal static string OfBucket(string path) => $"arn:${{AWS::Partition}}:s3:::{path}";

    /// <summary>A role of the account.</summary>
    internal static string OfRole(string name) => $"arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:role/{name}";

    /// <summary>A text that may be an ARN already, else the name in one.</summary>
    /// <param name="text">What the definition writes; null where it computes it.</param>
    /// <param name="service">The service of the ARN.</param>
    /// <param name="prefix">What stands before the name: <c>table/</c>.</param>
    internal static string OfNamed(string? text, string service, string prefix)
    {
        if (text is null) return Of(service, prefix + "*");
        return text.StartsWith("arn:", StringComparison.Ordinal) || IsArnPlaceholder(text) ? text : Of(service, prefix + text);
    }

    /// <summary>The ARN of a queue by its address: <c>https://sqs.REGION.amazonaws.com/ACCOUNT/NAME</c>.</summary>
    internal static string OfQueue(string? address)
    {
        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.AbsolutePath.Split('/') is not ["", var account, var name])
            return Of("sqs", "*");
        return uri.Host.Split('.') is ["sqs", var region, ..] ? $"arn:${{AWS::Partition}}:sqs:{region}:{account}:{name}" : Of("sqs", name);
    }

    /// <summary>The executions of a machine, by its ARN, which may have a version or an alias behind it.</summary>
    internal static string OfExecutions(string machine)
    {
        var parts = machine.Split(":stateMachine:", 2);
        if (parts.Length < 2) return Of("states", "execution:*");
        var end = Masked(parts[1]).IndexOf(':', StringComparison.Ordinal);
        return $"{parts[0]}:execution:{(end < 0 ? parts[1] : parts[1][..end])}:*";
    }

    /// <summary>Whether something stands behind the name of a resource: <c>job-definition/x:3</c>.</summary>
    internal static bool HasRevision(string arn) => Masked(arn).Count(static character => character == ':') > 5;

    /// <summary>A text of the same length, in which no colon belongs to a reference.</summary>
    internal static string Masked(string text) => Placeholders.Reference().Replace(text, static match => new string('x', match.Length));

    // A placeholder says by its name whether it stands for an ARN or for a name.
    private static bool IsArnPlaceholder(string text)
        => text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith("Arn}", StringComparison.OrdinalIgnoreCase);
}
