namespace AslSharp.Cli.Sam.Permissions;

/// <summary>What the integrations of Step Functions need, as AWS documents it for each.</summary>
internal static class OptimisedPermissions
{
    private static readonly string[] DatabaseReads = ["glue:GetDatabase", "glue:GetDatabases"];

    private static readonly string[] TableReads = ["glue:GetPartition", "glue:GetPartitions", "glue:GetTable", "glue:GetTables"];

    private static readonly string[] QueryFiles =
    [
        "s3:AbortMultipartUpload", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:ListMultipartUploadParts",
        "s3:PutObject",
    ];

    /// <summary>The actions of a call, with their resources.</summary>
    /// <param name="call">The call.</param>
    /// <param name="machineName">The name of the machine that makes it.</param>
    internal static IEnumerable<Grant> Of(ServiceCall call, string machineName)
    {
        string[] actions = [$"{call.Service}:{call.Operation}", .. JobPermissions.Find(call)?.Actions ?? []];
        switch (call.Service)
        {
            case "lambda":
                return [new Grant(["lambda:InvokeFunction"], Arns.Of("lambda", "function:*"))];
            case "sqs":
                return [new Grant(actions, Arns.OfQueue(call.Text("QueueUrl")))];
            case "sns":
                return [new Grant(actions, TopicOf(call))];
            case "dynamodb":
                return [new Grant(actions, Arns.OfNamed(call.Text("TableName"), "dynamodb", "table/"))];
            case "events":
                return [new Grant(actions, Arns.Of("events", "event-bus/*"))];
            case "states":
                return OfExecution(call);
            case "batch":
                return
                [
                    new Grant(["batch:SubmitJob"], JobDefinition(call)),
                    new Grant(["batch:SubmitJob"], Arns.OfNamed(call.Text("JobQueue"), "batch", "job-queue/")),
                    .. Rest(actions),
                ];
            case "ecs":
                return
                [
                    new Grant(["ecs:RunTask"], TaskDefinition(call)),
                    .. Rest(actions),
                    new Grant(["iam:PassRole"], Arns.OfRole("*"), PassedTo("ecs-tasks.amazonaws.com")),
                ];
            case "glue":
                return [new Grant(actions, Arns.OfNamed(call.Text("JobName"), "glue", "job/"))];
            case "databrew":
                return [new Grant(actions, Arns.OfNamed(call.Text("Name"), "databrew", "job/"))];
            case "athena":
                return OfQuery(call, actions);
            case "codebuild":
                return [new Grant(actions, Arns.OfNamed(call.Text("ProjectName"), "codebuild", "project/"))];
            case "sagemaker":
                return OfSageMaker(call, actions);
            case "elasticmapreduce":
                return OfCluster(call);
            case "emr-containers":
                return [new Grant(actions, Arns.Of("emr-containers", call.Text("VirtualClusterId") is { } cluster ? $"/virtualclusters/{cluster}*" : "/*"))];
            case "emr-serverless":
                return
                [
                    new Grant(actions, Arns.Of("emr-serverless", call.Text("ApplicationId") is { } application ? $"/applications/{application}*" : "/*")),
                    .. Role(call.Text("ExecutionRoleArn"), call.Has("ExecutionRoleArn"), "emr-serverless.amazonaws.com"),
                ];
            case "mediaconvert":
                return [new Grant(actions, "*"), .. Role(call.Text("Role"), call.Has("Role"), "mediaconvert.amazonaws.com")];
            case "bedrock":
                return OfModel(call, actions);
            case "apigateway":
                return [new Grant(["execute-api:Invoke"], ApiMethod(call))];
            case "http":
                return OfHttp(call, machineName);
            default:
                return [new Grant(actions, "*")];
        }
    }

    private static Grant[] OfExecution(ServiceCall call)
    {
        var machine = Arns.OfNamed(call.Text("StateMachineArn"), "states", "stateMachine:");
        var start = new Grant(["states:" + call.Operation], machine);
        if (JobPermissions.Find(call) is not { } job) return [start];
        return [start, new Grant([.. job.Actions], Arns.OfExecutions(machine))];
    }

