using System.Globalization;

namespace AslSharp.Durable.Tests.Killing;

/// <summary>
/// Processes that are killed (SIGKILL) at random moments: every execution ends as in a process that lives, with the same history; what was kept is
/// not done again; nothing is left over. A few kills here; as many as the environment variable ASLSHARP_KILLS says, from the seed ASLSHARP_KILLS_SEED on.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int KillsOfARound = 10;
    private const int Count = 2;

    [Fact]
    public async Task ProcessesKilledAtRandom_LoseNothing_AndRepeatOnlyWhatWasUnderWay()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var kills = Number("ASLSHARP_KILLS", KillsOfARound);
        using var undisturbed = new KillRound(0, Count);
        await undisturbed.RunAsync(0, cancellation);
        Assert.Empty(undisturbed.Faults);
        Assert.NotEmpty(undisturbed.Outcome);
        Assert.Equal(0, undisturbed.Repeated);
        var (done, calls, repeated) = (0, 0, 0);
        for (var seed = Number("ASLSHARP_KILLS_SEED", 1); done < kills; seed++)
        {
            using var round = new KillRound(seed, Count);
            await round.RunAsync(Math.Min(KillsOfARound, kills - done), cancellation);
            Assert.True(round.Faults.Count == 0, $"Seed {seed}: {string.Join('\n', round.Faults)}");
            Assert.Equal(undisturbed.Outcome, round.Outcome);
            (done, calls, repeated) = (done + round.Kills, calls + round.Calls, repeated + round.Repeated);
        }

        output.WriteLine($"{done} kills, {calls} calls of tasks, of which {repeated} were made again.");
    }

    private static int Number(string variable, int otherwise)
        => Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
