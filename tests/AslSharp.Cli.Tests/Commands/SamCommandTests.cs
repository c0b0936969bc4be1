using YamlDotNet.RepresentationModel;

namespace AslSharp.Cli.Tests.Commands;

public sealed class SamCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Template_OfLiteralArns_MakesFunctionsOfTheirNamesAndSaysWhere()
    {
        var file = _folder.Write("order.asl.json", Tasks("""
            "A": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:charge-card", "TimeoutSeconds": 120, "Next": "B"},
            "B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "ship:live", "Payload.$": "$"}, "End": true}
            """));
        var template = Path.Combine(_folder.Path, "deploy", "template.yaml");

        var (exitCode, _, error) = await Tool.RunAsync("sam", file, "-o", template);

        Assert.Equal(0, exitCode);
        Assert.Contains("names functions of the account 123456789012 in eu-west-1", error, StringComparison.Ordinal);
        var resources = Resources(await File.ReadAllTextAsync(template, TestContext.Current.CancellationToken));
        var charge = Properties(resources, "ChargeCardFunction");
        Assert.Equal(("charge-card", "charge-card", "120"), (Text(charge, "FunctionName"), Text(charge, "Handler"), Text(charge, "Timeout")));
        Assert.Equal("live", Text(Properties(resources, "ShipFunction"), "AutoPublishAlias"));
        var machine = Properties(resources, "OrderStateMachine");
        Assert.Equal("../order.asl.json", Text(machine, "DefinitionUri"));
        Assert.Equal(
            ["Allow lambda:InvokeFunction ${ChargeCardFunction.Arn} ${ChargeCardFunction.Arn}:* ${ShipFunction.Arn} ${ShipFunction.Arn}:*"], Statements(machine));
    }

    [Fact]
    public async Task Template_OfPlaceholders_FillsThemWithFunctionsParametersAndPlaces()
    {
        var file = _folder.Write("order.asl.json", Tasks("""
            "A": {"Type": "Task", "Resource": "${ChargeCardFunctionArn}", "Next": "B"},
            "B": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "${OrdersTopicArn}", "Message.$": "$.m"}, "Next": "C"},
            "C": {"Type": "Task", "Resource": "arn:${Partition}:lambda:${Region}:${Account}:function:ship", "End": true}
            """));

        var (exitCode, text, error) = await Tool.RunAsync("sam", file);

        Assert.Equal((0, ""), (exitCode, error));
        var resources = Resources(text);
        Assert.Equal("charge-card", Text(Properties(resources, "ChargeCardFunction"), "Handler"));
        Assert.False(Properties(resources, "ChargeCardFunction").Children.ContainsKey("FunctionName"));
        Assert.Equal("ship", Text(Properties(resources, "ShipFunction"), "FunctionName"));
        var machine = Properties(resources, "OrderStateMachine");
        Assert.Equal(
            ["Account !Ref AWS::AccountId", "ChargeCardFunctionArn !GetAtt ChargeCardFunction.Arn", "OrdersTopicArn !Ref OrdersTopicArn", "Partition !Ref AWS::Partition", "Region !Ref AWS::Region"],
            ((YamlMappingNode)machine["DefinitionSubstitutions"]).Children.Select(static each => $"{each.Key} {each.Value.Tag} {each.Value}"));
        Assert.Contains("Allow sns:Publish ${OrdersTopicArn}", Statements(machine));
        Assert.Equal(["OrdersTopicArn"], ((YamlMappingNode)Root(text)["Parameters"]).Children.Keys.Select(static key => key.ToString()));
    }

    [Fact]
    public async Task Template_Inline_RefersToFunctionsWhereTheFileHasArns()
    {
        var file = _folder.Write("order.asl.json", Tasks("""
            "A": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:charge-card", "Next": "B"},
            "B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "ship:live", "Payload": {"Resource": "ship:live"}}, "End": true}
            """));

        var (exitCode, text, error) = await Tool.RunAsync("sam", file, "--inline");

        Assert.Equal((0, ""), (exitCode, error));
        var resources = Resources(text);
        Assert.False(Properties(resources, "ChargeCardFunction").Children.ContainsKey("FunctionName"));
        var states = (YamlMappingNode)Properties(resources, "OrderStateMachine")["Definition"]["States"];
        Assert.Equal("{ { Fn::GetAtt, [ ChargeCardFunction, Arn ] } }", states["A"]["Resource"].ToString());
        Assert.Equal("{ { Ref, ShipFunction.Alias } }", states["B"]["Parameters"]["FunctionName"].ToString());
        Assert.Equal("ship:live", states["B"]["Parameters"]["Payload"]["Resource"].ToString());
    }

    [Theory]
    [InlineData("sqs:sendMessage", """{"QueueUrl": "https://sqs.eu-west-1.amazonaws.com/123456789012/orders", "MessageBody.$": "$"}""",
        "Allow sqs:SendMessage arn:${AWS::Partition}:sqs:eu-west-1:123456789012:orders")]
    [InlineData("glue:startJobRun.sync", """{"JobName": "transform"}""",
        "Allow glue:BatchStopJobRun glue:GetJobRun glue:GetJobRuns glue:StartJobRun arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:job/transform")]
    [InlineData("glue:startJobRun", """{"JobName": "transform"}""", "Allow glue:StartJobRun arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:job/transform")]
    [InlineData("dynamodb:putItem", """{"TableName": "orders", "Item": {"id": {"S.$": "$.id"}}}""",
        "Allow dynamodb:PutItem arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders")]
    [InlineData("states:startExecution.sync:2", """{"StateMachineArn": "arn:aws:states:eu-west-1:123456789012:stateMachine:other"}""",
        "Allow events:DescribeRule events:PutRule events:PutTargets arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
        "Allow states:DescribeExecution states:StopExecution arn:aws:states:eu-west-1:123456789012:execution:other:*",
        "Allow states:StartExecution arn:aws:states:eu-west-1:123456789012:stateMachine:other")]
    [InlineData("batch:submitJob", """{"JobName": "j", "JobDefinition": "transform", "JobQueue": "nightly"}""",
        "Allow batch:SubmitJob arn:${AWS::Partition}:batch:${AWS::Region}:${AWS::AccountId}:job-definition/transform* arn:${AWS::Partition}:batch:${AWS::Region}:${AWS::AccountId}:job-queue/nightly")]
    [InlineData("ecs:runTask", """{"LaunchType": "FARGATE", "TaskDefinition": "arn:aws:ecs:eu-west-1:123456789012:task-definition/transform:3"}""",
        "Allow ecs:RunTask arn:aws:ecs:eu-west-1:123456789012:task-definition/transform:3",
        "Allow iam:PassRole arn:${AWS::Partition}:iam::${AWS::AccountId}:role/* StringEquals iam:PassedToService ecs-tasks.amazonaws.com")]
    [InlineData("aws-sdk:s3:listObjectsV2", """{"Bucket": "data"}""", "Allow s3:ListBucket arn:${AWS::Partition}:s3:::data")]
    [InlineData("aws-sdk:s3:copyObject", """{"Bucket": "to", "Key": "k", "CopySource": "/from/a?versionId=1"}""",
        "Allow s3:GetObject arn:${AWS::Partition}:s3:::from/a", "Allow s3:PutObject arn:${AWS::Partition}:s3:::to/k")]
    [InlineData("aws-sdk:redshiftdata:executeStatement", """{"ClusterIdentifier": "c", "Database": "d", "DbUser": "u", "Sql": "select 1"}""",
        "Allow redshift-data:ExecuteStatement arn:${AWS::Partition}:redshift:${AWS::Region}:${AWS::AccountId}:cluster:c",
        "Allow redshift:GetClusterCredentials arn:${AWS::Partition}:redshift:${AWS::Region}:${AWS::AccountId}:dbname:c/d arn:${AWS::Partition}:redshift:${AWS::Region}:${AWS::AccountId}:dbuser:c/u")]
    [InlineData("aws-sdk:secretsmanager:getSecretValue", """{"SecretId": "db"}""",
        "Allow secretsmanager:GetSecretValue arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db-??????")]
    [InlineData("http:invoke", """{"ApiEndpoint": "https://api.example.com/orders", "Method": "POST", "Authentication": {"ConnectionArn": "arn:aws:events:eu-west-1:1:connection/c/1"}}""",
        "Allow events:RetrieveConnectionCredentials arn:aws:events:eu-west-1:1:connection/c/1",
        "Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:events!connection/*",
        "Allow states:InvokeHTTPEndpoint arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:${AWS::StackName}-order StringEquals states:HTTPMethod POST StringLike states:HTTPEndpoint https://api.example.com/orders")]
    public async Task Policy_OfACall_AllowsWhatItNeedsAndNoMore(string resource, string parameters, params string[] statements)
    {
        var (exitCode, text, _) = await Tool.RunAsync("sam", _folder.Write("order.asl.json", OneTask(resource, parameters)));

        Assert.Equal(0, exitCode);
        Assert.Equal(statements, Statements(Properties(Resources(text), "OrderStateMachine")));
    }

    [Fact]
    public async Task Policy_OfATrainingJob_PassesItsRoleToSageMakerOnly()
    {
        var (_, text, _) = await Tool.RunAsync("sam", _folder.Write("train.asl.json", OneTask(
            "sagemaker:createTrainingJob.sync", """{"TrainingJobName.$": "$$.Execution.Name", "RoleArn": "arn:aws:iam::123456789012:role/Train", "StoppingCondition": {"MaxRuntimeInSeconds": 60}, "OutputDataConfig": {"S3OutputPath": "s3://models"}, "ResourceConfig": {"VolumeSizeInGB": 1}, "AlgorithmSpecification": {"TrainingInputMode": "File"}}""")));

        var statements = Statements(Properties(Resources(text), "TrainStateMachine")).ToList();
        Assert.Contains("Allow iam:PassRole arn:aws:iam::123456789012:role/Train StringEquals iam:PassedToService sagemaker.amazonaws.com", statements);
        Assert.Contains(statements, static statement => statement.EndsWith("rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule", StringComparison.Ordinal));
        Assert.Contains(statements, static statement => statement.StartsWith("Allow sagemaker:AddTags sagemaker:CreateTrainingJob sagemaker:DescribeTrainingJob sagemaker:ListTags sagemaker:StopTrainingJob ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policy_OfADistributedMap_StartsItsOwnMachineAndReadsAndWritesWhatItNames()
    {
        var file = _folder.Write("big.asl.json", Tasks("""
            "A": {"Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}, "Parameters": {"Bucket": "raw", "Key": "rows.csv"}},
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl.$": "$.q", "MessageBody": "m"}, "End": true}}},
              "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "clean", "Prefix": "runs"}}, "End": true}
            """));

        var (exitCode, text, error) = await Tool.RunAsync("sam", file);

        Assert.Equal((0, "big: 'T': sqs:sendMessage is allowed for arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:*; the definition writes out nothing narrower.\n"), (exitCode, error.ReplaceLineEndings("\n")));
        Assert.Equal(
            [
                "Allow s3:AbortMultipartUpload s3:ListMultipartUploadParts s3:PutObject arn:${AWS::Partition}:s3:::clean/runs/*",
                "Allow s3:GetObject arn:${AWS::Partition}:s3:::clean/runs/* arn:${AWS::Partition}:s3:::raw/rows.csv",
                "Allow sqs:SendMessage arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:*",
                "Allow states:DescribeExecution states:RedriveExecution states:StopExecution arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${AWS::StackName}-big/*:* arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${AWS::StackName}-big:*",
                "Allow states:StartExecution arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:${AWS::StackName}-big",
            ],
            Statements(Properties(Resources(text), "BigStateMachine")));
    }

    [Fact]
    public async Task Template_OfTwoMachines_LetsOneStartTheOther()
    {
        var parent = _folder.Write("parent.asl.json", OneTask("states:startExecution.sync:2", """{"StateMachineArn": "${ChildStateMachineArn}"}"""));
        var named = _folder.Write("named.asl.json", OneTask("states:startExecution", """{"StateMachineArn": "arn:aws:states:eu-west-1:123456789012:stateMachine:other"}"""));
        var child = _folder.Write("child.asl.json", """{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""");
        var other = _folder.Write("other.asl.json", """{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""");

        var (exitCode, text, error) = await Tool.RunAsync("sam", parent, named, child, other);

        Assert.Equal((0, ""), (exitCode, error));
        var resources = Resources(text);
        var childArn = Properties(resources, "ParentStateMachine")["DefinitionSubstitutions"]["ChildStateMachineArn"].ToString();
        Assert.Equal("arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:${AWS::StackName}-child", childArn);
        Assert.Equal(
            [
                "Allow events:DescribeRule events:PutRule events:PutTargets arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
                "Allow states:DescribeExecution states:StopExecution arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${AWS::StackName}-child:*",
                $"Allow states:StartExecution {childArn}",
            ],
            Statements(Properties(resources, "ParentStateMachine")));
        Assert.Equal("${AWS::StackName}-child", Text(Properties(resources, "ChildStateMachine"), "Name"));
        Assert.Equal("other", Text(Properties(resources, "OtherStateMachine"), "Name"));
        // It calls nothing.
        Assert.False(Properties(resources, "OtherStateMachine").Children.ContainsKey("Policies"));
        Assert.False(Root(text).Children.ContainsKey("Parameters"));
    }

    [Fact]
    public async Task Definition_OfATemplate_StandsInTheNewOneToo()
    {
        var file = _folder.Write("old.yaml", """
            Resources:
              Order:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition: {StartAt: A, States: {A: {Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: {FunctionName: ship, Payload: 1}, Next: B}, B: {Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: {FunctionName: "ship:live"}, End: true}}}
            """);

        var (exitCode, text, error) = await Tool.RunAsync("sam", file, "--machine", "Order");

        Assert.Equal((0, ""), (exitCode, error));
        var states = (YamlMappingNode)Properties(Resources(text), "OrderStateMachine")["Definition"]["States"];
        Assert.Equal("{ { Fn::GetAtt, [ ShipFunction, Arn ] } }", states["A"]["Parameters"]["FunctionName"].ToString());
        Assert.Equal("{ { Ref, ShipFunction.Alias } }", states["B"]["Parameters"]["FunctionName"].ToString());
        Assert.Equal("live", Text(Properties(Resources(text), "ShipFunction"), "AutoPublishAlias"));
    }

    [Fact]
    public async Task Template_WithTracingAndLogging_HasThemAndWhatLogsNeed()
    {
        var file = _folder.Write("order.asl.json", Tasks("""
            "A": {"Type": "Task", "Resource": "${ChargeFunction}", "Next": "B"},
            "B": {"Type": "Task", "Resource": "arn:aws:states:eu-west-1:123456789012:activity:by-hand", "End": true}
            """));

        var (exitCode, text, _) = await Tool.RunAsync("sam", file, "--tracing", "--logging", "error", "--express", "--architecture", "arm64", "--code-uri", "out/functions");

        Assert.Equal(0, exitCode);
        var globals = (YamlMappingNode)Root(text)["Globals"]["Function"];
        Assert.Equal(("Active", "out/functions", "provided.al2023"), (Text(globals, "Tracing"), Text(globals, "CodeUri"), Text(globals, "Runtime")));
        Assert.Equal("[ arm64 ]", globals["Architectures"].ToString());
        var resources = Resources(text);
        var machine = Properties(resources, "OrderStateMachine");
        Assert.Equal(("EXPRESS", "ERROR", "true"), (Text(machine, "Type"), machine["Logging"]["Level"].ToString(), machine["Tracing"]["Enabled"].ToString()));
        Assert.Contains(Statements(machine), static statement => statement.Contains("logs:CreateLogDelivery", StringComparison.Ordinal));
        Assert.Equal("by-hand", Text(Properties(resources, "ByHandActivity"), "Name"));
        Assert.Equal("/aws/vendedlogs/states/${AWS::StackName}-order", Text(Properties(resources, "OrderStateMachineLogs"), "LogGroupName"));
    }

    [Fact]
    public async Task Template_WithoutFunctions_CallsThoseThatAreThere()
    {
        var file = _folder.Write("order.asl.json", Tasks("""
            "A": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:charge-card:live", "Next": "B"},
            "B": {"Type": "Task", "Resource": "${ShipFunctionArn}", "End": true}
            """));

        var (exitCode, text, error) = await Tool.RunAsync("sam", file, "--without-functions");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(["OrderStateMachine"], Resources(text).Children.Keys.Select(static key => key.ToString()));
        Assert.Contains("arn:aws:lambda:eu-west-1:123456789012:function:charge-card:live", Assert.Single(Statements(Properties(Resources(text), "OrderStateMachine"))), StringComparison.Ordinal);
        Assert.Equal(["ShipFunctionArn"], ((YamlMappingNode)Root(text)["Parameters"]).Children.Keys.Select(static key => key.ToString()));
    }

    [Theory]
    [InlineData("""{"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "Q"}}}""", 1, "ASL2001")]
    [InlineData("""{"StartAt": "P", "States": {"P": {"Type": "Task", "Resource": "arn:aws:lambda:${AWS::Region}:1:function:f", "End": true}}}""", 2, "${AWS::Region}")]
    public async Task Definition_ThatCannotBeDeployed_IsRefused(string definition, int exitCode, string message)
    {
        var run = await Tool.RunAsync("sam", _folder.Write("order.asl.json", definition));

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static string OneTask(string resource, string parameters) => Tasks($$"""
        "A": {"Type": "Task", "Resource": "arn:aws:states:::{{resource}}", "Parameters": {{parameters}}, "End": true}
        """);

    private static string Tasks(string states) => $$"""{"StartAt": "A", "States": { {{states}} } }""";

    private static YamlMappingNode Root(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static YamlMappingNode Resources(string text) => (YamlMappingNode)Root(text)["Resources"];

    private static YamlMappingNode Properties(YamlMappingNode resources, string id) => (YamlMappingNode)resources[id]["Properties"];

    private static string Text(YamlMappingNode node, string name) => node[name].ToString();

    /// <summary>Each statement on a line: its effect, its actions, its resources, its conditions.</summary>
    private static IEnumerable<string> Statements(YamlMappingNode machine)
        => ((YamlSequenceNode)machine["Policies"][0]["Statement"]).Cast<YamlMappingNode>().Select(static statement => string.Join(' ', [
            Text(statement, "Effect"),
            .. ((YamlSequenceNode)statement["Action"]).Select(static action => action.ToString()),
            .. ((YamlSequenceNode)statement["Resource"]).Select(static resource => resource.Tag.ToString() is "!Ref" or "!GetAtt" ? "${" + resource + "}" : resource.ToString()),
            .. statement.Children.ContainsKey("Condition")
                ? ((YamlMappingNode)statement["Condition"]).Children.SelectMany(static test => ((YamlMappingNode)test.Value).Children.SelectMany(
                    key => ((YamlSequenceNode)key.Value).Select(value => $"{test.Key} {key.Key} {value}")))
                : [],
        ]));
}
