using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests;

public sealed class MachineTypeTests
{
    private const string Definition = """
        { "StartAt": "A", "States": { "A": {
          "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync", "Parameters": { "StateMachineArn": "m" }, "End": true } } }
        """;

    [Theory]
    [InlineData("EXPRESS", 1)]
    [InlineData("express", 1)]
    [InlineData("STANDARD", 0)]
    public async Task Metadata_AslType_DecidesWhatTheMachineMayHave(string type, int count)
    {
        var project = Project.Empty.WithDefinition("order.asl.json", Definition).WithMetadata("order.asl.json", "AslType", type);
        Assert.Equal(Enumerable.Repeat("ASL2023", count), (await project.ReportAsync()).Select(diagnostic => diagnostic.Id));
    }
}
