using System.Diagnostics;

namespace AslSharp.AspNetCore.Tests;

/// <summary>The aws CLI against the API. Skipped where it is not installed.</summary>
public sealed class AwsCliTests
{
    [Theory]
    [InlineData("secret", true)]
    [InlineData("other", false)]
    public async Task Cli_SignsWithItsKey(string secret, bool isRight)
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions(configure: static options => options.AccessKeys["AKIDEXAMPLE"] = "secret"));
        var (code, output) = await RunAsync(server, secret, "list-state-machines", "--query", "stateMachines[].name");

        Assert.Equal(isRight, code == 0);
        if (isRight) Assert.Equal(["shop", "sleep", "work"], AslValue.Parse(output).Items.ToArray().Select(static name => name.GetString()));
        else Assert.Contains("InvalidSignatureException", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cli_RunsAllOperations()
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions());
        var machine = (await CallAsync("list-state-machines"))["stateMachines"][0]["stateMachineArn"].GetString();
        var started = await CallAsync("start-execution", "--state-machine-arn", machine, "--name", "cli", "--input", """{"pieces":["a","b"]}""");
        var arn = started["executionArn"].GetString();
        // A number or a text, by the version of the CLI.
        Assert.False(started["startDate"].IsUndefined);
        string? token;
        while (!server.Questions.Tokens.TryDequeue(out token)) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal("RUNNING", (await CallAsync("describe-execution", "--execution-arn", arn))["status"]);
        await RunAsync(server, "secret", "send-task-heartbeat", "--task-token", token);
        await RunAsync(server, "secret", "send-task-success", "--task-token", token, "--task-output", "\"fine\"");
        AslValue described;
        do described = await CallAsync("describe-execution", "--execution-arn", arn);
        while (described["status"].StringEquals("RUNNING"));
        Assert.Equal("fine", AslValue.Parse(described["output"].GetString())["approval"]);
        var history = (await CallAsync("get-execution-history", "--execution-arn", arn, "--no-paginate"))["events"];
        Assert.Equal("ExecutionSucceeded", history[history.Count - 1]["type"]);
        Assert.Equal(1, (await CallAsync("list-executions", "--state-machine-arn", machine, "--status-filter", "SUCCEEDED"))["executions"].Count);
        Assert.Equal("shop", (await CallAsync("describe-state-machine", "--state-machine-arn", machine))["name"]);
        Assert.Equal("shop", (await CallAsync("describe-state-machine-for-execution", "--execution-arn", arn))["name"]);
        Assert.Equal(0, (await CallAsync("list-map-runs", "--execution-arn", arn))["mapRuns"].Count);
        var activity = (await CallAsync("create-activity", "--name", "work"))["activityArn"].GetString();
        Assert.Equal("work", (await CallAsync("describe-activity", "--activity-arn", activity))["name"]);
        Assert.Equal(1, (await CallAsync("list-activities"))["activities"].Count);
        var (_, refused) = await RunAsync(server, "secret", "redrive-execution", "--execution-arn", arn);
        Assert.Contains("(ExecutionNotRedrivable)", refused, StringComparison.Ordinal);
        (_, refused) = await RunAsync(server, "secret", "describe-execution", "--execution-arn", arn + "x");
        Assert.Contains("(ExecutionDoesNotExist)", refused, StringComparison.Ordinal);
        var sleeping = (await CallAsync("start-execution", "--state-machine-arn", machine.Replace("shop", "sleep", StringComparison.Ordinal)))["executionArn"].GetString();
        await CallAsync("stop-execution", "--execution-arn", sleeping, "--cause", "Enough.");

        Assert.Equal("SUCCEEDED", (await CallAsync("start-sync-execution", "--state-machine-arn", machine, "--input", """{"pieces":[]}"""))["status"]);
        (_, refused) = await RunAsync(server, "secret", "test-state", "--definition", "{}");
        Assert.Contains("'aslsharp serve' answers it", refused, StringComparison.Ordinal);

        async Task<AslValue> CallAsync(params string[] arguments)
        {
            var (code, output) = await RunAsync(server, "secret", arguments);
            Assert.True(code == 0, output);
            return AslValue.Parse(output);
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(Server server, string secret, params string[] arguments)
    {
        var start = new ProcessStartInfo("aws", ["stepfunctions", .. arguments, "--endpoint-url", server.Address.ToString(), "--region", "eu-central-1", "--output", "json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE", ["AWS_SECRET_ACCESS_KEY"] = secret, ["AWS_CONFIG_FILE"] = "/dev/null", ["AWS_EC2_METADATA_DISABLED"] = "true", ["AWS_PAGER"] = "", ["AWS_DISABLE_HOST_PREFIX_INJECTION"] = "true" },
        };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, output.Length > 0 ? output : await error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("The aws CLI is not installed.");
            throw;
        }
    }
}
