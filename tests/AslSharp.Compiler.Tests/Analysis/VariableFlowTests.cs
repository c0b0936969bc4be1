using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Analysis;

// A write assigns x and goes on to R, which reads it.
public sealed class VariableFlowTests
{
    private const string Read = """ "R": { "Type": "Pass", "Parameters": { "a.$": "$x" }, "End": true }""";
    private const string WrongRead = """ "R": { "Type": "Pass", "Parameters": { "a.$": [|"$x"|] }, "End": true }""";

    [Fact]
    public void Compile_ReadBehindTheAssignment_ReportsNothing() =>
        AssertStates($$""" "A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "R" }, {{Read}}""");

    [Fact]
    public void Compile_ReadInTheAssigningState_ReportsIt() =>
        AssertStates(""" "A": { "Type": "Pass", "Assign": { "x": 1 }, "Parameters": { "a.$": [|"$x"|] }, "End": true }""", VariableNotYetAssigned);

    [Fact]
    public void Compile_ReadOnOneWayOnly_Warns() =>
        AssertStates(
            $$"""
            "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "W" }], "Default": "R" },
            "W": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "R" }, {{WrongRead}}
            """,
            VariablePerhapsNotAssigned);

    [Fact]
    public void Compile_ReadOnOneWayOnly_NamesTheOtherWay() =>
        Assert.Contains(
            Compile(Machine($$"""
                "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "W" }], "Default": "R" },
                "W": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "R" }, {{Read}}
                """)).Diagnostics,
            found => found.Message.Contains("comes from 'A'", StringComparison.Ordinal));

    [Fact]
    public void Compile_AssignmentsOfARuleAndOfTheState_CoverBothWays() =>
        AssertStates($$"""
            "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Assign": { "x": 1 }, "Next": "R" }], "Assign": { "x": 2 }, "Default": "R" },
            {{Read}}
            """);

    [Fact]
    public void Compile_AssignmentOfTheStateOnly_DoesNotCoverARule() =>
        AssertStates(
            $$"""
            "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "R" }], "Assign": { "x": 2 }, "Default": "R" },
            {{WrongRead}}
            """,
            VariablePerhapsNotAssigned);

    [Fact]
    public void Compile_ErrorCaughtBeforeTheAssignment_ReportsTheReadBehindTheCatch() =>
        AssertStates(
            """
            "A": { "Type": "Task", "Resource": "${F}", "Assign": { "x": 1 }, "Catch": [{ "ErrorEquals": ["E"], "Next": "C" }], "Next": "R" },
            "R": { "Type": "Pass", "Parameters": { "a.$": "$x" }, "End": true },
            "C": { "Type": "Pass", "Parameters": { "a.$": [|"$x"|] }, "End": true }
            """,
            VariableNotYetAssigned);

    [Fact]
    public void Compile_CatcherAssigns_ReportsNothing() =>
        AssertStates($$"""
            "A": { "Type": "Task", "Resource": "${F}", "Assign": { "x": 1 }, "Catch": [{ "ErrorEquals": ["E"], "Assign": { "x": 0 }, "Next": "R" }], "Next": "R" },
            {{Read}}
            """);

    [Fact]
    public void Compile_CounterSetBeforeTheLoop_ReportsNothing() =>
        AssertStates("""
            "A": { "Type": "Pass", "Assign": { "n": 0 }, "Next": "L" },
            "L": { "Type": "Pass", "Assign": { "n.$": "States.MathAdd($n, 1)" }, "Next": "D" },
            "D": { "Type": "Choice", "Choices": [{ "Variable": "$n", "NumericLessThan": 3, "Next": "L" }], "Default": "E" },
            "E": { "Type": "Succeed" }
            """);

    [Fact]
    public void Compile_CounterSetInTheLoopOnly_ReportsTheFirstRead() =>
        AssertStates(
            """
            "A": { "Type": "Pass", "Assign": { "n.$": "States.MathAdd([|$n|], 1)" }, "Next": "D" },
            "D": { "Type": "Choice", "Choices": [{ "Variable": "$n", "NumericLessThan": 3, "Next": "A" }], "Default": "E" },
            "E": { "Type": "Succeed" }
            """,
            VariableNotYetAssigned);

    [Fact]
    public void Compile_InnerScopeReadsWhatWasAssignedBefore_ReportsNothing() =>
        AssertStates("""
            "A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "M" },
            "M": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "Parameters": { "a.$": "$x" }, "End": true } } } }
            """);

    [Fact]
    public void Compile_InnerScopeReadsWhatItsOwnMapAssigns_ReportsIt() =>
        AssertStates(
            """
            "A": { "Type": "Map", "Assign": { "x": 1 }, "End": true,
                   "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "Parameters": { "a.$": [|"$x"|] }, "End": true } } } }
            """,
            VariableNotYetAssigned);

    [Fact]
    public void Compile_PresenceIsTested_ReportsNothing() =>
        AssertStates("""
            "A": { "Type": "Choice", "Default": "W", "Choices": [
              { "And": [{ "Variable": "$x", "IsPresent": true }, { "Variable": "$x", "NumericEquals": 3 }], "Next": "E" }] },
            "W": { "Type": "Pass", "Assign": { "x": 3 }, "Next": "A" },
            "E": { "Type": "Pass", "InputPath": "$x", "End": true }
            """);

    [Fact]
    public void Compile_ReadTwiceOnTheSameWay_ReportsTheFirst() =>
        AssertStates(
            """
            "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "W" }], "Default": "R" },
            "W": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "R" },
            "R": { "Type": "Pass", "Parameters": { "a.$": [|"$x"|] }, "Next": "S" },
            "S": { "Type": "Pass", "Parameters": { "a.$": "$x" }, "End": true }
            """,
            VariablePerhapsNotAssigned);

    [Fact]
    public void Compile_NameOnlyTheDeploymentKnows_ReportsNothing() =>
        AssertStates($$""" "A": { "Type": "Pass", "Assign": { "${Name}": 1 }, "Next": "R" }, {{Read}}""");

    [Fact]
    public void Compile_MisspeltVariable_AdvisesTheNearest() =>
        AssertMessage(""" "A": { "Type": "Pass", "Assign": { "total": 1 }, "Next": "B" }, "B": { "Type": "Pass", "InputPath": "$totl", "End": true }""", "did you mean '$total'?");
}
