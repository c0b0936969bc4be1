using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks.Workflows;

/// <summary>Bytes of JSON in, bytes of JSON out; by hand through System.Text.Json with source generation. Buffers are used again, by each.</summary>
internal static class EndToEndSuites
{
    private const int BatchCount = 1000;

    internal static IEnumerable<BenchmarkSuite> All() => [Pipeline(), Map()];

    private static BenchmarkSuite Pipeline()
    {
        var byHand = new HandWrittenWorkflows(new RecordTasks());
        var json = WorkflowJsonContext.Relaxed;
        var writer = new RecordWriter<PipelineOutput>(json.PipelineOutput);
        var machine = new W1PipelineStateMachine(new ValueTasks());
        var twin = new W1PipelineJsonataStateMachine(new ValueTasks());
        var suite = new BenchmarkSuite("W1 end to end");
        suite.Add(
            WorkflowSuites.ByHand,
            async () => writer.Write(await byHand.PipelineAsync(JsonSerializer.Deserialize(WorkflowDocuments.OrderBytes, json.OrderDocument)!)),
            AslValue.Parse);
        AddMachine(suite, WorkflowSuites.Emitted, machine.RunAsync, WorkflowDocuments.OrderBytes);
        AddMachine(suite, WorkflowSuites.EmittedJsonata, twin.RunAsync, WorkflowDocuments.OrderBytes, reference: suite[WorkflowSuites.Emitted]);
        return suite;
    }

    private static BenchmarkSuite Map()
    {
        var byHand = new HandWrittenWorkflows(new RecordTasks());
        var json = WorkflowJsonContext.Relaxed;
        var writer = new RecordWriter<WorkResult[]>(json.WorkResultArray);
        var bytes = WorkflowDocuments.BatchBytes(BatchCount);
        var machine = new W4MapStateMachine(new ValueTasks());
        var twin = new W4MapJsonataStateMachine(new ValueTasks());
        var suite = new BenchmarkSuite("W4 end to end", "item");
        suite.Add(
            WorkflowSuites.ByHand,
            async () => writer.Write(await byHand.BatchAsync(JsonSerializer.Deserialize(bytes, json.BatchInput)!)),
            AslValue.Parse,
            BatchCount);
        AddMachine(suite, WorkflowSuites.Emitted, machine.RunAsync, bytes, BatchCount);
        AddMachine(suite, WorkflowSuites.EmittedJsonata, twin.RunAsync, bytes, BatchCount, suite[WorkflowSuites.Emitted]);
        return suite;
    }

    private static void AddMachine(
        BenchmarkSuite suite,
        string name,
        Func<AslValue, CancellationToken, ValueTask<AslValue>> runAsync,
        byte[] input,
        int units = 1,
        BenchmarkCase? reference = null)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        suite.Add(name, RunAsync, AslValue.Parse, units, reference);

        async ValueTask<ReadOnlyMemory<byte>> RunAsync()
        {
            var output = await runAsync(AslValue.Parse(input), CancellationToken.None);
            buffer.ResetWrittenCount();
            output.WriteTo(buffer);
            return buffer.WrittenMemory;
        }
    }

    private sealed class RecordWriter<T>(JsonTypeInfo<T> type)
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(4096);
        private readonly Utf8JsonWriter _writer = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        internal ReadOnlyMemory<byte> Write(T value)
        {
            _buffer.ResetWrittenCount();
            _writer.Reset(_buffer);
            JsonSerializer.Serialize(_writer, value, type);
            _writer.Flush();
            return _buffer.WrittenMemory;
        }
    }
}
