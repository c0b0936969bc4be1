namespace AslSharp.Cli.Sam.Permissions;

/// <summary>What an action needs besides itself where the execution waits for its job (<c>.sync</c>), as AWS documents it.</summary>
/// <param name="Actions">How the job is watched and stopped.</param>
/// <param name="Rule">The rule of EventBridge that the service makes in the account to hear of the job's end; null where it asks instead.</param>
internal sealed record JobPermissions(IReadOnlyList<string> Actions, string? Rule)
{
    private static readonly Dictionary<string, JobPermissions> All = new(StringComparer.Ordinal)
    {
        ["states:startExecution"] = new(["states:DescribeExecution", "states:StopExecution"], "StepFunctionsGetEventsForStepFunctionsExecutionRule"),
        ["batch:submitJob"] = new(["batch:DescribeJobs", "batch:TerminateJob"], "StepFunctionsGetEventsForBatchJobsRule"),
        ["ecs:runTask"] = new(["ecs:DescribeTasks", "ecs:StopTask"], "StepFunctionsGetEventsForECSTaskRule"),
        ["glue:startJobRun"] = new(["glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun"], null),
        ["databrew:startJobRun"] = new(["databrew:DescribeJobRun", "databrew:ListJobRuns", "databrew:StopJobRun"], null),
        ["athena:startQueryExecution"] = new(["athena:GetQueryExecution", "athena:StopQueryExecution"], null),
        ["codebuild:startBuild"] = new(
            ["codebuild:BatchGetBuilds", "codebuild:BatchGetReports", "codebuild:StopBuild"], "StepFunctionsGetEventForCodeBuildStartBuildRule"),
        ["codebuild:startBuildBatch"] = new(
            ["codebuild:BatchGetBuildBatches", "codebuild:StopBuildBatch"], "StepFunctionsGetEventForCodeBuildStartBuildBatchRule"),
        ["sagemaker:createTrainingJob"] = SageMaker("TrainingJob", "StepFunctionsGetEventsForSageMakerTrainingJobsRule"),
        ["sagemaker:createTransformJob"] = SageMaker("TransformJob", "StepFunctionsGetEventsForSageMakerTransformJobsRule"),
        ["sagemaker:createProcessingJob"] = SageMaker("ProcessingJob", "StepFunctionsGetEventsForSageMakerProcessingJobsRule"),
        ["sagemaker:createHyperParameterTuningJob"] = SageMaker("HyperParameterTuningJob", "StepFunctionsGetEventsForSageMakerTuningJobsRule"),
        ["sagemaker:createLabelingJob"] = SageMaker("LabelingJob", "StepFunctionsGetEventsForSageMakerLabelingJobsRule"),
        ["sagemaker:createAutoMLJob"] = SageMaker("AutoMLJob", null),
        ["elasticmapreduce:createCluster"] = new(
            ["elasticmapreduce:DescribeCluster", "elasticmapreduce:TerminateJobFlows"], "StepFunctionsGetEventForEMRRunJobFlowRule"),
        ["elasticmapreduce:addStep"] = new(["elasticmapreduce:CancelSteps", "elasticmapreduce:DescribeStep"], "StepFunctionsGetEventForEMRAddJobFlowStepsRule"),
        ["elasticmapreduce:terminateCluster"] = new(["elasticmapreduce:DescribeCluster"], "StepFunctionsGetEventForEMRTerminateJobFlowsRule"),
        ["emr-containers:startJobRun"] = new(["emr-containers:CancelJobRun", "emr-containers:DescribeJobRun"], null),
        ["emr-containers:deleteVirtualCluster"] = new(["emr-containers:DescribeVirtualCluster"], null),
        ["emr-serverless:startJobRun"] = new(["emr-serverless:CancelJobRun", "emr-serverless:GetJobRun"], "StepFunctionsGetEventsForEMRServerlessJobRule"),
        ["emr-serverless:createApplication"] = EmrApplication("emr-serverless:DeleteApplication"),
        ["emr-serverless:startApplication"] = EmrApplication("emr-serverless:StopApplication"),
        ["emr-serverless:stopApplication"] = EmrApplication(),
        ["emr-serverless:deleteApplication"] = EmrApplication(),
        ["mediaconvert:createJob"] = new(["mediaconvert:CancelJob", "mediaconvert:GetJob"], "StepFunctionsGetEventsForMediaConvertJobRule"),
        ["bedrock:createModelCustomizationJob"] = new(["bedrock:GetModelCustomizationJob", "bedrock:StopModelCustomizationJob"], null),
    };

    /// <summary>What a call needs; null where it does not wait, or where nothing is known of its job.</summary>
    internal static JobPermissions? Find(ServiceCall call) => call.IsJob ? All.GetValueOrDefault($"{call.Service}:{call.Action}") : null;

    private static JobPermissions SageMaker(string kind, string? rule) => new([$"sagemaker:Describe{kind}", $"sagemaker:Stop{kind}"], rule);

    private static JobPermissions EmrApplication(params string[] more)
        => new(["emr-serverless:GetApplication", .. more], "StepFunctionsGetEventsForEMRServerlessApplicationRule");
}
