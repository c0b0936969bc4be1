using AslSharp.ServiceModels;

namespace AslSharp.Cli.Sam.Permissions;

/// <summary>What the actions of an API are called in policies. Mostly the same, under the name that requests are signed with.</summary>
internal static class SdkActions
{
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["cloudcontrolapi"] = "cloudformation",
        ["monitoring"] = "cloudwatch",
        ["iotdata"] = "iot",
        ["iot-jobs-data"] = "iotjobsdata",
        ["ioteventsdata"] = "iotevents",
        ["IoTSecuredTunneling"] = "iot",
        ["mturk-requester"] = "mechanicalturk",
        ["tagging"] = "tag",
        ["awsssoportal"] = "sso",
    };

    private static readonly string[] PartiQl = ["dynamodb:PartiQLDelete", "dynamodb:PartiQLInsert", "dynamodb:PartiQLSelect", "dynamodb:PartiQLUpdate"];

    // By the service's name in resources and the operation.
    private static readonly Dictionary<string, string[]> Others = new(StringComparer.Ordinal)
    {
        ["s3:ListObjects"] = ["s3:ListBucket"],
        ["s3:ListObjectsV2"] = ["s3:ListBucket"],
        ["s3:HeadBucket"] = ["s3:ListBucket"],
        ["s3:ListObjectVersions"] = ["s3:ListBucketVersions"],
        ["s3:ListMultipartUploads"] = ["s3:ListBucketMultipartUploads"],
        ["s3:ListParts"] = ["s3:ListMultipartUploadParts"],
        ["s3:ListBuckets"] = ["s3:ListAllMyBuckets"],
        ["s3:HeadObject"] = ["s3:GetObject"],
        ["s3:SelectObjectContent"] = ["s3:GetObject"],
        ["s3:CopyObject"] = ["s3:GetObject", "s3:PutObject"],
        ["s3:UploadPartCopy"] = ["s3:GetObject", "s3:PutObject"],
        ["s3:CreateMultipartUpload"] = ["s3:PutObject"],
        ["s3:UploadPart"] = ["s3:PutObject"],
        ["s3:CompleteMultipartUpload"] = ["s3:PutObject"],
        ["s3:DeleteObjects"] = ["s3:DeleteObject"],
        ["dynamodb:TransactGetItems"] = ["dynamodb:GetItem"],
        ["dynamodb:TransactWriteItems"] = ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
        ["dynamodb:ExecuteStatement"] = PartiQl,
        ["dynamodb:BatchExecuteStatement"] = PartiQl,
        ["dynamodb:ExecuteTransaction"] = PartiQl,
        ["lambda:Invoke"] = ["lambda:InvokeFunction"],
        ["sqs:SendMessageBatch"] = ["sqs:SendMessage"],
        ["sqs:DeleteMessageBatch"] = ["sqs:DeleteMessage"],
        ["sqs:ChangeMessageVisibilityBatch"] = ["sqs:ChangeMessageVisibility"],
        ["sns:PublishBatch"] = ["sns:Publish"],
        ["kms:ReEncrypt"] = ["kms:ReEncryptFrom", "kms:ReEncryptTo"],
        ["bedrockruntime:Converse"] = ["bedrock:InvokeModel"],
        ["bedrockruntime:StartAsyncInvoke"] = ["bedrock:InvokeModel"],
        ["bedrockruntime:ConverseStream"] = ["bedrock:InvokeModelWithResponseStream"],
        ["timestreamquery:Query"] = ["timestream:Select"],
        ["redshiftdata:GetStatementResultV2"] = ["redshift-data:GetStatementResult"],
        ["apigatewaymanagementapi:PostToConnection"] = ["execute-api:ManageConnections"],
        ["apigatewaymanagementapi:GetConnection"] = ["execute-api:ManageConnections"],
        ["apigatewaymanagementapi:DeleteConnection"] = ["execute-api:ManageConnections"],
    };

    /// <summary>The actions that a call needs, by their names in policies.</summary>
    internal static IReadOnlyList<string> Of(ServiceCall call)
    {
        var service = Service.Find(call.Service);
        if (Others.TryGetValue($"{call.Service}:{call.Operation}", out var others)) return others;
        var prefix = service is null ? call.Service : Prefixes.GetValueOrDefault(service.SigningName, service.SigningName);
        // What is configured there is allowed by the method of the request.
        return prefix == "apigateway" && service?.FindOperation(call.Action) is { } operation
            ? [$"apigateway:{operation.HttpMethod}"]
            : [$"{prefix}:{call.Operation}"];
    }
}
