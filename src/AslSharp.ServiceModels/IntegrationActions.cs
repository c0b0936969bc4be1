#if ASLSHARP_COMPILER
namespace AslSharp.Compiler.Services;
#else
namespace AslSharp.ServiceModels;
#endif

/// <summary>What tasks of optimised integrations call, which is not always the action that their resource names, and never only that where they wait for a
/// job. The compiler needs it too.</summary>
internal static class IntegrationActions
{
    // The action that tells how a job stands, and the one that stops it.
    private static readonly Dictionary<string, (string Describe, string? Stop)> Jobs = new(StringComparer.Ordinal)
    {
        ["states:startExecution"] = ("describeExecution", "stopExecution"),
        ["batch:submitJob"] = ("describeJobs", "terminateJob"),
        ["glue:startJobRun"] = ("getJobRun", "batchStopJobRun"),
        ["databrew:startJobRun"] = ("describeJobRun", "stopJobRun"),
        ["athena:startQueryExecution"] = ("getQueryExecution", "stopQueryExecution"),
        ["codebuild:startBuild"] = ("batchGetBuilds", "stopBuild"),
        ["codebuild:startBuildBatch"] = ("batchGetBuildBatches", "stopBuildBatch"),
        ["ecs:runTask"] = ("describeTasks", "stopTask"),
        ["sagemaker:createTrainingJob"] = ("describeTrainingJob", "stopTrainingJob"),
        ["sagemaker:createTransformJob"] = ("describeTransformJob", "stopTransformJob"),
        ["sagemaker:createProcessingJob"] = ("describeProcessingJob", "stopProcessingJob"),
        ["sagemaker:createHyperParameterTuningJob"] = ("describeHyperParameterTuningJob", "stopHyperParameterTuningJob"),
        ["sagemaker:createLabelingJob"] = ("describeLabelingJob", "stopLabelingJob"),
        ["sagemaker:createAutoMLJob"] = ("describeAutoMLJob", "stopAutoMLJob"),
        ["emr-containers:startJobRun"] = ("describeJobRun", "cancelJobRun"),
        ["emr-serverless:startJobRun"] = ("getJobRun", "cancelJobRun"),
        ["emr-serverless:createApplication"] = ("getApplication", null),
        ["emr-serverless:startApplication"] = ("getApplication", null),
        ["emr-serverless:stopApplication"] = ("getApplication", null),
        ["emr-serverless:deleteApplication"] = ("getApplication", null),
        ["mediaconvert:createJob"] = ("getJob", "cancelJob"),
        ["bedrock:createModelCustomizationJob"] = ("getModelCustomizationJob", "stopModelCustomizationJob"),
        ["elasticmapreduce:createCluster"] = ("describeCluster", "terminateJobFlows"),
        ["elasticmapreduce:terminateCluster"] = ("describeCluster", null),
        ["elasticmapreduce:addStep"] = ("describeStep", "cancelSteps"),
    };

    // Actions that call others, of the same service or not.
    private static readonly Dictionary<string, (string Model, string Action)[]> Others = new(StringComparer.Ordinal)
    {
        ["elasticmapreduce:createCluster"] = [("emr", "runJobFlow")],
        ["elasticmapreduce:terminateCluster"] = [("emr", "terminateJobFlows")],
        ["elasticmapreduce:setClusterTerminationProtection"] = [("emr", "setTerminationProtection")],
        ["elasticmapreduce:addStep"] = [("emr", "addJobFlowSteps")],
        ["elasticmapreduce:cancelStep"] = [("emr", "cancelSteps")],
        ["elasticmapreduce:modifyInstanceFleetByName"] = [("emr", "listInstanceFleets"), ("emr", "modifyInstanceFleet")],
        ["elasticmapreduce:modifyInstanceGroupByName"] = [("emr", "listInstanceGroups"), ("emr", "modifyInstanceGroups")],
        ["bedrock:invokeModel"] = [("bedrockruntime", "invokeModel"), ("s3", "getObject"), ("s3", "putObject")],
        ["apigateway:invoke"] = [],
        ["http:invoke"] = [],
    };

    /// <summary>The actions that look at the job which an action starts and stop it; null for an action that nobody can wait for.</summary>
    /// <param name="service">The service as the resource spells it.</param>
    /// <param name="action">The action.</param>
    internal static (string Describe, string? Stop)? JobOf(string service, string action)
        => Jobs.TryGetValue($"{service}:{action}", out var job) ? job : null;

    /// <summary>All that a task may call, each with the name of its model.</summary>
    /// <param name="service">The service as the resource spells it.</param>
    /// <param name="action">The action, without a pattern.</param>
    /// <param name="waits">Whether the task waits for the job.</param>
    internal static IEnumerable<(string Model, string Action)> Of(string service, string action, bool waits)
    {
        var model = OptimisedServices.ModelOf(service);
        foreach (var call in Others.TryGetValue($"{service}:{action}", out var others) ? others : [(model, action)]) yield return call;
        if (!waits || JobOf(service, action) is not { } job) yield break;
        yield return (model, job.Describe);
        if (job.Stop is not null) yield return (model, job.Stop);
    }
}
