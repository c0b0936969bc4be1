using AslSharp.Compiler.Lowering;
using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Analysis;

public sealed class FlowAnalysisTests
{
    [Fact]
    public void Compile_StateWithoutAWayToIt_ReportsTheFirstOfThem() =>
        AssertStates(
            """ "A": { "Type": "Succeed" }, [|"X"|]: { "Type": "Pass", "Next": "Y" }, "Y": { "Type": "Succeed" }""",
            StateUnreachable);

    [Fact]
    public void Compile_RingWithoutAWayToIt_ReportsOneOfIt() =>
        AssertStates(
            """ "A": { "Type": "Succeed" }, [|"X"|]: { "Type": "Pass", "Next": "Y" }, "Y": { "Type": "Pass", "Next": "X" }""",
            StateUnreachable);

    [Fact]
    public void Compile_StateThatOnlyReachesItself_ReportsIt() =>
        AssertStates(""" "A": { "Type": "Succeed" }, [|"X"|]: { "Type": "Pass", "Next": "X" }""", StateUnreachable);

    [Fact]
    public void Compile_WrongTransition_SaysNothingOfReachability() =>
        AssertStates(""" "A": { "Type": "Pass", "Next": [|"Z"|] }, "X": { "Type": "Succeed" }""", TransitionTargetNotFound);

    [Fact]
    public void Compile_ReachedByCatchAndDefault_ReportsNothing() =>
        AssertStates("""
            "A": { "Type": "Task", "Resource": "${F}", "Catch": [{ "ErrorEquals": ["E"], "Next": "C" }], "Next": "B" },
            "B": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "A" }], "Default": "D" },
            "C": { "Type": "Fail" }, "D": { "Type": "Succeed" }
            """);

    [Fact]
    public void Compile_NoTerminalState_ReportsTheStates() =>
        AssertText("""{ "StartAt": "A", [|"States"|]: { "A": { "Type": "Pass", "Next": "A" } } }""", TerminalStateMissing);

    [Fact]
    public void Compile_NoTerminalStateInABranch_ReportsItsStates() =>
        AssertStates(
            """ "A": { "Type": "Parallel", "Branches": [{ "StartAt": "I", [|"States"|]: { "I": { "Type": "Pass", "Next": "I" } } }], "End": true }""",
            TerminalStateMissing);

    [Fact]
    public void Compile_LoopWithoutAWayOut_ReportsOneOfItsStates() =>
        AssertStates(
            """
            "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "E" }], "Default": "L" },
            [|"L"|]: { "Type": "Pass", "Next": "M" }, "M": { "Type": "Pass", "Next": "L" }, "E": { "Type": "Succeed" }
            """,
            FlowCannotEnd);

    [Fact]
    public void Compile_TwoLoopsWithoutAWayOut_ReportsBoth() =>
        AssertStates(
            """
            "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "E" }, { "Variable": "$.b", "IsNull": true, "Next": "L" }], "Default": "M" },
            [|"L"|]: { "Type": "Pass", "Next": "L" }, [|"M"|]: { "Type": "Pass", "Next": "M" }, "E": { "Type": "Succeed" }
            """,
            FlowCannotEnd,
            FlowCannotEnd);

    [Fact]
    public void Compile_LoopThatOnlyACatchLeaves_ReportsNothing() =>
        AssertStates("""
            "A": { "Type": "Task", "Resource": "${F}", "Catch": [{ "ErrorEquals": ["E"], "Next": "E" }], "Next": "A" }, "E": { "Type": "Succeed" }
            """);

    [Fact]
    public void Compile_TransitionThatMissesTheEnd_ReportsTheUnreachableEndOnly() =>
        AssertStates(""" "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "Next": "A" }, [|"E"|]: { "Type": "Succeed" }""", StateUnreachable);

    [Fact]
    public void Compile_VariableNobodyAssigns_Warns() =>
        AssertStates(""" "A": { "Type": "Pass", "InputPath": [|"$order.id"|], "End": true }""", VariableNeverAssigned);

    [Fact]
    public void Compile_VariableInACall_WarnsAtThePath() =>
        AssertStates(""" "A": { "Type": "Pass", "Parameters": { "a.$": "States.Array(1, [|$order.id|])" }, "End": true }""", VariableNeverAssigned);

    [Fact]
    public void Compile_VariableOfEnclosingScope_IsAnOuterVariableOfEachScopeBetween()
    {
        var machine = Lower("""
            "A": { "Type": "Pass", "Assign": { "x": 1, "unused": 2 }, "Next": "B" },
            "B": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "F", "States": {
              "F": { "Type": "Pass", "Assign": { "y": 1 }, "Next": "C" },
              "C": { "Type": "Parallel", "End": true, "Branches": [{ "StartAt": "D", "States": {
                "D": { "Type": "Pass", "Assign": { "z": 1 }, "Next": "E" },
                "E": { "Type": "Pass", "Parameters": { "x.$": "$x", "y.$": "$y", "z.$": "$z" }, "End": true } } }] } } } }
            """);
        var processor = Assert.IsType<LoweredMapState>(machine.States[1]).Processor;
        var branch = Assert.IsType<LoweredParallelState>(processor.States[1]).Branches[0];
        Assert.Equal(["unused", "x"], machine.Variables);
        Assert.Equal([], machine.OuterVariables);
        Assert.Equal(["y"], processor.Variables);
        Assert.Equal(["x"], processor.OuterVariables);
        Assert.Equal(["z"], branch.Variables);
        Assert.Equal(["x", "y"], branch.OuterVariables);
    }
}
