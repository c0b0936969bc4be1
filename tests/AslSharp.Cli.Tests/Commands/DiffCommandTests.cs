namespace AslSharp.Cli.Tests.Commands;

public sealed class DiffCommandTests
{
    private const string Old = """
        {
          "Comment": "Old.",
          "StartAt": "Charge",
          "States": {
            "Charge": {
              "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge", "TimeoutSeconds": 60, "Assign": { "paid": true },
              "Retry": [{ "ErrorEquals": ["Busy"], "MaxAttempts": 2 }, { "ErrorEquals": ["States.ALL"], "MaxAttempts": 1 }],
              "Next": "Both" },
            "Both": { "Type": "Parallel", "Branches": [{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }], "Next": "Wait" },
            "Wait": { "Type": "Wait", "Seconds": 5, "Next": "Done" },
            "Done": { "Type": "Pass", "Result": { "Comment": "Data." }, "End": true }
          }
        }
        """;

    [Fact]
    public async Task Diff_OnlyLayout_GoesOn()
    {
        var (exitCode, output, error) = await DiffAsync(Old.ReplaceLineEndings(" ").Replace("  ", "", StringComparison.Ordinal));
        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith("Running executions go on with the new definition", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_OnlyComments_DoesNotGoOn_AndDoesTheSame()
    {
        var (exitCode, output, _) = await DiffAsync(Old.Replace("\"Old.\"", "\"New.\"", StringComparison.Ordinal));
        Assert.Equal(1, exitCode);
        Assert.Contains("They do the same: comments or the order of fields differ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"TimeoutSeconds\": 60", "\"TimeoutSeconds\": 90", "/States/Charge/TimeoutSeconds: was 60 and is 90")]
    [InlineData("\"TimeoutSeconds\": 60, ", "", "/States/Charge/TimeoutSeconds: is not there any more; it was 60")]
    [InlineData("\"Data.\"", "\"Other.\"", "/States/Done/Result/Comment: was \"Data.\" and is \"Other.\"")]
    [InlineData("\"Both\": {", "\"Both\": { \"ResultPath\": \"$.both\", ", "/States/Both/ResultPath: is new: \"$.both\"")]
    [InlineData("\"A\"", "\"B\"", "/States/Both/Branches/0/States/A: is called 'B' now: an execution that stands in it would find no state of its name")]
    [InlineData("\"Type\": \"Wait\", \"Seconds\": 5", "\"Type\": \"Pass\"", "/States/Wait: was of the type Wait and is of the type Pass")]
    [InlineData("\"Seconds\": 5", "\"Seconds\": 6", "/States/Wait/Seconds: was 5 and is 6")]
    [InlineData("\"paid\"", "\"charged\"", "/: the variable 'paid' is not assigned any more")]
    [InlineData("\"paid\"", "\"charged\"", "/: the variable 'charged' is new")]
    [InlineData("[\"Busy\"], \"MaxAttempts\": 2", "[\"Busy\"], \"MaxAttempts\": 3", "/States/Charge/Retry: the retriers are others")]
    [InlineData(", { \"ErrorEquals\": [\"States.ALL\"], \"MaxAttempts\": 1 }", "", "/States/Charge/Retry: there were 2 retriers and there are 1")]
    [InlineData("{ \"StartAt\": \"A\"", "{ \"StartAt\": \"C\", \"States\": { \"C\": { \"Type\": \"Succeed\" } } }, { \"StartAt\": \"A\"", "/States/Both: had 1 branches and has 2")]
    public async Task Diff_WhatDiffersInEffect_IsTold(string old, string changed, string expected)
    {
        var (exitCode, output, error) = await DiffAsync(Old.Replace(old, changed, StringComparison.Ordinal));
        Assert.Equal((1, ""), (exitCode, error));
        Assert.StartsWith("Running executions do not go on with the new definition", output, StringComparison.Ordinal);
        Assert.Contains($"\n  {expected}", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_RetriersInAnotherOrder_SaysWhatThatIs()
    {
        var machine = """
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:t", "Retry": [(1)], "End": true}}}
            """;
        const string first = """{"ErrorEquals": ["A"], "MaxAttempts": 2}""";
        const string second = """{"ErrorEquals": ["B"], "MaxAttempts": 3}""";
        var (exitCode, output, _) = await DiffAsync(
            machine.Replace("(1)", $"{second}, {first}", StringComparison.Ordinal), machine.Replace("(1)", $"{first}, {second}", StringComparison.Ordinal));
        Assert.Equal(1, exitCode);
        Assert.Contains("/States/T/Retry: the retriers have another order", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_AStateThatIsGone_AndOneThatIsNew_AreTold()
    {
        var (_, output, _) = await DiffAsync(Old
            .Replace("\"Next\": \"Done\"", "\"Next\": \"End\"", StringComparison.Ordinal)
            .Replace("\"Done\": { \"Type\": \"Pass\", \"Result\": { \"Comment\": \"Data.\" }, \"End\": true }", "\"End\": { \"Type\": \"Succeed\" }", StringComparison.Ordinal));
        Assert.Contains("/States/Done: is not there any more", output, StringComparison.Ordinal);
        Assert.Contains("/States/End: is new", output, StringComparison.Ordinal);
        Assert.Contains("/States/Wait/Next: was \"Done\" and is \"End\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_ADefinitionWithErrors_IsRefused()
    {
        var (exitCode, output, error) = await DiffAsync("""{"StartAt": "P"}""");
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("new.asl.json(", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> DiffAsync(string changed, string old = Old)
    {
        using var folder = new TemporaryFolder();
        return await Tool.RunAsync("diff", folder.Write("old.asl.json", old), folder.Write("new.asl.json", changed));
    }
}
