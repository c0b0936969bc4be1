using System.Text;
using AslSharp.Hosting;

namespace AslSharp.Testing;

/// <summary>What every store of executions has to do: run each of <see cref="Tests"/> from the test framework of your choice.</summary>
/// <param name="create">Makes a store over the same place each time that it is asked; for one test alone.</param>
/// <example><code>
/// public static TheoryData&lt;string&gt; Tests => [.. ExecutionStoreSuite.Tests];
///
/// [Theory, MemberData(nameof(Tests))]
/// public Task Store_Conforms(string test) => new ExecutionStoreSuite(() => new MyStore(_place)).RunAsync(test);
/// </code></example>
public sealed class ExecutionStoreSuite(Func<IExecutionStore> create)
{
    private const string Machine = "arn:aws:states:us-east-1:123456789012:stateMachine:Order";
    private const string Prefix = "arn:aws:states:us-east-1:123456789012:execution:Order:";
    private const string Run = "arn:aws:states:us-east-1:123456789012:mapRun:Order/Rows:1";
    private const string ChildPrefix = "arn:aws:states:us-east-1:123456789012:execution:Order/Rows:";

    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Func<ExecutionStoreSuite, IExecutionStore, Task>> All = new(StringComparer.Ordinal)
    {
        ["What was committed is found as it was"] = static (_, store) => FindsAsync(store),
        ["A new execution takes its ARN once"] = static (_, store) => IsNewOnceAsync(store),
        ["A change follows on the revision before it"] = static (_, store) => FollowsAsync(store),
        ["A commit is kept as a whole or not at all"] = static (_, store) => IsWholeAsync(store),
        ["Content of any length comes back, and shrinks again"] = static (_, store) => KeepsContentAsync(store),
        ["Content is copied: its bytes may be another's when the commit is over"] = static (_, store) => CopiesContentAsync(store),
        ["A change that leaves all but the content as it is, is kept as any other"] = static (_, store) => KeepsContentAloneAsync(store),
        ["Lists are by machine and status, newest first, in pages"] = static (_, store) => ListsAsync(store),
        ["Children are listed under their run alone"] = static (_, store) => ListsChildrenAsync(store),
        ["Wakes come in the order of their time, in pages"] = static (_, store) => WakesAsync(store),
        ["Events come in order, by their ids"] = static (_, store) => KeepsEventsAsync(store),
        ["Tasks of an activity wait until they are taken"] = static (_, store) => KeepsActivityTasksAsync(store),
        ["Map Runs are found and listed as they are now"] = static (_, store) => KeepsMapRunsAsync(store),
        ["What ended long ago is forgotten with all that belongs to it"] = static (_, store) => ForgetsAsync(store),
        ["Commits of many threads at once are all kept"] = static (_, store) => IsConcurrentAsync(store),
        ["All is there when the store is opened again"] = static (suite, store) => suite.ReopensAsync(store),
    };

    /// <summary>The names of the tests.</summary>
    public static IReadOnlyList<string> Tests { get; } = [.. All.Keys];

    /// <summary>Runs a test on a store of its own.</summary>
    /// <param name="test">One of <see cref="Tests"/>.</param>
    /// <returns>When the test has passed.</returns>
    /// <exception cref="StateMachineTestException">The store does not do what it has to do; the message says what.</exception>
    public async Task RunAsync(string test)
    {
        var store = create();
        await using (store.ConfigureAwait(false))
        {
            await store.OpenAsync(default).ConfigureAwait(false);
            await All[test](this, store).ConfigureAwait(false);
        }
    }

    private static async Task FindsAsync(IExecutionStore store)
    {
        var kept = Execution(
            "a") with
        { StopTime = Start.AddTicks(1), Status = ExecutionStatus.TimedOut, WakeTime = Start.AddDays(1), Content = Bytes("text") };
        await KeepAsync(store, kept).ConfigureAwait(false);
        await IsKeptAsync(store, kept).ConfigureAwait(false);
        IsTrue(await store.FindAsync(Prefix + "b", default).ConfigureAwait(false) is null, "An execution was found that nobody kept.");
        await KeepAsync(store, Execution("") with { Arn = "no-arn" }).ConfigureAwait(false);
        IsTrue((await store.FindAsync("no-arn", default).ConfigureAwait(false))?.Arn == "no-arn", "An ARN may be any text.");
    }