    private static IEnumerable<Grant> OfQuery(ServiceCall call, string[] actions)
    {
        yield return new Grant(actions, Arns.OfNamed(call.Text("WorkGroup") ?? (call.Has("WorkGroup") ? null : "primary"), "athena", "workgroup/"));
        if (call.Action != "startQueryExecution") yield break;
        // A query reads the tables that its text names, and writes its result.
        yield return new Grant(["athena:GetDataCatalog"], Arns.Of("athena", "datacatalog/*"));
        yield return new Grant([.. DatabaseReads, .. TableReads], Arns.Of("glue", "catalog"));
        yield return new Grant(DatabaseReads, Arns.Of("glue", "database/*"));
        yield return new Grant(TableReads, Arns.Of("glue", "table/*"));
        yield return new Grant(QueryFiles, Arns.OfBucket("*"));
        yield return new Grant(["lakeformation:GetDataAccess"], "*");
    }

    private static IEnumerable<Grant> OfSageMaker(ServiceCall call, string[] actions)
    {
        var (kind, parameter) = call.Action switch
        {
            "createTrainingJob" => ("training-job", "TrainingJobName"),
            "createTransformJob" => ("transform-job", "TransformJobName"),
            "createProcessingJob" => ("processing-job", "ProcessingJobName"),
            "createHyperParameterTuningJob" => ("hyper-parameter-tuning-job", "HyperParameterTuningJobName"),
            "createLabelingJob" => ("labeling-job", "LabelingJobName"),
            "createAutoMLJob" => ("automl-job", "AutoMLJobName"),
            "createModel" => ("model", "ModelName"),
            "createEndpointConfig" => ("endpoint-config", "EndpointConfigName"),
            _ => ("endpoint", "EndpointName"),
        };
        // ARNs have the names in lower case.
        var name = call.Text(parameter);
        var resource = Arns.OfNamed(name is null || name.Contains('$') ? name : name.ToLowerInvariant(), "sagemaker", kind + "/");
        yield return new Grant([.. actions, "sagemaker:AddTags"], resource);
        yield return new Grant(["sagemaker:ListTags"], Arns.Of("sagemaker", kind + "/*"));
        if (kind == "endpoint")
            yield return new Grant(["sagemaker:" + call.Operation], Arns.OfNamed(call.Text("EndpointConfigName"), "sagemaker", "endpoint-config/"));
        // These run under the role of their model.
        if (kind is "transform-job" or "endpoint" or "endpoint-config") yield break;
        var role = kind switch
        {
            "model" => call.Text("ExecutionRoleArn"),
            "hyper-parameter-tuning-job" => call.Text("TrainingJobDefinition", "RoleArn"),
            _ => call.Text("RoleArn"),
        };
        foreach (var grant in Role(role, true, "sagemaker.amazonaws.com")) yield return grant;
    }

    private static IEnumerable<Grant> OfCluster(ServiceCall call)
    {
        string[] own = call.Action switch
        {
            "createCluster" => ["elasticmapreduce:RunJobFlow"],
            "terminateCluster" => ["elasticmapreduce:TerminateJobFlows"],
            "addStep" => ["elasticmapreduce:AddJobFlowSteps"],
            "cancelStep" => ["elasticmapreduce:CancelSteps"],
            "setClusterTerminationProtection" => ["elasticmapreduce:SetTerminationProtection"],
            "modifyInstanceFleetByName" => ["elasticmapreduce:ListInstanceFleets", "elasticmapreduce:ModifyInstanceFleet"],
            "modifyInstanceGroupByName" => ["elasticmapreduce:ListInstanceGroups", "elasticmapreduce:ModifyInstanceGroups"],
            _ => ["elasticmapreduce:" + call.Operation],
        };
        var cluster = Arns.OfNamed(call.Text("ClusterId"), "elasticmapreduce", "cluster/");
        if (call.Action != "createCluster") return [new Grant([.. own, .. JobPermissions.Find(call)?.Actions ?? []], cluster)];
        return
        [
            new Grant(own, "*"),
            .. JobPermissions.Find(call) is { } job ? [new Grant([.. job.Actions], cluster)] : Array.Empty<Grant>(),
            new Grant(["iam:PassRole"], Arns.OfRole(call.Text("ServiceRole") ?? "*"), PassedTo("elasticmapreduce.amazonaws.com")),
            new Grant(["iam:PassRole"], Arns.OfRole(call.Text("JobFlowRole") ?? "*"), PassedTo("ec2.amazonaws.com")),
        ];
    }

