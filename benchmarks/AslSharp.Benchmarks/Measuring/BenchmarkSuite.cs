namespace AslSharp.Benchmarks.Measuring;

/// <summary>Cases that do the same. The first is the baseline, which every ratio is to.</summary>
/// <param name="name">What the suite is called in reports.</param>
/// <param name="unit">What figures are for: <c>execution</c>, <c>item</c>, <c>state</c>.</param>
internal sealed class BenchmarkSuite(string name, string unit = "execution")
{
    private readonly List<BenchmarkCase> _cases = [];

    internal string Name => name;

    internal string Unit => unit;

    internal IReadOnlyList<BenchmarkCase> Cases => _cases;

    internal BenchmarkCase this[string caseName] => _cases.Find(one => one.Name == caseName) ?? throw new ArgumentException($"'{name}' has no '{caseName}'.");

    /// <summary>Adds an asynchronous operation.</summary>
    /// <param name="caseName">What the case is called.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="asValue">The result as a value, to be compared; null where nothing is compared.</param>
    /// <param name="units">How many units one operation consists of.</param>
    /// <param name="reference">A second case to give the ratio to.</param>
    internal BenchmarkSuite Add<T>(string caseName, Func<ValueTask<T>> operation, Func<T, AslValue>? asValue, int units = 1, BenchmarkCase? reference = null)
        => Add(new BenchmarkCase
        {
            Suite = this,
            Name = caseName,
            UnitsPerOperation = units,
            Reference = reference,
            RunAsync = async count =>
            {
                for (var i = 0; i < count; i++) Kept<T>.Value = await operation().ConfigureAwait(false);
            },
            ResultAsync = asValue is null ? null : async () => asValue(await operation().ConfigureAwait(false)),
        });

    /// <summary>Adds an operation that gives a value.</summary>
    internal BenchmarkSuite Add(string caseName, Func<ValueTask<AslValue>> operation, int units = 1, BenchmarkCase? reference = null)
        => Add(caseName, operation, static value => value, units, reference);

    /// <summary>Adds a synchronous operation.</summary>
    internal BenchmarkSuite AddSynchronous<T>(string caseName, Func<T> operation, Func<T, AslValue>? asValue, int units = 1, BenchmarkCase? reference = null)
        => Add(new BenchmarkCase
        {
            Suite = this,
            Name = caseName,
            UnitsPerOperation = units,
            Reference = reference,
            RunAsync = count =>
            {
                for (var i = 0; i < count; i++) Kept<T>.Value = operation();
                return Task.CompletedTask;
            },
            ResultAsync = asValue is null ? null : () => Task.FromResult(asValue(operation())),
        });

    /// <summary>Adds what does its operation so many times by itself.</summary>
    internal BenchmarkSuite Add(string caseName, Func<int, Task> runAsync, Func<Task<AslValue>> resultAsync)
        => Add(new BenchmarkCase { Suite = this, Name = caseName, RunAsync = runAsync, ResultAsync = resultAsync });

    private BenchmarkSuite Add(BenchmarkCase benchmarkCase)
    {
        if (_cases.Exists(other => other.Name == benchmarkCase.Name)) throw new ArgumentException($"'{name}' has '{benchmarkCase.Name}' already.");
        _cases.Add(benchmarkCase);
        return this;
    }

    // What an operation gives is kept where the compiler cannot see that nobody reads it.
    private static class Kept<T>
    {
        internal static T? Value;
    }
}
