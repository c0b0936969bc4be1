using AslSharp.Graphs;

namespace AslSharp.Cli.Tests.Graphs;

public sealed class HistoryOverlayTests
{
    [Fact]
    public void Of_LoopWithRetryAndCatch_CountsWhatRan()
    {
        var graph = Machines.Graph(Machines.Order);
        var overlay = HistoryOverlay.Of(graph, Histories.Order);

        Assert.Equal(new StateRun(RunStatus.Caught, 2, 1, "Lost: in the mail"), overlay.Of(graph.State("Check")));
        Assert.Equal(new StateRun(RunStatus.Succeeded, 1, 0, null), overlay.Of(graph.State("Rest")));
        Assert.Equal(new StateRun(RunStatus.Failed, 1, 0, "Boom: loud"), overlay.Of(graph.State("Ship")));
        Assert.Equal(StateRun.None, overlay.Of(graph.State("Sold Out")));
        Assert.Equal(1, overlay.Taken(null, "s1", GraphEdgeKind.Next));
        Assert.Equal(1, overlay.Taken("s1", "s3", GraphEdgeKind.Catch));
        Assert.Equal(1, overlay.Taken("s1", "s2", GraphEdgeKind.Next));
        Assert.Equal(1, overlay.Taken("s2", "s4", GraphEdgeKind.Choice));
        Assert.Equal(0, overlay.Taken("s2", "s5", GraphEdgeKind.Choice));
        Assert.Equal(0, overlay.Taken("s4", null, GraphEdgeKind.Next));
    }

    [Fact]
    public void Of_FailureInsideBranches_IsCaughtOutside()
    {
        var graph = Machines.Graph(Machines.Nested);
        var overlay = HistoryOverlay.Of(graph, Histories.Parse("""
            1<0 ExecutionStarted
            2<0 ParallelStateEntered Both
            3<2 ParallelStateStarted
            4<3 PassStateEntered A
            5<4 PassStateExited A
            6<3 MapStateEntered Each
            7<6 MapStateStarted
            8<7 MapIterationStarted Each
            9<8 TaskStateEntered B
            10<9 TaskScheduled
            11<7 MapIterationStarted Each
            12<11 TaskStateEntered B
            13<12 TaskScheduled
            14<10 TaskFailed Boom
            15<14 MapIterationFailed Each
            16<15 MapStateFailed
            17<16 ParallelStateFailed
            18<17 ParallelStateExited Both
            19<18 FailStateEntered Failed
            20<19 ExecutionFailed Boom
            """));

        Assert.Equal(RunStatus.Caught, overlay.Of(graph.State("Both")).Status);
        Assert.Equal(RunStatus.Succeeded, overlay.Of(graph.State("A")).Status);
        Assert.Equal((RunStatus.Failed, 2), (overlay.Of(graph.State("B")).Status, overlay.Of(graph.State("B")).Entries));
        Assert.Equal(RunStatus.Failed, overlay.Of(graph.State("Each")).Status);
        Assert.Equal(RunStatus.Failed, overlay.Of(graph.State("Failed")).Status);
        Assert.Equal(RunStatus.NotReached, overlay.Of(graph.State("Done")).Status);
        Assert.Equal(1, overlay.Taken(graph.State("Both").Id, graph.State("Failed").Id, GraphEdgeKind.Catch));
    }

    [Fact]
    public void Of_SameNameInTwoScopes_TellsThemApart()
    {
        var graph = Machines.Graph("""
            {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}, "Next": "X"}, "X": {"Type": "Succeed"}}}
            """);
        var overlay = HistoryOverlay.Of(graph, Histories.Parse("""
            1<0 ExecutionStarted
            2<0 MapStateEntered M
            3<2 MapStateStarted
            4<3 MapIterationStarted M
            5<4 PassStateEntered X
            6<5 PassStateExited X
            7<6 MapIterationSucceeded M
            8<7 MapIterationStarted M
            9<8 PassStateEntered X
            10<9 PassStateExited X
            11<10 MapIterationSucceeded M
            12<11 MapStateSucceeded
            13<11 MapStateExited M
            14<13 SucceedStateEntered X
            15<14 SucceedStateExited X
            16<15 ExecutionSucceeded
            """));

        Assert.Equal(2, overlay.Of(graph.State("M").Scopes[0].States[0]).Entries);
        Assert.Equal(1, overlay.Of(graph.Scope.States[1]).Entries);
        Assert.Equal(1, overlay.Of(graph.Scope.States[0]).Entries);
    }

    [Fact]
    public void Of_ExecutionThatRuns_ShowsWhereItIs()
    {
        var graph = Machines.Graph(Machines.Order);
        var overlay = HistoryOverlay.Of(graph, [.. Histories.Order.Take(4)]);

        Assert.Equal(RunStatus.Running, overlay.Of(graph.State("Check")).Status);
    }

    [Fact]
    public void Of_HistoryOfAnotherMachine_IsLeftOut()
    {
        var graph = Machines.Graph(Machines.Nested);
        var overlay = HistoryOverlay.Of(graph, Histories.Order);

        Assert.All(graph.Scope.AllStates, state => Assert.Equal(StateRun.None, overlay.Of(state)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"events": [7]}""")]
    [InlineData("""{"events": [{"id": 1}]}""")]
    public void Read_NoHistory_IsRefused(string text) => Assert.Throws<FormatException>(() => HistoryEntry.Read(text));
}
