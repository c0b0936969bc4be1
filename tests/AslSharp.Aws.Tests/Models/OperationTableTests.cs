using AslSharp.Aws.Tests.Integrations;
using AslSharp.Compiler;
using AslSharp.Hosting;

namespace AslSharp.Aws.Tests.Models;

/// <summary>What an action takes and answers comes with the program: from emitted code, and from nowhere else unless the options say so.</summary>
public sealed class OperationTableTests
{
    private static readonly OperationTable Slices = new(null);

    public static TheoryData<string> OwnServices => [.. OwnModels.All.Select(static model => model.Service)];

    [Theory]
    [MemberData(nameof(OwnServices))]
    public void OwnModels_AreWhatTheCompilerWrites(string service)
    {
        var operations = OwnModels.Operations.Where(operation => operation.StartsWith(service + ":", StringComparison.Ordinal)).Select(static operation => operation.Split(':')[1]);
        var text = ModelText.Slice(service, operations) + "\n";
        var file = $"src/AslSharp.Aws/Models/{service}.json";

        Assert.True(File.ReadAllText(Path.Combine(Repository.Root, file)) == text, $"{file} shall be:\n{text}");
    }

    [Fact]
    public void Program_WithoutWholeModels_HasWhatItsDefinitionsAndItsCallsName()
    {
        Assert.DoesNotContain(typeof(AwsServices).Assembly.GetReferencedAssemblies(), static name => name.Name == "AslSharp.ServiceModels");
        // Of actions.asl.json; of a call in these tests; of a job that a state waits for; of the package itself.
        Assert.Equal(["GetItem", "DescribeKey", "BatchStopJobRun", "AssumeRole"], [
            Slices.Find("dynamodb", "getItem").Name, Slices.Find("kms", "describeKey").Name, Slices.Find("glue", "batchStopJobRun").Name,
            Slices.Find("sts", "assumeRole").Name]);
    }

    [Fact]
    public void Action_ThatNothingNames_IsFoundInWholeModelsAlone()
    {
        var fault = Assert.Throws<RuntimeFault>(static () => Slices.Find("macie2", "getMacieSession"));

        Assert.StartsWith("This program has no model of 'macie2:getMacieSession'", fault.Cause, StringComparison.Ordinal);
        var whole = new OperationTable(AwsServiceModels.Open);
        Assert.Equal("GetMacieSession", whole.Find("macie2", "getMacieSession").Name);
        Assert.Equal("There is no AWS service 'macie3'.", Assert.Throws<RuntimeFault>(() => whole.Find("macie3", "getMacieSession")).Cause);
        Assert.Equal("The AWS service 'macie2' has no action 'getMacie'.", Assert.Throws<RuntimeFault>(() => whole.Find("macie2", "getMacie")).Cause);
    }

    [Fact]
    public async Task Service_OfWhichNothingIsKnown_IsCalledByTheModelOfTheOptions()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(200, """{"status": "ENABLED"}"""));
        string[] names = ["macie2", "getMacieSession"];
        using var without = new AwsServices(server.Options);
        using var with = new AwsServices(server.Options with { ServiceModels = AwsServiceModels.Open });
        var stop = TestContext.Current.CancellationToken;

        await Assert.ThrowsAsync<ArgumentException>(() => without.CallAsync(names[0], names[1], AslValue.EmptyObject, stop).AsTask());
        var answer = await with.CallAsync(names[0], names[1], AslValue.EmptyObject, stop);

        Assert.Equal("ENABLED", answer["Status"].GetString());
        Assert.Equal("/macie", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public void Resource_OfEachJob_BringsWhatLooksAtItAndStopsIt()
    {
        var operations = AslCompiler.ServiceOperations("arn:aws:states:::batch:submitJob.sync");

        Assert.Equal(["batch:SubmitJob", "batch:DescribeJobs", "batch:TerminateJob"], operations);
        Assert.Equal(["batch:SubmitJob"], AslCompiler.ServiceOperations("arn:aws:states:::batch:submitJob"));
        Assert.Equal(["lambda:Invoke"], AslCompiler.ServiceOperations("arn:aws:lambda:eu-west-1:123456789012:function:f"));
        Assert.Equal(["configservice:PutConfigRule"], AslCompiler.ServiceOperations("arn:aws:states:::aws-sdk:config:putConfigRule"));
        Assert.Equal(["bedrockruntime:InvokeModel", "s3:GetObject", "s3:PutObject"], AslCompiler.ServiceOperations("arn:aws:states:::bedrock:invokeModel"));
        Assert.Empty(AslCompiler.ServiceOperations("arn:aws:states:::http:invoke"));
        Assert.Empty(AslCompiler.ServiceOperations("arn:aws:states:::aws-sdk:nothing:atAll"));
        Assert.Empty(AslCompiler.ServiceOperations("arn:aws:states:eu-west-1:123456789012:activity:a"));
    }
}