    private static async Task IsNewOnceAsync(IExecutionStore store)
    {
        var first = Execution("a") with { Content = Bytes("first") };
        await KeepAsync(store, first).ConfigureAwait(false);
        await IsRefusedAsync(store, Commit(Execution("a") with { Content = Bytes("second") })).ConfigureAwait(false);
        await IsKeptAsync(store, first).ConfigureAwait(false);
    }

    private static async Task FollowsAsync(IExecutionStore store)
    {
        await IsRefusedAsync(store, Commit(Execution("a") with { Revision = 2, Number = 1 })).ConfigureAwait(false);
        var first = Execution("a");
        await KeepAsync(store, first).ConfigureAwait(false);
        var second = first with { Revision = 2, Status = ExecutionStatus.Succeeded, StopTime = Start, WakeTime = null, Content = Bytes("2") };
        await KeepAsync(store, second).ConfigureAwait(false);
        await IsRefusedAsync(store, Commit(first with { Revision = 2 })).ConfigureAwait(false);
        await IsRefusedAsync(store, Commit(first with { Revision = 4 })).ConfigureAwait(false);
        await IsKeptAsync(store, second).ConfigureAwait(false);
    }

    private static async Task IsWholeAsync(IExecutionStore store)
    {
        var old = Execution("old");
        await KeepAsync(store, old).ConfigureAwait(false);
        var both = new ExecutionCommit
        {
            Executions = [new(Execution("new")), new(Execution("old")), new(Execution("newer"))],
            MapRuns = [new(Run, Prefix + "new", Bytes("run"))],
        };
        await IsRefusedAsync(store, both).ConfigureAwait(false);
        IsTrue(await store.FindAsync(Prefix + "new", default).ConfigureAwait(false) is null, "A part of a refused commit was kept: its first execution.");
        IsTrue(await store.FindAsync(Prefix + "newer", default).ConfigureAwait(false) is null, "A part of a refused commit was kept: its last execution.");
        IsTrue(await store.FindMapRunAsync(Run, default).ConfigureAwait(false) is null, "A part of a refused commit was kept: its Map Run.");
        await KeepAsync(store, new ExecutionCommit { Executions = [new(Execution("new")), new(old with { Revision = 2 })], MapRuns = both.MapRuns })
            .ConfigureAwait(false);
        await IsKeptAsync(store, old with { Revision = 2 }).ConfigureAwait(false);
    }

    private static async Task KeepsContentAsync(IExecutionStore store)
    {
        var execution = Execution("a");
        foreach (var length in (int[])[0, 1, 3_000, 3_501, 5_000, 300_000, 10])
        {
            execution = execution with { Content = Bytes(new string('x', length)) };
            await KeepAsync(store, execution).ConfigureAwait(false);
            await IsKeptAsync(store, execution).ConfigureAwait(false);
            execution = execution with { Revision = execution.Revision + 1 };
        }
    }

    private static async Task CopiesContentAsync(IExecutionStore store)
    {
        var execution = Execution("a") with { WakeTime = DateTimeOffset.MinValue };
        for (var revision = 1; revision <= 3; revision++)
        {
            var bytes = Bytes($"content {revision}");
            await KeepAsync(store, execution = execution with { Revision = revision, Content = bytes }).ConfigureAwait(false);
            bytes.AsSpan().Clear();
            await IsKeptAsync(store, execution with { Content = Bytes($"content {revision}") }).ConfigureAwait(false);
        }
    }

