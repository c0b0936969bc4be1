namespace AslSharp.Cli.Sam.Permissions;

/// <summary>What the integrations of Step Functions need, as AWS documents it for each.</summary>
internal static class OptimisedPermissions
{
    /// <summary>The actions of a call, each with its resource and its conditions.</summary>
    /// <param name="call">The call.</param>
    /// <param name="machineName">The name of the machine that makes it.</param>
    internal static IEnumerable<(string[] Actions, string Resource, PolicyCondition[] Conditions)> Of(ServiceCall call, string machineName)
    {
        string[] actions = [$"{call.Service}:{call.Operation}", .. JobPermissions.Find(call)?.Actions ?? []];
        switch (call.Service)
        {
            case "lambda":
                return [Grant(["lambda:InvokeFunction"], Arns.Of("lambda", "function:*"))];
            case "sqs":
                return [Grant(actions, Arns.OfQueue(call.Text("QueueUrl")))];
            case "sns":
                return [Grant(actions, call.Text("TopicArn") ?? call.Text("TargetArn") ?? (call.Has("PhoneNumber") && !call.Has("TopicArn") ? "*" : Arns.Of("sns", "*")))];
            case "dynamodb":
                return [Grant(actions, Arns.OfNamed(call.Text("TableName"), "dynamodb", "table/"))];
            case "events":
                return [Grant(actions, Arns.Of("events", "event-bus/*"))];
            case "states":
                return OfExecution(call);
            case "batch":
                // Jobs have no names that are known before: what watches and stops them is for all.
                return [Grant(["batch:SubmitJob"], JobDefinition(call)), Grant(["batch:SubmitJob"], Arns.OfNamed(call.Text("JobQueue"), "batch", "job-queue/")), .. Rest(actions)];
            case "ecs":
                return
                [
                    Grant(["ecs:RunTask"], TaskDefinition(call)),
                    .. Rest(actions),
                    Grant(["iam:PassRole"], Arns.OfRole("*"), PassedTo("ecs-tasks.amazonaws.com")),
                ];
            case "glue":
                return [Grant(actions, Arns.OfNamed(call.Text("JobName"), "glue", "job/"))];
            case "databrew":
                return [Grant(actions, Arns.OfNamed(call.Text("Name"), "databrew", "job/"))];
            case "athena":
                return OfQuery(call, actions);
            case "codebuild":
                return [Grant(actions, Arns.OfNamed(call.Text("ProjectName"), "codebuild", "project/"))];
            case "sagemaker":
                return OfSageMaker(call, actions);
            case "elasticmapreduce":
                return OfCluster(call);
            case "emr-containers":
                return [Grant(actions, Arns.Of("emr-containers", call.Text("VirtualClusterId") is { } cluster ? $"/virtualclusters/{cluster}*" : "/*"))];
            case "emr-serverless":
                return
                [
                    Grant(actions, Arns.Of("emr-serverless", call.Text("ApplicationId") is { } application ? $"/applications/{application}*" : "/*")),
                    .. Role(call.Text("ExecutionRoleArn"), call.Has("ExecutionRoleArn"), "emr-serverless.amazonaws.com"),
                ];
            case "mediaconvert":
                return [Grant(actions, "*"), .. Role(call.Text("Role"), call.Has("Role"), "mediaconvert.amazonaws.com")];
            case "bedrock":
                return OfModel(call, actions);
            case "apigateway":
                return [Grant(["execute-api:Invoke"], ApiMethod(call))];
            case "http":
                return OfHttp(call, machineName);
            default:
                return [Grant(actions, "*")];
        }
    }

    private static (string[] Actions, string Resource, PolicyCondition[] Conditions)[] OfExecution(ServiceCall call)
    {
        var machine = Arns.OfNamed(call.Text("StateMachineArn"), "states", "stateMachine:");
        var start = Grant(["states:" + call.Operation], machine);
        if (JobPermissions.Find(call) is not { } job) return [start];
        var parts = machine.Split(":stateMachine:", 2);
        return [start, Grant([.. job.Actions], parts.Length == 2 ? $"{parts[0]}:execution:{parts[1].Split(':')[0]}:*" : Arns.Of("states", "execution:*"))];
    }

    private static IEnumerable<(string[] Actions, string Resource, PolicyCondition[] Conditions)> OfQuery(ServiceCall call, string[] actions)
    {
        yield return Grant(actions, Arns.OfNamed(call.Text("WorkGroup") ?? (call.Has("WorkGroup") ? null : "primary"), "athena", "workgroup/"));
        if (call.Action != "startQueryExecution") yield break;
        // A query reads the tables that its text names, and writes its result.
        yield return Grant(["athena:GetDataCatalog"], Arns.Of("athena", "datacatalog/*"));
        yield return Grant(["glue:GetDatabase", "glue:GetDatabases", "glue:GetPartition", "glue:GetPartitions", "glue:GetTable", "glue:GetTables"], Arns.Of("glue", "catalog"));
        yield return Grant(["glue:GetDatabase", "glue:GetDatabases"], Arns.Of("glue", "database/*"));
        yield return Grant(["glue:GetPartition", "glue:GetPartitions", "glue:GetTable", "glue:GetTables"], Arns.Of("glue", "table/*"));
        yield return Grant(
            ["s3:AbortMultipartUpload", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:ListMultipartUploadParts", "s3:PutObject"],
            Arns.OfBucket("*"));
        yield return Grant(["lakeformation:GetDataAccess"], "*");
    }

    private static IEnumerable<(string[] Actions, string Resource, PolicyCondition[] Conditions)> OfSageMaker(ServiceCall call, string[] actions)
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
        var resource = Arns.OfNamed(call.Text(parameter) is { } name && !name.Contains('$') ? name.ToLowerInvariant() : call.Text(parameter), "sagemaker", kind + "/");
        yield return Grant([.. actions, "sagemaker:AddTags"], resource);
        yield return Grant(["sagemaker:ListTags"], Arns.Of("sagemaker", kind + "/*"));
        if (kind == "endpoint") yield return Grant(["sagemaker:" + call.Operation], Arns.OfNamed(call.Text("EndpointConfigName"), "sagemaker", "endpoint-config/"));
        // The kinds below run under the role of their model or their endpoint's configuration.
        var has = kind is not ("transform-job" or "endpoint" or "endpoint-config");
        var role = kind switch { "model" => call.Text("ExecutionRoleArn"), "hyper-parameter-tuning-job" => call.Text("TrainingJobDefinition", "RoleArn"), _ => call.Text("RoleArn") };
        foreach (var grant in Role(role, has, "sagemaker.amazonaws.com")) yield return grant;
    }

