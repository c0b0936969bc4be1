namespace AslSharp.Aws;

/// <summary>Parameters that cannot be sent.</summary>
internal sealed class ParameterException(string message) : Exception(message)
{
    internal static ParameterException Unsupported(string field) => new($"The field '{field}' is not supported by Step Functions");

    internal static ParameterException Missing(string field) => new($"The field '{field}' is required but was missing");

    internal static ParameterException Invalid(string field) => new($"The value of the field '{field}' has an invalid format");
}