    private static async Task KeepsContentAloneAsync(IExecutionStore store)
    {
        var execution = Execution("a") with { WakeTime = DateTimeOffset.MinValue };
        await KeepAsync(store, execution).ConfigureAwait(false);
        foreach (var next in (Func<StoredExecution, StoredExecution>[])[
            static same => same, static same => same with { WakeTime = Start.AddDays(1) }, static same => same, static same => same with { WakeTime = null },
            static same => same with { WakeTime = DateTimeOffset.MinValue }, static same => same with { StartTime = Start.AddTicks(1) }, static same => same,
            static same => same with { Status = ExecutionStatus.Failed, WakeTime = null, StopTime = Start.AddDays(2) }])
        {
            execution = next(execution) with { Revision = execution.Revision + 1, Content = Bytes($"content {execution.Revision + 1}") };
            await KeepAsync(store, execution).ConfigureAwait(false);
            await IsKeptAsync(store, execution).ConfigureAwait(false);
            IsTrue((await store.ReadWakesAsync(null, DateTimeOffset.MaxValue, 9, default).ConfigureAwait(false)).Count == (execution.WakeTime is null ? 0 : 1),
                "An execution has the wake of its last revision.");
            IsTrue((await store.ListAsync(new() { Arn = Machine, Status = execution.Status }, default).ConfigureAwait(false)).Count == 1,
                "An execution is listed by the status of its last revision.");
        }
    }

    private static async Task ListsAsync(IExecutionStore store)
    {
        for (var i = 0; i < 10; i++)
        {
            await KeepAsync(
                store, Execution($"{i}") with { Status = i % 2 == 0 ? ExecutionStatus.Running : ExecutionStatus.Failed, Content = Bytes("content") })
                    .ConfigureAwait(false);
        }

        await KeepAsync(store, Execution("other") with { StateMachineArn = Machine + "2" }).ConfigureAwait(false);
        AreSame("9 8 7 6", await NamesAsync(new() { Arn = Machine, Most = 4 }).ConfigureAwait(false));
        var page = await store.ListAsync(new() { Arn = Machine, Most = 4 }, default).ConfigureAwait(false);
        IsTrue(page.All(static execution => execution.Content.IsEmpty), "A list holds no contents.");
        AreSame("5 4 3 2 1 0", await NamesAsync(new() { Arn = Machine, Before = page[^1].Number }).ConfigureAwait(false));
        AreSame("9 7", await NamesAsync(new() { Arn = Machine, Status = ExecutionStatus.Failed, Most = 2 }).ConfigureAwait(false));
        AreSame("", await NamesAsync(new() { Arn = Machine, Status = ExecutionStatus.Aborted }).ConfigureAwait(false));
        AreSame("other", await NamesAsync(new() { Arn = Machine + "2" }).ConfigureAwait(false));
        AreSame("", await NamesAsync(new() { Arn = "nothing" }).ConfigureAwait(false));
        AreSame("other", await NamesAsync(new() { Arn = Machine + "2", NamePart = "OTH" }).ConfigureAwait(false));
        AreSame("", await NamesAsync(new() { Arn = Machine + "2", NamePart = "%" }).ConfigureAwait(false));
        AreSame("7", await NamesAsync(new() { Arn = Machine, NamePart = "7", Most = 2 }).ConfigureAwait(false));
        var counts = await store.CountAsync(Machine, default).ConfigureAwait(false);
        AreSame("10", $"{counts.Values.Sum()}");
        AreSame($"{(await store.ListAsync(new() { Arn = Machine, Status = ExecutionStatus.Failed }, default).ConfigureAwait(false)).Count}",
            $"{counts[ExecutionStatus.Failed]}");
        AreSame("0", $"{(await store.CountAsync("nothing", default).ConfigureAwait(false)).Values.Sum()}");

        async Task<string> NamesAsync(ExecutionQuery query)
            => string.Join(' ', (await store.ListAsync(query, default).ConfigureAwait(false)).Select(static execution => Name(execution.Arn)));
    }

    private static async Task ListsChildrenAsync(IExecutionStore store)
    {
        await KeepAsync(store, Execution("parent")).ConfigureAwait(false);
        await KeepAsync(store, Child("1")).ConfigureAwait(false);
        IsTrue((await store.ListAsync(new() { Arn = Run }, default).ConfigureAwait(false)) is [{ MapRunArn: Run }], "A child is listed under its run.");
        IsTrue((await store.ListAsync(new() { Arn = Machine }, default).ConfigureAwait(false)) is [{ MapRunArn: null }],
            "A child is not listed under the machine.");
    }

