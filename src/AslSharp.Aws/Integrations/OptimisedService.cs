namespace AslSharp.Aws;

/// <summary>A service with integrations of its own: which model it has, and how its errors are named.</summary>
/// <param name="Name">How resources name it.</param>
/// <param name="ErrorPrefix">What error names begin with.</param>
/// <param name="Client">How causes name it.</param>
/// <param name="General">The error that the model does not know.</param>
internal sealed record OptimisedService(string Name, string ErrorPrefix, string Client, string General)
{
    private static readonly Dictionary<string, OptimisedService> All = new OptimisedService[]
    {
        new("lambda", "Lambda", "AWSLambda", "AWSLambdaException"),
        new("sqs", "SQS", "AmazonSQS", "AmazonSQSException"),
        new("sns", "SNS", "AmazonSNS", "AmazonSNSException"),
        new("dynamodb", "DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException"),
        new("states", "StepFunctions", "AWSStepFunctions", "AWSStepFunctionsException"),
        new("events", "EventBridge", "AmazonEventBridge", "AmazonEventBridgeException"),
        new("ecs", "ECS", "AmazonECS", "AmazonECSException"),
        new("batch", "Batch", "AWSBatch", "AWSBatchException"),
        new("glue", "Glue", "AWSGlue", "AWSGlueException"),
        new("databrew", "DataBrew", "AWSGlueDataBrew", "AWSGlueDataBrewException"),
        new("sagemaker", "SageMaker", "AmazonSageMaker", "AmazonSageMakerException"),
        new("athena", "Athena", "AmazonAthena", "AmazonAthenaException"),
        new("codebuild", "CodeBuild", "AWSCodeBuild", "AWSCodeBuildException"),
        new("elasticmapreduce", "ElasticMapReduce", "AmazonElasticMapReduce", "AmazonElasticMapReduceException"),
        new("emr-containers", "EMRContainers", "AmazonEMRContainers", "AmazonEMRContainersException"),
        new("emr-serverless", "EMRServerless", "AWSEMRServerless", "AWSEMRServerlessException"),
        new("mediaconvert", "MediaConvert", "AWSMediaConvert", "AWSMediaConvertException"),
        new("bedrock", "Bedrock", "AmazonBedrock", "AmazonBedrockException"),
        new("eks", "EKS", "AmazonEKS", "AmazonEKSException"),
    }.ToDictionary(static service => service.Name, StringComparer.Ordinal);

    /// <summary>The name of its model.</summary>
    internal string Model => OptimisedServices.ModelOf(Name);

    internal static OptimisedService? Find(string service) => All.GetValueOrDefault(service);

    /// <summary>The error's name in <c>ErrorEquals</c>.</summary>
    internal string ErrorOf(AwsException problem)
    {
        // The queues' client knows no errors by name.
        if (problem.Code == AwsException.NotReached) return $"{ErrorPrefix}.{AwsException.NotReached}";
        var shape = Model == "sqs" ? null : problem.Model.FindError(problem.Code);
        if (shape is null) return $"{ErrorPrefix}.{General}";
        if (shape.EndsWith("Fault", StringComparison.Ordinal)) shape = shape[..^"Fault".Length];
        return $"{ErrorPrefix}.{shape}{(shape.EndsWith("Exception", StringComparison.Ordinal) ? "" : "Exception")}";
    }

    internal string CauseOf(AwsException problem) => problem.StatusCode == 0
        ? problem.Message
        : $"{problem.ServiceMessage} (Service: {Client}; Status Code: {problem.StatusCode}; Error Code: {problem.Code}; "
            + $"Request ID: {problem.RequestId}; Proxy: null)";
}
