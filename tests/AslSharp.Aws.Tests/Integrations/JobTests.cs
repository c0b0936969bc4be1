namespace AslSharp.Aws.Tests.Integrations;

/// <summary><c>.sync</c>: the job is started, looked at until it ends, and stopped where its attempt ends first.</summary>
public sealed class JobTests
{
    // Resource, service, parameters, start and its answer, look and its answers, where the looks lead to.
    public static TheoryData<string, string, string, string, string, string> Jobs => new()
    {
        { "batch:submitJob.sync", "batch", """{"JobName": "n", "JobQueue": "q", "JobDefinition": "d"}""",
            """[["SubmitJob", {"JobId": "1", "JobName": "n"}], ["DescribeJobs", {"Jobs": []}], ["DescribeJobs", {"Jobs": [{"JobId": "1", "Status": "RUNNING"}]}], ["DescribeJobs", {"Jobs": [{"JobId": "1", "Status": "SUCCEEDED"}]}]]""",
            "", """{"JobId": "1", "Status": "SUCCEEDED"}""" },
        { "batch:submitJob.sync", "batch", """{"JobName": "n", "JobQueue": "q", "JobDefinition": "d"}""",
            """[["SubmitJob", {"JobId": "1", "JobName": "n"}], ["DescribeJobs", {"Jobs": [{"JobId": "1", "Status": "FAILED", "StatusReason": "no"}]}]]""",
            "States.TaskFailed", """{"JobId": "1", "Status": "FAILED", "StatusReason": "no"}""" },
        { "ecs:runTask.sync", "ecs", """{"Cluster": "c", "TaskDefinition": "t"}""",
            """[["RunTask", {"Tasks": [{"TaskArn": "a"}]}], ["DescribeTasks", {"Tasks": [{"TaskArn": "a", "LastStatus": "RUNNING"}]}], ["DescribeTasks", {"Tasks": [{"TaskArn": "a", "LastStatus": "STOPPED", "Containers": [{"ExitCode": 0}]}]}]]""",
            "", """{"Containers": [{"ExitCode": 0}], "LastStatus": "STOPPED", "TaskArn": "a"}""" },
        { "ecs:runTask.sync", "ecs", """{"TaskDefinition": "t"}""",
            """[["RunTask", {"Tasks": [{"TaskArn": "a"}]}], ["DescribeTasks", {"Tasks": [{"TaskArn": "a", "LastStatus": "STOPPED", "Containers": [{"ExitCode": 3}]}]}]]""",
            "States.TaskFailed", """{"Containers": [{"ExitCode": 3}], "LastStatus": "STOPPED", "TaskArn": "a"}""" },
        { "ecs:runTask", "ecs", """{"TaskDefinition": "t"}""", """[["RunTask", {"Failures": [{"Reason": "RESOURCE:CPU"}], "Tasks": []}]]""",
            "AmazonECS.Unknown", """{"Failures": [{"Reason": "RESOURCE:CPU"}], "Tasks": []}""" },
        { "states:startExecution.sync", "sfn", """{"StateMachineArn": "m", "Input": {"a": 1}}""",
            """[["StartExecution", {"ExecutionArn": "e", "StartDate": "2026-01-01T00:00:00Z"}], ["DescribeExecution", {"ExecutionArn": "e", "Status": "RUNNING"}], ["DescribeExecution", {"ExecutionArn": "e", "Status": "SUCCEEDED", "Output": "{\"b\":2}", "StartDate": "2026-01-01T00:00:00Z"}]]""",
            "", """{"ExecutionArn": "e", "Output": "{\"b\":2}", "StartDate": 1767225600000, "Status": "SUCCEEDED"}""" },
        { "states:startExecution.sync:2", "sfn", """{"StateMachineArn": "m", "Input": "{}"}""",
            """[["StartExecution", {"ExecutionArn": "e", "StartDate": "2026-01-01T00:00:00Z"}], ["DescribeExecution", {"ExecutionArn": "e", "Status": "SUCCEEDED", "Input": "{}", "Output": "{\"b\":2}"}]]""",
            "", """{"ExecutionArn": "e", "Input": {}, "Output": {"b": 2}, "Status": "SUCCEEDED"}""" },
        { "states:startExecution.sync", "sfn", """{"StateMachineArn": "m"}""",
            """[["StartExecution", {"ExecutionArn": "e", "StartDate": "2026-01-01T00:00:00Z"}], ["DescribeExecution", {"ExecutionArn": "e", "Status": "FAILED", "Error": "E", "Cause": "c"}]]""",
            "States.TaskFailed", """{"Cause": "c", "Error": "E", "ExecutionArn": "e", "Status": "FAILED"}""" },
        { "glue:startJobRun.sync", "glue", """{"JobName": "etl", "Arguments": {"--a": "b"}}""",
            """[["StartJobRun", {"JobRunId": "r"}], ["GetJobRun", {"JobRun": {"Id": "r", "JobRunState": "RUNNING"}}], ["GetJobRun", {"JobRun": {"Id": "r", "JobRunState": "TIMEOUT"}}]]""",
            "States.TaskFailed", """{"Id": "r", "JobRunState": "TIMEOUT"}""" },
        { "databrew:startJobRun.sync", "databrew", """{"Name": "j"}""",
            """[["StartJobRun", {"RunId": "r"}], ["DescribeJobRun", {"JobName": "j", "RunId": "r", "State": "SUCCEEDED"}]]""",
            "", """{"JobName": "j", "RunId": "r", "State": "SUCCEEDED"}""" },
        { "sagemaker:createTransformJob.sync", "sagemaker", """{"TransformJobName": "x", "ModelName": "m", "TransformInput": {"DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://b"}}}, "TransformOutput": {"S3OutputPath": "s3://b"}, "TransformResources": {"InstanceType": "ml.m5.large", "InstanceCount": 1}}""",
            """[["CreateTransformJob", {"TransformJobArn": "a"}], ["DescribeTransformJob", {"TransformJobName": "x", "TransformJobStatus": "InProgress"}], ["DescribeTransformJob", {"TransformJobName": "x", "TransformJobStatus": "Completed"}]]""",
            "", """{"TransformJobName": "x", "TransformJobStatus": "Completed"}""" },
        { "emr-serverless:startJobRun.sync", "emrserverless", """{"ApplicationId": "a", "ExecutionRoleArn": "arn:aws:iam::123456789012:role/r"}""",
            """[["StartJobRun", {"ApplicationId": "a", "JobRunId": "r", "Arn": "x"}], ["GetJobRun", {"JobRun": {"JobRunId": "r", "State": "SUCCESS"}}]]""",
            "", """{"JobRunId": "r", "State": "SUCCESS"}""" },
        { "emr-containers:startJobRun.sync", "emrcontainers", """{"VirtualClusterId": "v", "Name": "n"}""",
            """[["StartJobRun", {"Id": "r"}], ["DescribeJobRun", {"JobRun": {"Id": "r", "State": "COMPLETED"}}]]""",
            "", """{"Id": "r", "State": "COMPLETED"}""" },
        { "mediaconvert:createJob.sync", "mediaconvert", """{"Role": "r", "Settings": {}}""",
            """[["CreateJob", {"Job": {"Id": "1"}}], ["GetJob", {"Job": {"Id": "1", "Status": "COMPLETE"}}]]""",
            "", """{"Job": {"Id": "1", "Status": "COMPLETE"}}""" },
        { "bedrock:createModelCustomizationJob.sync", "bedrock", """{"JobName": "j", "CustomModelName": "c", "RoleArn": "arn:aws:iam::123456789012:role/r", "BaseModelIdentifier": "b", "TrainingDataConfig": {"S3Uri": "s3://b"}, "OutputDataConfig": {"S3Uri": "s3://b"}}""",
            """[["CreateModelCustomizationJob", {"JobArn": "a"}], ["GetModelCustomizationJob", {"JobArn": "a", "Status": "Completed"}]]""",
            "", """{"JobArn": "a", "Status": "Completed"}""" },
        { "elasticmapreduce:addStep.sync", "emr", """{"ClusterId": "c", "Step": {"Name": "s", "HadoopJarStep": {"Jar": "j"}}}""",
            """[["AddJobFlowSteps", {"StepIds": ["s-1"]}], ["DescribeStep", {"Step": {"Id": "s-1", "Status": {"State": "COMPLETED"}}}]]""",
            "", """{"Step": {"Id": "s-1", "Status": {"State": "COMPLETED"}}}""" },
        { "elasticmapreduce:terminateCluster.sync", "emr", """{"ClusterId": "c"}""",
            """[["TerminateJobFlows", {}], ["DescribeCluster", {"Cluster": {"Id": "c", "Status": {"State": "TERMINATED"}}}]]""",
            "", """{"Cluster": {"Id": "c", "Status": {"State": "TERMINATED"}}}""" },
        { "codebuild:startBuild.sync", "codebuild", """{"ProjectName": "p"}""",
            """[["StartBuild", {"Build": {"Id": "b"}}], ["BatchGetBuilds", {"Builds": [{"Id": "b", "BuildStatus": "FAILED"}]}]]""",
            "States.TaskFailed", """{"Build": {"BuildStatus": "FAILED", "Id": "b"}}""" },
        { "athena:startQueryExecution.sync", "athena", """{"QueryString": "SELECT 1"}""",
            """[["StartQueryExecution", {"QueryExecutionId": "q"}], ["GetQueryExecution", {"QueryExecution": {"Status": {"State": "CANCELLED"}}}]]""",
            "States.TaskFailed", """{"QueryExecution": {"Status": {"State": "CANCELLED"}}}""" },
        { "events:putEvents", "eventbridge", """{"Entries": [{"Source": "s", "DetailType": "d", "Detail": {"a": 1}}]}""",
            """[["PutEvents", {"FailedEntryCount": 1, "Entries": [{"ErrorCode": "X"}]}]]""",
            "EventBridge.FailedEntry", """{"Entries": [{"ErrorCode": "X"}], "FailedEntryCount": 1}""" },
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Job_UntilItsEnd_GivesWhatTheServiceSaysOfIt(string resource, string service, string parameters, string script, string error, string expected)
    {
        ServiceScript.Require();
        var steps = AslValue.Parse(script).Items.ToArray().Select(static step => (step[0].GetString(), step[1].ToJson()));
        using var scripted = new ServiceScript(service, [.. steps]);

        var result = await ActionMachine.RunAsync(scripted.Options, resource, parameters);

        Assert.Null(scripted.Problem);
        Assert.Empty(MachineRole.Missing(resource, AslValue.Parse(parameters), service, scripted.Operations));
        Assert.Equal(error, result.Error ?? "");
        Assert.Equal(AslValue.Parse(expected).ToJson(), error.Length > 0 ? result.Cause : result.Output.ToJson());
        Assert.Equal(0, scripted.Left);
    }

    [Fact]
    public async Task Job_WhoseExecutionIsAborted_IsStopped()
    {
        ServiceScript.Require();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var server = new LoopbackServer(request =>
        {
            if (request.Path == "/v1/describejobs") stop.Cancel();
            return new LoopbackAnswer(200, request.Path == "/v1/submitjob" ? """{"jobId": "1", "jobName": "n"}""" : """{"jobs": [{"jobId": "1", "status": "RUNNING"}]}""");
        });

        var result = await ActionMachine.RunAsync(server.Options, "batch:submitJob.sync", """{"JobName": "n", "JobQueue": "q", "JobDefinition": "d"}""", stop.Token);
        for (var i = 0; i < 100 && server.Requests[^1].Path != "/v1/terminatejob"; i++) await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.Equal(ExecutionStatus.Aborted, result.Status);
        Assert.Equal("/v1/terminatejob", server.Requests[^1].Path);
        Assert.Equal("1", AslValue.Parse(server.Requests[^1].Body)["jobId"].GetString());
        Assert.Empty(MachineRole.Missing("batch:submitJob.sync", AslValue.Parse("""{"JobQueue": "q", "JobDefinition": "d"}"""), "batch", ["TerminateJob"]));
    }
}