    private static async Task WakesAsync(IExecutionStore store)
    {
        var late = Execution("late") with { WakeTime = Start.AddYears(9) };
        await KeepAsync(store, late).ConfigureAwait(false);
        await KeepAsync(store, Execution("never") with { WakeTime = null }).ConfigureAwait(false);
        await KeepAsync(store, Execution("b") with { WakeTime = Start.AddTicks(1) }).ConfigureAwait(false);
        await KeepAsync(store, Execution("a") with { WakeTime = Start }).ConfigureAwait(false);
        await KeepAsync(store, Execution("c") with { WakeTime = Start.AddTicks(1) }).ConfigureAwait(false);
        await KeepAsync(store, Execution("now") with { WakeTime = DateTimeOffset.MinValue }).ConfigureAwait(false);
        var page = await store.ReadWakesAsync(null, Start.AddDays(1), 3, default).ConfigureAwait(false);
        AreSame("now a b", string.Join(' ', page.Select(static wake => Name(wake.Arn))));
        IsTrue(page[1].Time == Start, "A wake has its time.");
        page = await store.ReadWakesAsync(page[^1], Start.AddDays(1), 3, default).ConfigureAwait(false);
        AreSame("c", string.Join(' ', page.Select(static wake => Name(wake.Arn))));
        await KeepAsync(store, late with { Revision = 2, WakeTime = null }).ConfigureAwait(false);
        IsTrue(await store.ReadWakesAsync(page[^1], DateTimeOffset.MaxValue, 3, default).ConfigureAwait(false) is [],
            "An execution that waits for nothing has no wake.");
    }

    private static async Task KeepsEventsAsync(IExecutionStore store)
    {
        var execution = Execution("a");
        await KeepAsync(store, Commit(execution, new StoredEvents(1, 5, Bytes("1-5")))).ConfigureAwait(false);
        await KeepAsync(store, execution with { Revision = 2 }).ConfigureAwait(false);
        await KeepAsync(store, Commit(execution with { Revision = 3 }, new StoredEvents(6, 6, Bytes("6")))).ConfigureAwait(false);
        await KeepAsync(store, Commit(execution with { Revision = 4 }, new StoredEvents(7, 20, Bytes("7-20")))).ConfigureAwait(false);
        AreSame("1-5 6 7-20", await PartsAsync(1, int.MaxValue).ConfigureAwait(false));
        AreSame("1-5 6", await PartsAsync(5, 6).ConfigureAwait(false));
        AreSame("7-20", await PartsAsync(8, 9).ConfigureAwait(false));
        AreSame("", await PartsAsync(21, 30).ConfigureAwait(false));
        IsTrue(await store.ReadEventsAsync(Prefix + "b", 1, 9, default).ConfigureAwait(false) is [], "What nobody kept has no events.");

        async Task<string> PartsAsync(int first, int last)
            => string.Join(
                ' ', (await store.ReadEventsAsync(execution.Arn, first, last, default).ConfigureAwait(false)).Select(
                    static part => Encoding.UTF8.GetString(part.Content.Span)));
    }

    private static async Task KeepsActivityTasksAsync(IExecutionStore store)
    {
        var execution = Execution("a");
        await KeepAsync(store, Change(1, new("approve", "t1", true), new("approve", "t2", true), new("pack", "t3", true))).ConfigureAwait(false);
        await KeepAsync(store, Change(2, new("approve", "t4", true), new("approve", "t1", false))).ConfigureAwait(false);
        AreSame("t2 t4", string.Join(' ', await store.ReadActivityTasksAsync("approve", 9, default).ConfigureAwait(false)));
        AreSame("t2", string.Join(' ', await store.ReadActivityTasksAsync("approve", 1, default).ConfigureAwait(false)));
        AreSame("t3", string.Join(' ', await store.ReadActivityTasksAsync("pack", 9, default).ConfigureAwait(false)));
        AreSame("", string.Join(' ', await store.ReadActivityTasksAsync("nothing", 9, default).ConfigureAwait(false)));

        ExecutionCommit Change(long revision, params ActivityTaskChange[] tasks)
        {
            execution = execution with { Revision = revision };
            return new() { Executions = [new(execution) { ActivityTasks = tasks }] };
        }
    }

