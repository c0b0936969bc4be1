using BenchmarkDotNet.Attributes;

namespace AslSharp.Benchmarks;

/// <summary>A task that fails twice and is retried, and one that fails and is caught: failures as exceptions and as values.</summary>
[MemoryDiagnoser]
public class FailureBenchmarks
{
    private readonly FlakyChargeStateMachine _throwing = new(new ThrowingTasks());
    private readonly FlakyChargeStateMachine _returning = new(new ReturningTasks());
    private readonly AslValue _input = AslValue.Parse("""{"order":"O-1"}""");

    [Benchmark(Baseline = true)]
    public async ValueTask<string> HandWritten()
    {
        var charge = await ChargeAsync();
        try
        {
            throw new StatesTaskException("Broken", "always");
        }
        catch (StatesTaskException exception)
        {
            return $"{charge} {exception.Error}";
        }
    }

    [Benchmark]
    public async ValueTask<AslValue> EmittedThrowing() => await _throwing.RunAsync(_input);

    [Benchmark]
    public async ValueTask<AslValue> EmittedReturning() => await _returning.RunAsync(_input);

    private static ValueTask<int> ChargeAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (attempt < 2) throw new StatesTaskException("Busy", "try again");
                return new(42);
            }
            catch (StatesTaskException) when (attempt < 5)
            {
                // Tried again at once.
            }
        }
    }

    private sealed class ThrowingTasks : IFlakyChargeTasks
    {
        public ValueTask<AslValue> ChargeAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
            => context.Attempt < 2 ? throw new StatesTaskException("Busy", "try again") : new(42);

        public ValueTask<AslValue> NoticeAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
            => throw new StatesTaskException("Broken", "always");
    }

    private sealed class ReturningTasks : IFlakyChargeTasks
    {
        public ValueTask<AslValue> ChargeAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
            => new(context.Attempt < 2 ? context.Fail("Busy", "try again") : 42);

        public ValueTask<AslValue> NoticeAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
            => new(context.Fail("Broken", "always"));
    }
}
