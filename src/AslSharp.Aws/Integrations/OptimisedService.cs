namespace AslSharp.Aws;

/// <summary>A service with integrations of its own: which model it has, and how its errors are named.</summary>
/// <param name="Name">How resources name it.</param>
/// <param name="ErrorPrefix">What error names begin with.</param>
/// <param name="Client">How causes name it.</param>
/// <param name="General">The error that the model does not know.</param>
internal sealed record OptimisedService(string Name, string ErrorPrefix, string Client, string General)
{
    private static readonly Dictionary<string, OptimisedService> All = new(StringComparer.Ordinal)
    {
        ["lambda"] = new("lambda", "Lambda", "AWSLambda", "AWSLambdaException"),
        ["sqs"] = new("sqs", "SQS", "AmazonSQS", "AmazonSQSException"),
        ["sns"] = new("sns", "SNS", "AmazonSNS", "AmazonSNSException"),
        ["dynamodb"] = new("dynamodb", "DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException"),
        ["states"] = new("states", "StepFunctions", "AWSStepFunctions", "AWSStepFunctionsException"),
        ["events"] = new("events", "EventBridge", "AmazonEventBridge", "AmazonEventBridgeException"),
        ["ecs"] = new("ecs", "ECS", "AmazonECS", "AmazonECSException"),
        ["batch"] = new("batch", "Batch", "AWSBatch", "AWSBatchException"),
        ["glue"] = new("glue", "Glue", "AWSGlue", "AWSGlueException"),
        ["databrew"] = new("databrew", "DataBrew", "AWSGlueDataBrew", "AWSGlueDataBrewException"),
        ["sagemaker"] = new("sagemaker", "SageMaker", "AmazonSageMaker", "AmazonSageMakerException"),
        ["athena"] = new("athena", "Athena", "AmazonAthena", "AmazonAthenaException"),
        ["codebuild"] = new("codebuild", "CodeBuild", "AWSCodeBuild", "AWSCodeBuildException"),
        ["elasticmapreduce"] = new("elasticmapreduce", "ElasticMapReduce", "AmazonElasticMapReduce", "AmazonElasticMapReduceException"),
        ["emr-containers"] = new("emr-containers", "EMRContainers", "AmazonEMRContainers", "AmazonEMRContainersException"),
        ["emr-serverless"] = new("emr-serverless", "EMRServerless", "AWSEMRServerless", "AWSEMRServerlessException"),
        ["mediaconvert"] = new("mediaconvert", "MediaConvert", "AWSMediaConvert", "AWSMediaConvertException"),
        ["bedrock"] = new("bedrock", "Bedrock", "AmazonBedrock", "AmazonBedrockException"),
        ["eks"] = new("eks", "EKS", "AmazonEKS", "AmazonEKSException"),
    };

    /// <summary>The name of its model.</summary>
    internal string Model => OptimisedServices.ModelOf(Name);

    internal static OptimisedService? Find(string service) => All.GetValueOrDefault(service);

    /// <summary>The error's name in <c>ErrorEquals</c>.</summary>
    internal string ErrorOf(AwsException problem)
    {
        // The queues' client knows no errors by name.
        if (problem.Code == AwsException.NotReached) return $"{ErrorPrefix}.{AwsException.NotReached}";
        var shape = Model == "sqs" ? null : Service.Find(problem.Service)?.FindError(problem.Code);
        if (shape is null) return $"{ErrorPrefix}.{General}";
        if (shape.EndsWith("Fault", StringComparison.Ordinal)) shape = shape[..^"Fault".Length];
        return $"{ErrorPrefix}.{shape}{(shape.EndsWith("Exception", StringComparison.Ordinal) ? "" : "Exception")}";
    }

    internal string CauseOf(AwsException problem) => problem.StatusCode == 0
        ? problem.Message
        : $"{problem.ServiceMessage} (Service: {Client}; Status Code: {problem.StatusCode}; Error Code: {problem.Code}; "
            + $"Request ID: {problem.RequestId}; Proxy: null)";
}