    private static async Task KeepsMapRunsAsync(IExecutionStore store)
    {
        await KeepAsync(
            store, new ExecutionCommit
            {
                Executions = [new(Execution("a"))],
                MapRuns = [new(Run, Prefix + "a", Bytes("1")), new(Run + "2", Prefix + "a", Bytes("2"))]
            }).ConfigureAwait(false);
        await KeepAsync(store, new ExecutionCommit { Executions = [], MapRuns = [new(Run, Prefix + "a", Bytes("3"))] }).ConfigureAwait(false);
        var runs = await store.ListMapRunsAsync(Prefix + "a", default).ConfigureAwait(false);
        AreSame($"{Run} 3, {Run}2 2", string.Join(", ", runs.Select(static run => $"{run.Arn} {Encoding.UTF8.GetString(run.Content.Span)}")));
        IsTrue((await store.FindMapRunAsync(Run, default).ConfigureAwait(false))?.ExecutionArn == Prefix + "a", "A Map Run knows its execution.");
        IsTrue(await store.FindMapRunAsync("nothing", default).ConfigureAwait(false) is null, "A Map Run was found that nobody kept.");
        IsTrue(await store.ListMapRunsAsync("nothing", default).ConfigureAwait(false) is [], "Map Runs were listed that nobody kept.");
    }

    private static async Task ForgetsAsync(IExecutionStore store)
    {
        var end = new StoredEvents(1, 2, Bytes("events"));
        await KeepAsync(store, new ExecutionCommit { Executions = [new(Ended("old")) { Events = end }], MapRuns = [new(Run, Prefix + "old", Bytes("run"))] })
            .ConfigureAwait(false);
        await KeepAsync(store, Child("1") with { Status = ExecutionStatus.Succeeded, StopTime = Start }).ConfigureAwait(false);
        await KeepAsync(store, Execution("running")).ConfigureAwait(false);
        await KeepAsync(store, Child("2") with { MapRunArn = Run + "2", Status = ExecutionStatus.Succeeded, StopTime = Start }).ConfigureAwait(false);
        await KeepAsync(store, Ended("young") with { StopTime = Start.AddDays(2) }).ConfigureAwait(false);
        await KeepAsync(store, Ended("older") with { StopTime = Start.AddTicks(-1) }).ConfigureAwait(false);
        IsTrue(await store.DeleteEndedAsync(Start.AddDays(1), 1, default).ConfigureAwait(false) == 1, "No more are forgotten at once than asked for.");
        IsTrue(await store.DeleteEndedAsync(Start.AddDays(1), 9, default).ConfigureAwait(false) == 1, "The count is that of executions that are no children.");
        IsTrue(await store.DeleteEndedAsync(Start.AddDays(1), 9, default).ConfigureAwait(false) == 0, "What is forgotten is not counted again.");
        foreach (var gone in (string[])[Prefix + "old", Prefix + "older", ChildPrefix + "1"])
        {
            IsTrue(await store.FindAsync(gone, default).ConfigureAwait(false) is null, $"{gone} is not forgotten.");
        }

        foreach (var left in (string[])[Prefix + "running", Prefix + "young", ChildPrefix + "2"])
        {
            IsTrue(await store.FindAsync(left, default).ConfigureAwait(false) is not null, $"{left} is forgotten.");
        }

        IsTrue(await store.FindMapRunAsync(Run, default).ConfigureAwait(false) is null, "A Map Run goes with its execution.");
        await KeepAsync(store, Execution("old")).ConfigureAwait(false);
        IsTrue(await store.ReadEventsAsync(Prefix + "old", 1, 9, default).ConfigureAwait(false) is [], "Events go with their execution.");
    }

