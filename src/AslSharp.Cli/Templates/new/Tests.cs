using AslSharp.Testing;

namespace {{ namespace }}.Tests;

/// <summary>The definition by itself: every task is mocked, and waiting takes no time.</summary>
public sealed class {{ prefix }}Tests
{
    private readonly StateMachineTester _tester = new({{ class }}.WithoutTasks());

    public static TheoryData<StateMachineCase> Cases => [.. StateMachineCases.Load("Cases")];

    [Fact]
    public async Task AllowedRequest_IsCarriedOut()
    {
        _tester.Mocks["Check Request"].Returns(new {{ prefix }}Verdict(true, ""));
        _tester.Mocks["Carry Out"].Returns(new {{ prefix }}Output("R-1", "Done."));

        var run = await RunAsync();

        run.AssertPath("Check Request", "Allowed?", "Carry Out");
        Assert.Equal(new {{ prefix }}Output("R-1", "Done."), run.GetOutput<{{ prefix }}Output>());
    }

    [Fact]
    public async Task CheckIsSlow_IsTriedAgain()
    {
        _tester.Mocks["Check Request"].Fails("TimeoutException").Fails("TimeoutException").Returns(new {{ prefix }}Verdict(false, "Too much."));

        var run = await RunAsync();

        run.AssertFailed("Refused", "Too much.");
        run.State("Check Request").AssertAttempts(3).AssertWaits(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
    }

    /// <summary>Tests that are data: each file of the folder <c>Cases</c>.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public Task Case_EndsAsExpected(StateMachineCase @case) => @case.RunAsync({{ class }}.WithoutTasks(), TestContext.Current.CancellationToken);

    private Task<TestRun> RunAsync() => _tester.RunAsync(new {{ prefix }}Input("R-1", 100), TestContext.Current.CancellationToken);
}
