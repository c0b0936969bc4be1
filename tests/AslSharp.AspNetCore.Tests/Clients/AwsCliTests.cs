namespace AslSharp.AspNetCore.Tests.Clients;

/// <summary>The aws CLI against the API. Skipped where it is not installed.</summary>
public sealed class AwsCliTests
{
    private const string Prefix = "arn:aws:states:eu-central-1:123456789012";
    private const string Shop = $"{Prefix}:stateMachine:shop";

    [Theory]
    [InlineData("secret", true)]
    [InlineData("other", false)]
    public async Task Cli_SignsWithItsKey(string secret, bool isRight)
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions(configure: static options => options.AccessKeys["AKIDEXAMPLE"] = "secret"));
        var (code, output) = await RunAsync(server, secret, ["list-state-machines", "--query", "stateMachines[].name"]);

        Assert.Equal(isRight, code == 0);
        if (isRight) Assert.Equal(["shop", "sleep", "work"], AslValue.Parse(output).Items.ToArray().Select(static name => name.GetString()));
        else Assert.Contains("InvalidSignatureException", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cli_StartsAnswersAndReadsExecutions()
    {
        await using var server = await OfferedServer.StartAsync();
        var started = await CallAsync(server, "start-execution", "--state-machine-arn", Shop, "--name", "cli", "--input", """{"pieces":["a","b"]}""");
        var arn = started["executionArn"].GetString();
        // A number or a text, by the version of the CLI.
        Assert.False(started["startDate"].IsUndefined);
        string? token;
        while (!server.Questions.Tokens.TryDequeue(out token)) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal("RUNNING", (await CallAsync(server, "describe-execution", "--execution-arn", arn))["status"]);
        await CallAsync(server, "send-task-heartbeat", "--task-token", token);
        await CallAsync(server, "send-task-success", "--task-token", token, "--task-output", "\"fine\"");
        var described = await EndAsync(server, arn);
        Assert.Equal("fine", AslValue.Parse(described["output"].GetString())["approval"]);

        var sleeping = (await CallAsync(server, "start-execution", "--state-machine-arn", $"{Prefix}:stateMachine:sleep"))["executionArn"].GetString();
        var answers = await Task.WhenAll(
            CallAsync(server, "get-execution-history", "--execution-arn", arn, "--no-paginate"),
            CallAsync(server, "list-executions", "--state-machine-arn", Shop, "--status-filter", "SUCCEEDED"),
            CallAsync(server, "describe-state-machine-for-execution", "--execution-arn", arn),
            CallAsync(server, "stop-execution", "--execution-arn", sleeping, "--cause", "Enough."));
        Assert.Equal("ExecutionSucceeded", answers[0]["events"][answers[0]["events"].Count - 1]["type"]);
        Assert.Equal("cli", Assert.Single(answers[1]["executions"].Items.ToArray())["name"]);
        Assert.Equal("shop", answers[2]["name"]);
        Assert.False(answers[3]["stopDate"].IsUndefined);
        Assert.Equal("SUCCEEDED", (await CallAsync(server, "start-sync-execution", "--state-machine-arn", Shop, "--input", """{"pieces":[]}"""))["status"]);
    }

    [Fact]
    public async Task Cli_WorksForActivities_AndRedrives()
    {
        await using var server = await OfferedServer.StartAsync();
        var activity = (await CallAsync(server, "create-activity", "--name", "work"))["activityArn"].GetString();
        var arn = (await CallAsync(server, "start-execution", "--state-machine-arn", $"{Prefix}:stateMachine:work"))["executionArn"].GetString();
        var task = await CallAsync(server, "get-activity-task", "--activity-arn", activity, "--worker-name", "cli");
        await CallAsync(server, "send-task-failure", "--task-token", task["taskToken"].GetString(), "--error", "Broken", "--cause", "It is.");
        Assert.Equal("Broken", (await EndAsync(server, arn))["error"]);
        Assert.False((await CallAsync(server, "redrive-execution", "--execution-arn", arn))["redriveDate"].IsUndefined);
        task = await CallAsync(server, "get-activity-task", "--activity-arn", activity);
        await CallAsync(server, "send-task-success", "--task-token", task["taskToken"].GetString(), "--task-output", "2");
        Assert.Equal("2", (await EndAsync(server, arn))["output"]);

        var answers = await Task.WhenAll(CallAsync(server, "describe-activity", "--activity-arn", activity), CallAsync(server, "list-activities"));
        Assert.Equal("work", answers[0]["name"]);
        Assert.Equal("work", Assert.Single(answers[1]["activities"].Items.ToArray())["name"]);
        await CallAsync(server, "delete-activity", "--activity-arn", activity);
        await RefuseAsync(server, "ActivityDoesNotExist", "describe-activity", "--activity-arn", activity);
    }

    [Fact]
    public async Task Cli_ReadsAndChangesMapRuns()
    {
        await using var server = await OfferedServer.StartAsync();
        var arn = (await CallAsync(server, "start-execution", "--state-machine-arn", $"{Prefix}:stateMachine:many", "--input", "[1]"))["executionArn"].GetString();
        var activity = $"{Prefix}:activity:work";
        var task = await CallAsync(server, "get-activity-task", "--activity-arn", activity);
        var run = (await CallAsync(server, "list-map-runs", "--execution-arn", arn))["mapRuns"][0]["mapRunArn"].GetString();
        await CallAsync(server, "update-map-run", "--map-run-arn", run, "--tolerated-failure-count", "1");
        var answers = await Task.WhenAll(
            CallAsync(server, "describe-map-run", "--map-run-arn", run), CallAsync(server, "list-executions", "--map-run-arn", run));
        Assert.Equal(("RUNNING", 1), (answers[0]["status"].GetString(), answers[0]["toleratedFailureCount"].GetInt32()));
        Assert.Equal(run, Assert.Single(answers[1]["executions"].Items.ToArray())["mapRunArn"]);
        await CallAsync(server, "send-task-failure", "--task-token", task["taskToken"].GetString());
        Assert.Equal("SUCCEEDED", (await EndAsync(server, arn))["status"]);
    }

    [Fact]
    public async Task Cli_ReadsDefinitions_AndErrors()
    {
        await using var server = await OfferedServer.StartAsync();
        var answers = await Task.WhenAll(
            CallAsync(server, "list-state-machines"),
            CallAsync(server, "describe-state-machine", "--state-machine-arn", Shop),
            CallAsync(server, "validate-state-machine-definition", "--definition", """{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}"""),
            CallAsync(server, "test-state", "--definition", """{"Type":"Pass","Result":1,"End":true}""", "--input", "{}"));
        Assert.Equal(4, answers[0]["stateMachines"].Count);
        Assert.Equal("Price", AslValue.Parse(answers[1]["definition"].GetString())["StartAt"]);
        Assert.Equal("FAIL", answers[2]["result"]);
        Assert.Equal(("SUCCEEDED", "1"), (answers[3]["status"].GetString(), answers[3]["output"].GetString()));
        await Task.WhenAll(
            RefuseAsync(server, "ExecutionDoesNotExist", "describe-execution", "--execution-arn", $"{Prefix}:execution:shop:none"),
            RefuseAsync(server, "InvalidArn", "redrive-execution", "--execution-arn", Shop),
            RefuseAsync(server, "InvalidToken", "send-task-heartbeat", "--task-token", "none"),
            RefuseAsync(server, "ValidationException", "create-state-machine", "--name", "n", "--definition", "{}", "--role-arn", "arn:aws:iam::123456789012:role/r"));
    }

    private static async Task<AslValue> EndAsync(Server server, string arn)
    {
        while (true)
        {
            var described = await CallAsync(server, "describe-execution", "--execution-arn", arn);
            if (!described["status"].StringEquals("RUNNING")) return described;
        }
    }

    private static async Task<AslValue> CallAsync(Server server, params string[] arguments)
    {
        var (code, output) = await RunAsync(server, "secret", arguments);
        Assert.True(code == 0, $"aws {string.Join(' ', arguments)} ended with {code}: {output}");
        return output.Length == 0 ? AslValue.EmptyObject : AslValue.Parse(output);
    }

    private static async Task RefuseAsync(Server server, string error, params string[] arguments)
    {
        var (code, output) = await RunAsync(server, "secret", arguments);
        Assert.NotEqual(0, code);
        Assert.Contains($"({error})", output, StringComparison.Ordinal);
    }

    // The CLI has patience without end, and asks once: on a machine that is busy, an answer that comes late is an answer, and a request is not sent twice.
    private static Task<(int Code, string Output)> RunAsync(Server server, string secret, string[] arguments) => ClientProgram.RunAsync(
        "aws",
        ["stepfunctions", .. arguments, "--endpoint-url", server.Address.ToString(), "--region", "eu-central-1", "--output", "json", "--cli-connect-timeout", "0", "--cli-read-timeout", "0"],
        environment: new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = secret,
            ["AWS_CONFIG_FILE"] = "/dev/null",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_PAGER"] = "",
            ["AWS_DISABLE_HOST_PREFIX_INJECTION"] = "true",
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
        });
}
