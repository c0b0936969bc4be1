using System.Text.RegularExpressions;

namespace AslSharp.ServiceModels;

/// <summary>How the AWS SDK for Java 2 names things, since <c>aws-sdk</c> integrations have its names.</summary>
internal static partial class JavaNames
{
    /// <summary>The name of a client: <c>DynamoDb</c> for the service id <c>DynamoDB</c>, <c>Config</c> for <c>Config Service</c>.</summary>
    internal static string Client(string serviceId)
    {
        var name = Pascal(serviceId);
        foreach (var prefix in (ReadOnlySpan<string>)["Amazon", "Aws"])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)) name = name[prefix.Length..];
        }

        return name.EndsWith("Service", StringComparison.Ordinal) ? name[..^"Service".Length] : name;
    }

    /// <summary>The name of the exception for an error's shape: <c>NoSuchKeyException</c> for <c>NoSuchKey</c>, <c>DbClusterNotFoundException</c> for
    /// <c>DBClusterNotFoundFault</c>.</summary>
    internal static string Exception(string shape)
    {
        const string Suffix = "Exception";
        if (shape.EndsWith("Fault", StringComparison.Ordinal)) return Pascal(shape[..^"Fault".Length]) + Suffix;
        return shape.EndsWith(Suffix, StringComparison.Ordinal) ? Pascal(shape) : Pascal(shape) + Suffix;
    }

    private static string Pascal(string name)
    {
        var text = NoWord().Replace(name, " ");
        text = CamelHump().Replace(text, " ");
        text = Acronym().Replace(text, "$1 $2");
        text = NumberBefore().Replace(text, "$1 $2");
        return string.Concat(
            text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NoWord();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z][a-zA-Z0-9])")]
    private static partial Regex CamelHump();

    [GeneratedRegex("([A-Z]+)([A-Z][a-z])")]
    private static partial Regex Acronym();

    [GeneratedRegex("([0-9])([a-zA-Z])")]
    private static partial Regex NumberBefore();
}
