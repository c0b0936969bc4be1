using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Checks;

// Waits and timeouts beside the timeout of the machine.
public sealed class TimeoutTests
{
    [Theory]
    [InlineData(""" "A": { "Type": "Wait", "Seconds": [|61|], "End": true }""")]
    [InlineData(""" "A": { "Type": "Task", "Resource": "${F}", "TimeoutSeconds": [|600|], "End": true }""")]
    public void Compile_LongerThanTheMachinesTimeout_ReportsTheNumber(string states) =>
        AssertText($$"""{ "StartAt": "A", "TimeoutSeconds": 60, "States": { {{states}} } }""", LongerThanMachineTimeout);

    [Fact]
    public void Compile_AsLongAsTheMachinesTimeout_ReportsNothing() =>
        AssertText("""{ "StartAt": "A", "TimeoutSeconds": 60, "States": { "A": { "Type": "Wait", "Seconds": 60, "End": true } } }""");
}
