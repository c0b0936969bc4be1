namespace AslSharp.Aws;

/// <summary>The actions that start jobs, and where their jobs tell how they stand.</summary>
internal static class Jobs
{
    private static readonly Dictionary<string, Job> All = new(StringComparer.Ordinal)
    {
        ["states:startExecution"] = new()
        {
            Query = static (_, started) => One("ExecutionArn", started["ExecutionArn"]),
            Find = static answer => answer,
            Look = static job => Status(job["Status"], "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"),
        },
        ["batch:submitJob"] = new()
        {
            Query = static (_, started) => One("Jobs", AslValue.Array([started["JobId"]])),
            Find = static answer => First(answer["Jobs"]),
            Look = static job => Status(job["Status"], "SUCCEEDED", "FAILED"),
            StopQuery = static (_, started)
                => AslValue.Object(new AslProperty("JobId", started["JobId"]), new AslProperty("Reason", "The execution was stopped.")),
        },
        ["glue:startJobRun"] = new()
        {
            Query = static (parameters, started)
                => AslValue.Object(new AslProperty("JobName", parameters["JobName"]), new AslProperty("RunId", started["JobRunId"])),
            Find = static answer => answer["JobRun"],
            Look = static job => Status(job["JobRunState"], "SUCCEEDED", "FAILED", "TIMEOUT", "STOPPED", "ERROR", "EXPIRED"),
            StopQuery = static (parameters, started) => AslValue.Object(
                new AslProperty("JobName", parameters["JobName"]), new AslProperty("JobRunIds", AslValue.Array([started["JobRunId"]]))),
        },
        ["databrew:startJobRun"] = new()
        {
            Query = static (parameters, started) => AslValue.Object(new AslProperty("Name", parameters["Name"]), new AslProperty("RunId", started["RunId"])),
            Find = static answer => answer,
            Look = static job => Status(job["State"], "SUCCEEDED", "FAILED", "STOPPED", "TIMEOUT"),
        },
        ["athena:startQueryExecution"] = new()
        {
            Query = static (_, started) => One("QueryExecutionId", started["QueryExecutionId"]),
            Find = static answer => answer,
            Look = static job => Status(job["QueryExecution"]["Status"]["State"], "SUCCEEDED", "FAILED", "CANCELLED"),
        },
        ["codebuild:startBuild"] = new()
        {
            Query = static (_, started) => One("Ids", AslValue.Array([started["Build"]["Id"]])),
            Find = static answer => answer["Builds"].Count > 0 ? One("Build", answer["Builds"][0]) : default,
            Look = static job => Status(job["Build"]["BuildStatus"], "SUCCEEDED", "FAILED", "FAULT", "TIMED_OUT", "STOPPED"),
            StopQuery = static (_, started) => One("Id", started["Build"]["Id"]),
        },
        ["codebuild:startBuildBatch"] = new()
        {
            Query = static (_, started) => One("Ids", AslValue.Array([started["BuildBatch"]["Id"]])),
            Find = static answer => answer["BuildBatches"].Count > 0 ? One("BuildBatch", answer["BuildBatches"][0]) : default,
            Look = static job => Status(job["BuildBatch"]["BuildBatchStatus"], "SUCCEEDED", "FAILED", "FAULT", "TIMED_OUT", "STOPPED"),
            StopQuery = static (_, started) => One("Id", started["BuildBatch"]["Id"]),
        },
        ["ecs:runTask"] = new()
        {
            Query = static (parameters, started) => InCluster(parameters, new AslProperty("Tasks", AslValue.Array([First(started["Tasks"])["TaskArn"]]))),
            Find = static answer => First(answer["Tasks"]),
            Look = LookAtTask,
            StopQuery = static (parameters, started) => InCluster(parameters, new AslProperty("Task", First(started["Tasks"])["TaskArn"])),
        },
        ["sagemaker:createTrainingJob"] = SageMaker("TrainingJob"),
        ["sagemaker:createTransformJob"] = SageMaker("TransformJob"),
        ["sagemaker:createProcessingJob"] = SageMaker("ProcessingJob"),
        ["sagemaker:createHyperParameterTuningJob"] = SageMaker("HyperParameterTuningJob"),
        ["sagemaker:createLabelingJob"] = SageMaker("LabelingJob"),
        ["sagemaker:createAutoMLJob"] = SageMaker("AutoMLJob"),
        ["emr-containers:startJobRun"] = new()
        {
            Query = static (parameters, started)
                => AslValue.Object(new AslProperty("VirtualClusterId", parameters["VirtualClusterId"]), new AslProperty("Id", started["Id"])),
            Find = static answer => answer["JobRun"],
            Look = static job => Status(job["State"], "COMPLETED", "FAILED", "CANCELLED"),
        },
        ["emr-serverless:startJobRun"] = new()
        {
            Query = static (parameters, started)
                => AslValue.Object(new AslProperty("ApplicationId", parameters["ApplicationId"]), new AslProperty("JobRunId", started["JobRunId"])),
            Find = static answer => answer["JobRun"],
            Look = static job => Status(job["State"], "SUCCESS", "FAILED", "CANCELLED"),
        },
        ["emr-serverless:createApplication"] = EmrApplication("CREATED", "STARTED"),
        ["emr-serverless:startApplication"] = EmrApplication("STARTED"),
        ["emr-serverless:stopApplication"] = EmrApplication("STOPPED"),
        ["emr-serverless:deleteApplication"] = EmrApplication("TERMINATED"),
        ["mediaconvert:createJob"] = new()
        {
            Query = static (_, started) => One("Id", started["Job"]["Id"]),
            Find = static answer => answer,
            Look = static job => Status(job["Job"]["Status"], "COMPLETE", "ERROR", "CANCELED"),
        },
        ["bedrock:createModelCustomizationJob"] = new()
        {
            Query = static (_, started) => One("JobIdentifier", started["JobArn"]),
            Find = static answer => answer,
            Look = static job => Status(job["Status"], "Completed", "Failed", "Stopped"),
        },
    };

