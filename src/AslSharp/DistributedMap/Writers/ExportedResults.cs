namespace AslSharp.Runtime;

/// <summary>Results that go to a store as they come: files of records and, at the end, the manifest that lists them (reference 8.8).</summary>
internal sealed class ExportedResults : MapResults
{
    /// <summary>What the service puts into one file at most.</summary>
    internal const long LargestFile = 5L * 1024 * 1024 * 1024;

    private const int LargestWait = 64 * 1024;

    private static readonly PropertyName DestinationBucket = PropertyName.Of("DestinationBucket");
    private static readonly PropertyName MapRunArn = PropertyName.Of("MapRunArn");
    private static readonly PropertyName ResultFilesName = PropertyName.Of("ResultFiles");
    private static readonly PropertyName ResultWriterDetails = PropertyName.Of("ResultWriterDetails");
    private static readonly PropertyName Bucket = PropertyName.Of("Bucket");
    private static readonly PropertyName Key = PropertyName.Of("Key");

    private readonly ResultTransformation _transformation;
    private readonly IObjectStore _store;
    private readonly string _bucket;
    private readonly string _folder;
    private readonly ResultFiles _succeeded;
    private readonly ResultFiles _failed;
    private readonly ResultFiles _pending;

    internal ExportedResults(ResultWriterFormat format, AslValue arguments, IObjectStore store, MapRun run, long largestFile = LargestFile)
    {
        _transformation = format.Transformation;
        _store = store;
        _bucket = arguments["Bucket"].TryGetString(out var bucket) ? bucket : throw new InvalidOperationException("The ResultWriter names no Bucket.");
        var prefix = arguments["Prefix"].TryGetString(out var given) ? given : "";
        _folder = prefix.Length == 0 || prefix.EndsWith('/') ? prefix + run.Id : $"{prefix}/{run.Id}";
        _succeeded = new ResultFiles("SUCCEEDED", format.WritesLines, OpenAsync, largestFile);
        _failed = new ResultFiles("FAILED", format.WritesLines, OpenAsync, largestFile);
        _pending = new ResultFiles("PENDING", format.WritesLines, OpenAsync, largestFile);
    }

    internal override bool NeedsFlush => _succeeded.Waiting > LargestWait || _failed.Waiting > LargestWait || _pending.Waiting > LargestWait;

    internal override void Add(int index, Execution child, ExecutionResult result)
    {
        if (!result.IsSuccess) _failed.Add(ExecutionRecord.Of(child, result));
        else if (_transformation == ResultTransformation.None) _succeeded.Add(ExecutionRecord.Of(child, result));
        else if (_transformation == ResultTransformation.Flatten && result.Output.IsArray)
        {
            foreach (var item in result.Output.Items) _succeeded.Add(item);
        }
        else
        {
            _succeeded.Add(result.Output);
        }
    }

    internal override void AddPending(Execution child) => _pending.Add(ExecutionRecord.Pending(child));

    internal override async ValueTask FlushAsync(Lock gate, CancellationToken cancellationToken)
    {
        await _succeeded.FlushAsync(gate, cancellationToken).ConfigureAwait(false);
        await _failed.FlushAsync(gate, cancellationToken).ConfigureAwait(false);
        await _pending.FlushAsync(gate, cancellationToken).ConfigureAwait(false);
    }

    internal override async ValueTask<AslValue> CompleteAsync(MapRun run, Lock gate, CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(gate, cancellationToken).ConfigureAwait(false);
            await _succeeded.CloseAsync(cancellationToken).ConfigureAwait(false);
            await _failed.CloseAsync(cancellationToken).ConfigureAwait(false);
            await _pending.CloseAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await AbandonAsync().ConfigureAwait(false);
            throw;
        }

        var (key, stream) = await OpenAsync("manifest.json", cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false)) await stream.WriteAsync(Manifest(run).ToUtf8Bytes(), cancellationToken).ConfigureAwait(false);
        return Values.Object(
            new AslProperty(MapRunArn, AslValue.Of(run.Arn)),
            new AslProperty(ResultWriterDetails, Values.Object(new AslProperty(Bucket, AslValue.Of(_bucket)), new AslProperty(Key, AslValue.Of(key)))));
    }

    internal override async ValueTask AbandonAsync()
    {
        await _succeeded.AbandonAsync().ConfigureAwait(false);
        await _failed.AbandonAsync().ConfigureAwait(false);
        await _pending.AbandonAsync().ConfigureAwait(false);
    }

    private AslValue Manifest(MapRun run) => Values.Object(
        new AslProperty(DestinationBucket, AslValue.Of(_bucket)),
        new AslProperty(MapRunArn, AslValue.Of(run.Arn)),
        new AslProperty(ResultFilesName, AslValue.Object(
            new AslProperty("FAILED", _failed.Files),
            new AslProperty("PENDING", _pending.Files),
            new AslProperty("SUCCEEDED", _succeeded.Files))));

    private async ValueTask<(string Key, Stream Stream)> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var key = $"{_folder}/{name}";
        return (key, await _store.OpenWriteAsync(_bucket, key, cancellationToken).ConfigureAwait(false));
    }
}
