using AslSharp.Conformance.Tests.Harness;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Hostile;

/// <summary>Answers by token that race whatever else ends an attempt: one wins, and all are told truly.</summary>
public sealed class AnswerRaceTests(HostileMachines machines) : IClassFixture<HostileMachines>
{
    private const int Races = 800;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("timeout")]
    [InlineData("machine")]
    [InlineData("heartbeat")]
    [InlineData("activity")]
    public async Task Answer_ThatIsAccepted_IsTheResult(string rival)
    {
        var won = 0;
        for (var i = 0; i < Races; i++)
        {
            var clock = new VirtualTimeProvider();
            var options = new ExecutionOptions { TimeProvider = clock };
            string? token = null;
            var machine = rival switch
            {
                "timeout" => machines.Answered,
                "machine" => machines.TimedAsAWhole,
                "activity" => machines.Activity,
                _ => machines.Beating,
            };
            var running = ScriptedTasks.Over(machine, options, (context, _, cancellation) =>
            {
                token = context.TaskToken;
                return rival == "activity" ? context.WaitForTaskTokenAsync(cancellation) : default;
            }).ExecuteAsync(AslValue.EmptyObject, Cancellation).AsTask();
            var (answer, _) = await RaceAsync(i, () => options.TaskTokens.SendTaskSuccess(token!, 5), () => Pass(clock));
            var result = await running;

            Assert.Equal(answer == SendTaskResult.Accepted, result.IsSuccess);
            Assert.NotEqual(SendTaskResult.InvalidToken, answer);
            if (result.IsSuccess) won++;
        }

        Assert.InRange(won, Races / 8, Races - (Races / 8));
    }

    [Fact]
    public async Task Answers_OfManySenders_OneIsAccepted()
    {
        for (var i = 0; i < Races; i++)
        {
            var options = new ExecutionOptions { TimeProvider = new VirtualTimeProvider() };
            string? token = null;
            var running = ScriptedTasks.Over(machines.Answered, options, (context, _, _) =>
            {
                token = context.TaskToken;
                return default;
            }).ExecuteAsync(AslValue.EmptyObject, Cancellation).AsTask();
            var (success, failure) = await RaceAsync(
                i, () => options.TaskTokens.SendTaskSuccess(token!, 5), () => options.TaskTokens.SendTaskFailure(token!, "E"));

            Assert.Single((SendTaskResult[])[success, failure], SendTaskResult.Accepted);
            Assert.Equal(success == SendTaskResult.Accepted, (await running).IsSuccess);
        }
    }

    [Fact]
    public async Task Heartbeat_ThatIsAccepted_KeepsTheTaskAlive()
    {
        for (var i = 0; i < Races; i++)
        {
            var clock = new VirtualTimeProvider();
            var options = new ExecutionOptions { TimeProvider = clock };
            string? token = null;
            var running = ScriptedTasks.Over(machines.Beating, options, (context, _, _) =>
            {
                token = context.TaskToken;
                return default;
            }).ExecuteAsync(AslValue.EmptyObject, Cancellation).AsTask();
            clock.Advance(TimeSpan.FromMilliseconds(500));
            var (heartbeat, _) = await RaceAsync(i, () => options.TaskTokens.SendTaskHeartbeat(token!), () => Pass(clock, 500));

            Assert.Equal(heartbeat == SendTaskResult.Accepted, !running.IsCompleted);
            var expected = heartbeat == SendTaskResult.Accepted ? SendTaskResult.Accepted : SendTaskResult.TaskTimedOut;
            Assert.Equal(expected, options.TaskTokens.SendTaskSuccess(token!, 5));
            Assert.Equal(expected == SendTaskResult.Accepted, (await running).IsSuccess);
        }
    }

    [Fact]
    public async Task Answer_WhileTheSubmittingCallIsUnderWay_IsTakenAndItsFailureIsNot()
    {
        var options = new ExecutionOptions { TimeProvider = new VirtualTimeProvider() };
        var running = ScriptedTasks.Over(machines.Answered, options, async (context, _, cancellation) =>
        {
            Assert.Equal(SendTaskResult.Accepted, options.TaskTokens.SendTaskSuccess(context.TaskToken!, 5));
            await Task.Yield();
            throw new InvalidOperationException("too late");
        }).ExecuteAsync(AslValue.EmptyObject, Cancellation).AsTask();

        Assert.Equal(5, (await running).Output);
    }

    [Fact]
    public async Task Answer_ThatTheWorkersMethodHasNotTakenYet_StandsWhenTheTimeIsUp()
    {
        var clock = new VirtualTimeProvider();
        var options = new ExecutionOptions { TimeProvider = clock };
        string? token = null;
        var running = ScriptedTasks.Over(machines.Activity, options, async (context, _, cancellation) =>
        {
            token = context.TaskToken;
            await Task.Delay(Timeout.Infinite, cancellation);
            return default;
        }).ExecuteAsync(AslValue.EmptyObject, Cancellation).AsTask();
        Assert.Equal(SendTaskResult.Accepted, options.TaskTokens.SendTaskSuccess(token!, 5));
        Assert.Equal(SendTaskResult.TaskTimedOut, options.TaskTokens.SendTaskSuccess(token!, 6));
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(5, (await running).Output);
    }

    [Fact]
    public async Task Answer_OfAnObserver_IsTaken()
    {
        string? token = null;
        ExecutionOptions options = null!;
        options = new ExecutionOptions
        {
            TimeProvider = new VirtualTimeProvider(),
            Observer = new Observer(e =>
            {
                if (e.Type == HistoryEventType.TaskSubmitted) options.TaskTokens.SendTaskSuccess(token!, 5);
            }),
        };
        var running = ScriptedTasks.Over(machines.Answered, options, (context, _, _) =>
        {
            token = context.TaskToken;
            return default;
        }).ExecuteAsync(AslValue.EmptyObject, Cancellation).AsTask();

        Assert.Equal(5, (await running).Output);
    }

    // Some races are decided beforehand, so that each outcome is seen; in all others two threads start as nearly together as they can.
    private static async Task<(TFirst First, TSecond Second)> RaceAsync<TFirst, TSecond>(int race, Func<TFirst> first, Func<TSecond> second)
    {
        TSecond late;
        if (race % 8 == 0) return (first(), second());
        if (race % 8 == 1)
        {
            late = second();
            return (first(), late);
        }

        var ready = 0;
        var other = Task.Run(() => Start(race % 7, second), Cancellation);
        var result = Start(race % 11, first);
        return (result, await other);

        T Start<T>(int delay, Func<T> start)
        {
            Interlocked.Increment(ref ready);
            SpinWait.SpinUntil(() => Volatile.Read(ref ready) == 2);
            Thread.SpinWait(delay * 20);
            return start();
        }
    }

    private static bool Pass(VirtualTimeProvider clock, int milliseconds = 1_000)
    {
        clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return true;
    }
}
