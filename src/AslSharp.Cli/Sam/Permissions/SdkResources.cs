namespace AslSharp.Cli.Sam.Permissions;

/// <summary>Which resources an <c>aws-sdk</c> call is for, where its parameters write them out; all resources of the service otherwise.</summary>
internal static class SdkResources
{
    // The parameter that names the resource: of the service's name in resources, the service and what stands before the name in ARNs.
    private static readonly Dictionary<string, (string Parameter, string Service, string Prefix)[]> Named = new(StringComparer.Ordinal)
    {
        ["dynamodb"] = [("TableName", "dynamodb", "table/")],
        ["sns"] = [("TopicArn", "sns", "")],
        ["kinesis"] = [("StreamName", "kinesis", "stream/")],
        ["firehose"] = [("DeliveryStreamName", "firehose", "deliverystream/")],
        ["lambda"] = [("FunctionName", "lambda", "function:")],
        ["cloudwatchlogs"] = [("LogGroupName", "logs", "log-group:")],
        ["sfn"] = [("StateMachineArn", "states", "stateMachine:"), ("ExecutionArn", "states", "execution:")],
        ["glue"] = [("JobName", "glue", "job/")],
        ["codebuild"] = [("ProjectName", "codebuild", "project/")],
        ["rdsdata"] = [("ResourceArn", "rds", "cluster:")],
        ["bedrockruntime"] = [("ModelId", "bedrock", "foundation-model/")],
        ["eventbridge"] = [("Name", "events", "rule/")],
    };

    /// <summary>The resource of an action, in the words of <c>Fn::Sub</c> but for the definition's own placeholders.</summary>
    internal static string Of(ServiceCall call, string action)
    {
        switch (call.Service)
        {
            case "s3":
                return OfS3(call, action);
            case "sqs":
                return Arns.OfQueue(call.Text("QueueUrl"));
            case "secretsmanager" when call.Text("SecretId") is { } secret:
                // The service puts six characters of its own behind the name.
                return Arns.OfNamed(secret, "secretsmanager", "secret:") is var arn && arn == secret ? arn : arn + "-??????";
            case "ssm" when call.Text("Name") is { } name && call.Action.Contains("Parameter", StringComparison.Ordinal):
                return Arns.OfNamed(name.TrimStart('/'), "ssm", "parameter/");
            case "redshiftdata" when call.Action is "executeStatement" or "batchExecuteStatement":
                return call.Has("WorkgroupName") && !call.Has("ClusterIdentifier")
                    ? Arns.Of("redshift-serverless", "workgroup/*")
                    : Arns.OfNamed(call.Text("ClusterIdentifier"), "redshift", "cluster:");
        }

        foreach (var (parameter, service, prefix) in Named.GetValueOrDefault(call.Service, []))
        {
            if (call.Text(parameter) is { } text) return Arns.OfNamed(text, service, prefix);
        }

        return "*";
    }

    private static string OfS3(ServiceCall call, string action)
    {
        if (action == "s3:ListAllMyBuckets") return "*";
        var bucket = call.Text("Bucket") ?? "*";
        if (action.Contains("Bucket", StringComparison.Ordinal)) return Arns.OfBucket(bucket);
        // What a copy reads is named by another parameter than what it writes.
        if (action == "s3:GetObject" && call.Has("CopySource")) return Arns.OfBucket(call.Text("CopySource")?.TrimStart('/').Split('?')[0] ?? "*");
        return Arns.OfBucket($"{bucket}/{call.Text("Key") ?? "*"}");
    }
}
