using System.ComponentModel;
using System.Diagnostics;

namespace AslSharp.Cli.Tests.Sam;

/// <summary>What the tools of AWS say of templates; skipped where they are not installed.</summary>
public sealed class CfnLintTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Templates_OfTheSamples_HaveNothingThatCfnLintFinds()
    {
        Assert.SkipUnless(Run("--version").ExitCode == 0, "cfn-lint is not on this machine.");
        var templates = new List<string>();
        foreach (var definition in Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.asl.json", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Contains("bin")))
        {
            foreach (var options in (string[][])[[], ["--inline", "--tracing", "--logging", "all"]])
            {
                var template = Path.Combine(_folder.Path, $"{templates.Count}.yaml");
                Assert.Equal(0, (await Tool.RunAsync(["sam", definition, "-o", template, .. options])).ExitCode);
                templates.Add(template);
            }
        }

        var (exitCode, output) = Run([.. templates]);

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task Actions_OfEveryIntegration_AreThoseThatCfnLintKnows()
    {
        Assert.SkipUnless(Run("--version").ExitCode == 0, "cfn-lint is not on this machine.");
        var states = Calls.Select(static (call, index) => $$"""
            "S{{index}}": {"Type": "Task", "Resource": "arn:aws:states:::{{call}}", "Parameters": {}, {{(index == Calls.Length - 1 ? "\"End\": true" : $"\"Next\": \"S{index + 1}\"")}} }
            """);
        var template = Path.Combine(_folder.Path, "all.yaml");
        var definition = _folder.Write("all.asl.json", $$"""{"StartAt": "S0", "States": { {{string.Join(",", states)}} } }""");
        Assert.Equal(0, (await Tool.RunAsync("sam", definition, "-o", template)).ExitCode);

        var (exitCode, output) = Run(template);

        Assert.True(exitCode == 0, output);
    }

    private static readonly string[] Calls =
    [
        "sqs:sendMessage", "sns:publish", "dynamodb:getItem", "dynamodb:updateItem", "events:putEvents", "states:startExecution.sync:2", "batch:submitJob.sync", "ecs:runTask.sync",
        "glue:startJobRun.sync", "databrew:startJobRun.sync", "athena:startQueryExecution.sync", "athena:getQueryResults", "codebuild:startBuild.sync", "codebuild:startBuildBatch.sync",
        "sagemaker:createTrainingJob.sync", "sagemaker:createTransformJob.sync", "sagemaker:createProcessingJob.sync", "sagemaker:createHyperParameterTuningJob.sync",
        "sagemaker:createLabelingJob.sync", "sagemaker:createModel", "sagemaker:createEndpoint", "sagemaker:createEndpointConfig", "elasticmapreduce:createCluster.sync",
        "elasticmapreduce:addStep.sync", "elasticmapreduce:terminateCluster.sync", "elasticmapreduce:modifyInstanceFleetByName", "emr-containers:startJobRun.sync",
        "emr-serverless:startJobRun.sync", "emr-serverless:createApplication.sync", "mediaconvert:createJob.sync", "bedrock:invokeModel", "bedrock:createModelCustomizationJob.sync",
        "apigateway:invoke", "http:invoke", "aws-sdk:s3:getObject", "aws-sdk:s3:listObjectsV2", "aws-sdk:s3:copyObject", "aws-sdk:s3:deleteObjects", "aws-sdk:dynamodb:query",
        "aws-sdk:dynamodb:transactWriteItems", "aws-sdk:cloudwatch:putMetricData", "aws-sdk:cloudwatchlogs:putLogEvents", "aws-sdk:sfn:startSyncExecution", "aws-sdk:eventbridge:putEvents",
        "aws-sdk:redshiftdata:executeStatement", "aws-sdk:redshiftdata:describeStatement", "aws-sdk:rdsdata:executeStatement", "aws-sdk:bedrockruntime:converse", "aws-sdk:sesv2:sendEmail",
        "aws-sdk:iotdataplane:publish", "aws-sdk:resourcegroupstaggingapi:getResources", "aws-sdk:apigateway:getRestApis", "aws-sdk:lambda:invoke", "aws-sdk:sqs:sendMessageBatch",
        "aws-sdk:kms:reEncrypt", "aws-sdk:timestreamquery:query", "aws-sdk:ssm:getParameter", "aws-sdk:secretsmanager:getSecretValue", "aws-sdk:cloudformation:describeStacks",
    ];

    private static (int ExitCode, string Output) Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("cfn-lint", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
        catch (Win32Exception)
        {
            return (-1, "");
        }
    }
}