    private static async Task IsConcurrentAsync(IExecutionStore store)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () => await KeepManyAsync($"{i / 2}").ConfigureAwait(false))))
            .ConfigureAwait(false);
        IsTrue(results.Count(static isFirst => isFirst) == 100, "Of two who keep the same new execution at once, one is refused.");
        for (var i = 0; i < 100; i++)
        {
            IsTrue((await store.FindAsync($"{Prefix}{i}", default).ConfigureAwait(false))?.Revision == 20, "A commit that was told of is lost.");
        }

        async Task<bool> KeepManyAsync(string name)
        {
            var execution = Execution(name);
            if (!await store.CommitAsync(Commit(execution)).ConfigureAwait(false)) return false;
            for (var revision = 2; revision <= 20; revision++)
            {
                execution = execution with { Revision = revision };
                await KeepAsync(store, execution).ConfigureAwait(false);
            }

            return true;
        }
    }

    private async Task ReopensAsync(IExecutionStore store)
    {
        var execution = Execution("a") with { Content = Bytes(new string('y', 10_000)) };
        await KeepAsync(store, new ExecutionCommit
        {
            Executions = [new(execution) { Events = new(1, 3, Bytes("events")), ActivityTasks = [new("approve", "t1", true)] }],
            MapRuns = [new(Run, execution.Arn, Bytes("run"))],
        }).ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
        var again = create();
        await using (again.ConfigureAwait(false))
        {
            await again.OpenAsync(default).ConfigureAwait(false);
            await IsKeptAsync(again, execution).ConfigureAwait(false);
            IsTrue((await again.ReadEventsAsync(execution.Arn, 1, 3, default).ConfigureAwait(false)).Count == 1, "Events are lost.");
            IsTrue((await again.ReadWakesAsync(null, Start, 9, default).ConfigureAwait(false)) is [{ Number: var number }] && number == execution.Number,
                "The wake is lost.");
            AreSame("t1", string.Join(' ', await again.ReadActivityTasksAsync("approve", 9, default).ConfigureAwait(false)));
            IsTrue(await again.FindMapRunAsync(Run, default).ConfigureAwait(false) is not null, "The Map Run is lost.");
            await IsRefusedAsync(again, Commit(Execution("a"))).ConfigureAwait(false);
            await KeepAsync(again, execution with { Revision = 2 }).ConfigureAwait(false);
            await KeepAsync(again, Execution("b")).ConfigureAwait(false);
            AreSame("b a",
                string.Join(' ', (await again.ListAsync(new() { Arn = Machine }, default).ConfigureAwait(false)).Select(static each => Name(each.Arn))));
        }
    }

    private static StoredExecution Execution(string name) => new()
    {
        Arn = Prefix + name,
        StateMachineArn = Machine,
        Status = ExecutionStatus.Running,
        StartTime = Start,
        WakeTime = Start,
        Revision = 1,
    };

    private static StoredExecution Ended(string name) => Execution(name) with { Status = ExecutionStatus.Succeeded, StopTime = Start, WakeTime = null };

    private static StoredExecution Child(string name) => Execution(name) with { Arn = ChildPrefix + name, MapRunArn = Run, WakeTime = null };

    private static ExecutionCommit Commit(StoredExecution execution, StoredEvents? events = null)
        => new() { Executions = [new(execution) { Events = events }] };

    private static Task KeepAsync(IExecutionStore store, StoredExecution execution) => KeepAsync(store, Commit(execution));

    private static async Task KeepAsync(IExecutionStore store, ExecutionCommit commit)
        => IsTrue(await store.CommitAsync(commit).ConfigureAwait(false), "A commit was refused that follows on what is there.");

    private static async Task IsRefusedAsync(IExecutionStore store, ExecutionCommit commit)
        => IsTrue(!await store.CommitAsync(commit).ConfigureAwait(false), "A commit was kept that does not follow on what is there.");

    private static async Task IsKeptAsync(IExecutionStore store, StoredExecution expected)
    {
        var found = await store.FindAsync(expected.Arn, default).ConfigureAwait(false);
        IsTrue(found is not null, $"{expected.Arn} is not found.");
        IsTrue(found!.Content.Span.SequenceEqual(expected.Content.Span),
            $"The content has changed: {found.Content.Length} bytes in place of {expected.Content.Length}.");
        AreSame($"{expected with { Content = default, StoreData = null, Number = found.Number }}", $"{found with { Content = default, StoreData = null }}");
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Name(string arn) => arn[(arn.LastIndexOf(':') + 1)..];

    private static void AreSame(string expected, string actual) => IsTrue(expected == actual, $"Expected: {expected}\nActual:   {actual}");

    private static void IsTrue(bool condition, string message)
    {
        if (!condition) throw new StateMachineTestException(message);
    }
}