    internal static Job? Find(string service, string action) => All.GetValueOrDefault($"{service}:{action}");

    /// <summary><c>.sync:2</c> gives the data of an execution as JSON, <c>.sync</c> as texts.</summary>
    internal static AslValue WithJson(TaskResource resource, AslValue job)
    {
        if (resource is not { Service: "states", Pattern: "sync:2" }) return job;
        foreach (var name in (ReadOnlySpan<string>)["Input", "Output"])
        {
            if (job[name].TryGetString(out var text) && AslValue.TryParse(text, out var value, out _)) job = job.With(name, value);
        }

        return job;
    }

    internal static AslValue One(string name, AslValue value) => AslValue.Object(new AslProperty(name, value));

    internal static bool? Status(AslValue status, string succeeded, params ReadOnlySpan<string> failed)
    {
        if (!status.TryGetString(out var text)) return null;
        return text == succeeded ? true : failed.Contains(text) ? false : null;
    }

    internal static AslValue First(AslValue list) => list.IsArray && list.Count > 0 ? list[0] : default;

    private static Job SageMaker(string kind) => new()
    {
        Query = (parameters, _) => One(kind + "Name", parameters[kind + "Name"]),
        Find = static answer => answer,
        Look = job => Status(job[kind + "Status"], "Completed", "Failed", "Stopped"),
    };

    private static Job EmrApplication(params string[] done) => new()
    {
        Query = static (parameters, started)
            => One("ApplicationId", started["ApplicationId"].IsUndefined ? parameters["ApplicationId"] : started["ApplicationId"]),
        Find = static answer => answer["Application"],
        Look = job => job["State"].TryGetString(out var state) && done.Contains(state) ? true : null,
    };

    private static AslValue InCluster(AslValue parameters, AslProperty member)
    {
        var query = AslValue.Object(member);
        return parameters["Cluster"].IsUndefined ? query : query.With("Cluster", parameters["Cluster"]);
    }

    // A task has done its work when it has stopped and each of its containers ended with 0.
    private static bool? LookAtTask(AslValue task)
    {
        if (!task["LastStatus"].StringEquals("STOPPED")) return null;
        if (!task["Containers"].IsArray) return false;
        foreach (var container in task["Containers"].Items)
        {
            if (!container["ExitCode"].TryGetInt64(out var code) || code != 0) return false;
        }

        return true;
    }
}
