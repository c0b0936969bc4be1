namespace AslSharp.Conformance.Tests;

/// <summary>Names of the user's that are names of emitted code too.</summary>
public sealed class EmittedNamesTests
{
    [Theory]
    [InlineData("Values")]
    [InlineData("AslValue")]
    [InlineData("Names")]
    [InlineData("Literals")]
    [InlineData("Paths")]
    [InlineData("TaskKind")]
    [InlineData("TaskPattern")]
    [InlineData("Tasks")]
    [InlineData("Handlers")]
    [InlineData("Retrier")]
    [InlineData("FilterExpression")]
    [InlineData("FilterOperand")]
    [InlineData("JsonPathQuery")]
    [InlineData("Program")]
    [InlineData("Frame")]
    [InlineData("Scope")]
    [InlineData("States")]
    [InlineData("host")]
    [InlineData("frame")]
    public async Task Compile_StatesFieldsAndVariablesOfThatName_CompilesAndRuns(string name)
    {
        var machine = Machines.Compile($$$$"""
            {"StartAt": "Before", "States": {
              "Before": {"Type": "Pass", "Result": {"{{{{name}}}}": [{"n": 1}, {"n": 2.5}]}, "Assign": {"{{{{name}}}}": {"{{{{name}}}}": true}}, "Next": "Choose"},
              "Choose": {"Type": "Choice", "Choices": [{"Variable": "$.{{{{name}}}}[0].n", "NumericEquals": 1, "Next": "Map"}], "Default": "{{{{name}}}}"},
              "{{{{name}}}}": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
                "Retry": [{"ErrorEquals": ["{{{{name}}}}"]}], "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Map"}], "Next": "Map"},
              "Map": {"Type": "Pass", "Parameters": {"{{{{name}}}}.$": "$.{{{{name}}}}[?(@.n > 1)]", "variable.$": "${{{{name}}}}.{{{{name}}}}"}, "End": true}}}
            """);

        var result = await new AslSharp.Testing.StateMachineTester(machine).RunAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(AslValue.Parse($$$$"""{"{{{{name}}}}": [{"n": 2.5}], "variable": true}"""), result.Output);
    }
}