    private static IEnumerable<Grant> OfModel(ServiceCall call, string[] actions)
    {
        // Models of AWS have an ARN without an account.
        var id = call.Text(call.Action == "invokeModel" ? "ModelId" : "BaseModelIdentifier");
        var model = id is not null && id.StartsWith("arn:", StringComparison.Ordinal)
            ? id
            : $"arn:${{AWS::Partition}}:bedrock:${{AWS::Region}}::foundation-model/{id ?? "*"}";
        if (call.Action == "invokeModel") return [new Grant(actions, model)];
        return
        [
            new Grant(["bedrock:" + call.Operation], model),
            new Grant(["bedrock:" + call.Operation], Arns.Of("bedrock", "custom-model/*")),
            new Grant([.. actions.Skip(1)], Arns.Of("bedrock", "model-customization-job/*")),
            .. Role(call.Text("RoleArn"), true, "bedrock.amazonaws.com"),
        ];
    }

    private static IEnumerable<Grant> OfHttp(ServiceCall call, string machineName)
    {
        var conditions = new List<PolicyCondition>();
        if (call.Text("Method") is { } method) conditions.Add(new PolicyCondition("StringEquals", "states:HTTPMethod", [method]));
        if (call.Text("ApiEndpoint") is { } endpoint) conditions.Add(new PolicyCondition("StringLike", "states:HTTPEndpoint", [endpoint]));
        yield return new Grant(["states:InvokeHTTPEndpoint"], Arns.Of("states", $"stateMachine:{machineName}"), [.. conditions]);
        var connection = call.Text("Authentication", "ConnectionArn") ?? call.Text("InvocationConfig", "ConnectionArn") ?? Arns.Of("events", "connection/*");
        yield return new Grant(["events:RetrieveConnectionCredentials"], connection);
        yield return new Grant(["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], Arns.Of("secretsmanager", "secret:events!connection/*"));
    }

    private static string ApiMethod(ServiceCall call)
    {
        var api = call.Text("ApiEndpoint")?.Split('.')[0] ?? "*";
        return Arns.Of("execute-api", $"{api}/{call.Text("Stage") ?? "*"}/{call.Text("Method") ?? "*"}/{call.Text("Path")?.TrimStart('/') ?? "*"}");
    }

    // A message to a telephone has no resource.
    private static string TopicOf(ServiceCall call)
        => call.Text("TopicArn") ?? call.Text("TargetArn") ?? (call.Has("PhoneNumber") && !call.Has("TopicArn") ? "*" : Arns.Of("sns", "*"));

    // Without a revision, the newest is meant.
    private static string JobDefinition(ServiceCall call)
    {
        var arn = Arns.OfNamed(call.Text("JobDefinition"), "batch", "job-definition/");
        return arn.EndsWith('*') || Arns.HasRevision(arn) ? arn : arn + "*";
    }

    private static string TaskDefinition(ServiceCall call)
    {
        var arn = Arns.OfNamed(call.Text("TaskDefinition"), "ecs", "task-definition/");
        return arn.EndsWith('*') || Arns.HasRevision(arn) ? arn : arn + ":*";
    }

    // What watches and stops a job is for all jobs: their ids are not known before.
    private static IEnumerable<Grant> Rest(string[] actions) => actions.Length > 1 ? [new Grant(actions[1..], "*")] : [];

    private static IEnumerable<Grant> Role(string? arn, bool isThere, string service)
        => isThere ? [new Grant(["iam:PassRole"], arn ?? Arns.OfRole("*"), PassedTo(service))] : [];

    private static PolicyCondition PassedTo(string service) => new("StringEquals", "iam:PassedToService", [service]);
}
