using AslSharp.Compiler.Text;
using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Checks;

public sealed class ExpressTests
{
    [Theory]
    [InlineData(""" "A": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution[|.sync:2|]", "Parameters": { "StateMachineArn": "m" }, "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "arn:aws:states:::batch:submitJob[|.sync|]", "Parameters": { "JobName": "j", "JobQueue": "q", "JobDefinition": "d" }, "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke[|.waitForTaskToken|]", "Parameters": { "FunctionName": "f", "Payload": { "t.$": "$$.Task.Token" } }, "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": [|"arn:aws:states:us-east-1:111122223333:activity:Approve"|], "End": true }""")]
    [InlineData(""" "A": { "Type": "Map", "End": true, "ItemProcessor": { "ProcessorConfig": { "Mode": [|"DISTRIBUTED"|], "ExecutionType": "EXPRESS" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } }""")]
    public void Compile_StandardOnlyFeature_ReportsItInAnExpressMachine(string states) =>
        AssertText(StateMachineType.Express, Machine(states), NotInExpress);

    [Fact]
    public void Compile_StandardMachine_MayHaveThem() =>
        AssertStates(""" "A": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "Parameters": { "StateMachineArn": "m" }, "End": true }""");

    [Fact]
    public void Compile_ExpressMachine_MayCallServices() =>
        AssertText(
            StateMachineType.Express,
            Machine(""" "A": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution", "Parameters": { "StateMachineArn": "m" }, "End": true }"""));
}
