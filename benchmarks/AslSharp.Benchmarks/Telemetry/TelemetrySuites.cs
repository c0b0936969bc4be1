using System.Diagnostics;
using System.Diagnostics.Metrics;
using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks.Telemetry;

/// <summary>
/// What spans and metrics cost where nobody listens, and where somebody does, against a runtime without them. How far two copies of the same runtime are
/// apart, which differ in nothing but where their code lies, says how much of a difference is chance.
/// </summary>
internal static class TelemetrySuites
{
    private const string Without = "no telemetry in the program";
    private const string Again = "no telemetry, loaded once more";
    private const string Off = "nobody listens";
    private const string On = "spans and metrics are listened to";

    internal static IEnumerable<BenchmarkSuite> All()
    {
        RuntimeCopy without = new(hasTelemetry: false), off = new(hasTelemetry: true), again = new(hasTelemetry: false), on = new(hasTelemetry: true);
        foreach (var (name, load) in ((string, string)[])[("W1 pipeline", nameof(PipelineLoad.OverJson)), ("W1 pipeline, typed", nameof(PipelineLoad.OverRecords))])
        {
            var suite = new BenchmarkSuite(name);
            Add(suite, Without, without.Get(load));
            Add(suite, Off, off.Get(load));
            Add(suite, Again, again.Get(load));
            Add(suite, On, on.Get(load), Listened);
            yield return suite;
        }
    }

    private static void Add(
        BenchmarkSuite suite, string name, (Func<int, Task> RunAsync, Func<Task<string>> ResultAsync) load, Func<Func<int, Task>, Func<int, Task>>? around = null)
        => suite.Add(name, around is null ? load.RunAsync : around(load.RunAsync), async () => AslValue.Parse(await load.ResultAsync().ConfigureAwait(false)));

    // Listeners hear every copy in the process: they are there for no longer than this one runs.
    private static Func<int, Task> Listened(Func<int, Task> runAsync) => async count =>
    {
        using var traces = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == AslSharpTelemetry.ActivitySourceName,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(traces);
        using var metrics = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == AslSharpTelemetry.MeterName) listener.EnableMeasurementEvents(instrument);
            },
        };
        metrics.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        metrics.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        metrics.Start();
        await runAsync(count).ConfigureAwait(false);
    };
}