    private static IEnumerable<(string[] Actions, string Resource, PolicyCondition[] Conditions)> OfCluster(ServiceCall call)
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
        if (call.Action != "createCluster") return [Grant([.. own, .. JobPermissions.Find(call)?.Actions ?? []], cluster)];
        return
        [
            Grant(own, "*"),
            .. JobPermissions.Find(call) is { } job ? [Grant([.. job.Actions], cluster)] : Array.Empty<(string[], string, PolicyCondition[])>(),
            Grant(["iam:PassRole"], Arns.OfRole(call.Text("ServiceRole") ?? "*"), PassedTo("elasticmapreduce.amazonaws.com")),
            Grant(["iam:PassRole"], Arns.OfRole(call.Text("JobFlowRole") ?? "*"), PassedTo("ec2.amazonaws.com")),
        ];
    }

    private static IEnumerable<(string[] Actions, string Resource, PolicyCondition[] Conditions)> OfModel(ServiceCall call, string[] actions)
    {
        // Models of AWS have an ARN without an account.
        var id = call.Text(call.Action == "invokeModel" ? "ModelId" : "BaseModelIdentifier");
        var model = id is null || !id.StartsWith("arn:", StringComparison.Ordinal) ? $"arn:${{AWS::Partition}}:bedrock:${{AWS::Region}}::foundation-model/{id ?? "*"}" : id;
        if (call.Action == "invokeModel") return [Grant(actions, model)];
        return
        [
            Grant(["bedrock:" + call.Operation], model),
            Grant(["bedrock:" + call.Operation], Arns.Of("bedrock", "custom-model/*")),
            Grant([.. actions.Skip(1)], Arns.Of("bedrock", "model-customization-job/*")),
            .. Role(call.Text("RoleArn"), true, "bedrock.amazonaws.com"),
        ];
    }

    private static IEnumerable<(string[] Actions, string Resource, PolicyCondition[] Conditions)> OfHttp(ServiceCall call, string machineName)
    {
        var conditions = new List<PolicyCondition>();
        if (call.Text("Method") is { } method) conditions.Add(new PolicyCondition("StringEquals", "states:HTTPMethod", [method]));
        if (call.Text("ApiEndpoint") is { } endpoint) conditions.Add(new PolicyCondition("StringLike", "states:HTTPEndpoint", [endpoint]));
        yield return (["states:InvokeHTTPEndpoint"], Arns.Of("states", $"stateMachine:{machineName}"), [.. conditions]);
        yield return Grant(["events:RetrieveConnectionCredentials"], call.Text("Authentication", "ConnectionArn") ?? call.Text("InvocationConfig", "ConnectionArn") ?? Arns.Of("events", "connection/*"));
        yield return Grant(["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], Arns.Of("secretsmanager", "secret:events!connection/*"));
    }

    private static string ApiMethod(ServiceCall call)
    {
        var api = call.Text("ApiEndpoint")?.Split('.')[0] ?? "*";
        return Arns.Of("execute-api", $"{api}/{call.Text("Stage") ?? "*"}/{call.Text("Method") ?? "*"}/{call.Text("Path")?.TrimStart('/') ?? "*"}");
    }

    // Without a revision, the newest is meant.
    private static string JobDefinition(ServiceCall call)
    {
        var arn = Arns.OfNamed(call.Text("JobDefinition"), "batch", "job-definition/");
        return arn.EndsWith('*') || arn.Split(':').Length > 6 ? arn : arn + "*";
    }

    private static string TaskDefinition(ServiceCall call)
    {
        var arn = Arns.OfNamed(call.Text("TaskDefinition"), "ecs", "task-definition/");
        return arn.EndsWith('*') || arn.Split(':').Length > 6 ? arn : arn + ":*";
    }

    private static IEnumerable<(string[] Actions, string Resource, PolicyCondition[] Conditions)> Rest(string[] actions) => actions.Length > 1 ? [Grant(actions[1..], "*")] : [];

    private static IEnumerable<(string[] Actions, string Resource, PolicyCondition[] Conditions)> Role(string? arn, bool isThere, string service)
        => isThere ? [Grant(["iam:PassRole"], arn ?? Arns.OfRole("*"), PassedTo(service))] : [];

    private static PolicyCondition PassedTo(string service) => new("StringEquals", "iam:PassedToService", [service]);

    private static (string[] Actions, string Resource, PolicyCondition[] Conditions) Grant(string[] actions, string resource, params PolicyCondition[] conditions)
        => (actions, resource, conditions);
}
