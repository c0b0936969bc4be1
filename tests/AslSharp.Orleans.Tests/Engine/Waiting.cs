namespace AslSharp.Orleans.Tests.Engine;

/// <summary>What tests wait for.</summary>
internal static class Waiting
{
    /// <summary>Waits until something is true; fails where it does not come to pass.</summary>
    internal static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 6000; i++)
        {
            if (condition()) return;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It does not come to pass.");
    }

    /// <summary>A virtual clock goes on in steps until something is true.</summary>
    internal static async Task UntilAsync(this TestSilos silos, TimeSpan step, Func<bool> condition)
    {
        for (var i = 0; i < 2000 && !condition(); i++)
        {
            silos.Clock.Advance(step);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.True(condition(), "It does not come to pass.");
    }

    internal static AslValue Items(int count) => AslValue.Object(new AslProperty("items", AslValue.Array([.. Enumerable.Range(0, count).Select(static i => AslValue.Of(i))])));

    internal static IEnumerable<string> Lines(IEnumerable<HistoryEvent> history) => history.Select(static each => HistoryJson.Of(each).Without("timestamp").ToJson());
}
