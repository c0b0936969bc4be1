using System.Globalization;

namespace AslSharp.Aws;

/// <summary>The errors of <c>aws-sdk</c> integrations, in the words of the SDK for Java 2.</summary>
internal static class SdkErrors
{
    internal static string ErrorOf(AwsException problem, string client)
    {
        if (problem.Code == AwsException.NotReached) return $"{client}.{AwsException.NotReached}";
        var shape = problem.Model.FindError(problem.Code);
        // S3 answers HEAD without a body: nothing but the status tells what is not there.
        if (shape is null && problem is { Service: "s3", Code: "NotFound" }) shape = "NoSuchKey";
        return $"{client}.{(shape is null ? problem.Model.ClientName + "Exception" : JavaNames.Exception(shape))}";
    }

    internal static string CauseOf(AwsException problem, string client)
    {
        var attempts = string.Create(CultureInfo.InvariantCulture, $"(SDK Attempt Count: {problem.Attempts})");
        if (problem.StatusCode == 0) return $"{problem.Message} {attempts}";
        var extended = problem.ExtendedRequestId is { } id ? $", Extended Request ID: {id}" : "";
        var status = problem.StatusCode.ToString(CultureInfo.InvariantCulture);
        return $"{problem.ServiceMessage ?? "null"} (Service: {client}, Status Code: {status}, Request ID: {problem.RequestId}{extended}) {attempts}";
    }
}
