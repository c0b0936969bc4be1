using AslSharp.Aws;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator.Tests;

/// <summary>The models of the actions that a project calls, in emitted code.</summary>
public sealed class ServiceModelTests
{
    private const string File = "AslStateMachines.ServiceModels.g.cs";

    private static readonly Project Shop = Project.Empty
        .WithDefinition("order.asl.json", Task("arn:aws:states:::sqs:sendMessage"))
        .WithDefinition("refund.asl.json", Task("arn:aws:states:::batch:submitJob.sync"));

    private static readonly Project WithAws = Shop.WithReferences([MetadataReference.CreateFromFile(typeof(AwsServices).Assembly.Location)]);

    [Fact]
    public void Project_WithoutThePackage_EmitsNothing()
        => Assert.DoesNotContain(File, Shop.Run().Sources.Keys);

    [Fact]
    public void Project_WithThePackage_EmitsTheModelOfWhatItCallsAndNothingElse()
    {
        var text = WithAws.Run().AssertCompiles().Sources[File];

        Assert.Equal(["\"DescribeJobs\"", "\"SubmitJob\"", "\"TerminateJob\"", "\"SendMessage\""], Operations(text));
        // Who checks definitions asks the whole model.
        Assert.DoesNotContain("\"enum\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ReceiveMessage", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Machines_ThatCallTheSame_ShareItsModel()
    {
        var more = WithAws.WithDefinition("other.asl.json", Task("arn:aws:states:::aws-sdk:sqs:sendMessage"));

        Assert.Equal(WithAws.Run().Sources[File], more.Run().AssertCompiles().Sources[File]);
    }

    [Fact]
    public void Call_InCSharp_BringsItsModel()
    {
        const string Use = """
            namespace Shop;
            public static class Setup
            {
                public static System.Threading.Tasks.ValueTask<AslValue> Get(AslSharp.Aws.AwsServices aws, string name)
                    => aws.CallAsync("ssm", "getParameter", AslValue.Object(new AslProperty("Name", name)));
            }
            """;

        Assert.Contains("\"GetParameter\"", Operations(WithAws.WithSource("Setup.cs", Use).Run().AssertCompiles().Sources[File]));
    }

    [Fact]
    public void Definition_EditedElsewhere_EmitsNoModelAnew()
    {
        var before = WithAws.Run();
        var renamed = before.Then(WithAws.WithDefinition("order.asl.json", Task("arn:aws:states:::sqs:sendMessage", "Send")));

        Assert.Equal("Cached", renamed.Reasons(TrackingNames.EmitServices));
        Assert.Equal("Cached Modified", renamed.Reasons(TrackingNames.EmitProgram));
    }

    [Fact]
    public void Definition_ThatCallsTheSameInAnotherWay_EmitsNoModelAnew()
    {
        var run = WithAws.Run().Then(WithAws.WithDefinition("order.asl.json", Task("arn:aws:states:::aws-sdk:sqs:sendMessage")));

        Assert.Equal("Unchanged", run.Reasons(TrackingNames.Services));
        Assert.Equal("Cached", run.Reasons(TrackingNames.EmitServices));
    }

    [Fact]
    public void Definition_ThatCallsMore_EmitsItsModel()
    {
        var run = WithAws.Run().Then(WithAws.WithDefinition("order.asl.json", Task("arn:aws:states:::aws-sdk:sqs:receiveMessage")));

        Assert.Equal("Modified", run.Reasons(TrackingNames.EmitServices));
        Assert.Contains("\"ReceiveMessage\"", Operations(run.Sources[File]));
        Assert.DoesNotContain("\"SendMessage\"", Operations(run.Sources[File]));
    }

    [Fact]
    public void CSharp_EditedElsewhere_EmitsNoModelAnew()
    {
        var run = WithAws.WithSource("Clock.cs", "namespace Shop; public class Clock;").Run()
            .Then(WithAws.WithSource("Clock.cs", "namespace Shop; public class Clock { public int Hour; }"));

        Assert.Equal("Cached", run.Reasons(TrackingNames.EmitServices));
    }

    private static string Task(string resource, string name = "Call") => $$"""
        {
          "StartAt": "{{name}}",
          "States": {
            "{{name}}": {
              "Type": "Task",
              "Resource": "{{resource}}",
              "Parameters": { "QueueUrl": "q", "MessageBody": "m", "JobName": "n", "JobQueue": "q", "JobDefinition": "d" },
              "End": true
            }
          }
        }
        """;

    // The lines that stand between the operations' brackets, as far as the name.
    private static string[] Operations(string text)
        => [.. text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Contains("\":{\"input\"", StringComparison.Ordinal))
            .Select(static line => line[..line.IndexOf(':', StringComparison.Ordinal)])];
}
