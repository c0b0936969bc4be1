namespace AslSharp.Runtime;

/// <summary>A distributed Map that is tested by itself: shows what its items become, and runs no children (reference 14).</summary>
internal static class MapInspection
{
    // Where the test says nothing of what the reader finds.
    private const int UnknownCount = -1;

    /// <summary>Shows the data after each field of the Map, and gives the result that stands in for its children's.</summary>
    internal static async ValueTask<TaskOutcome> RunAsync<THost, TProcessor>(
        THost host, TProcessor processor, DistributedMap map, MapRunInput input, Frame frame, IStateInspector inspector, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProcessor : struct, IItemProcessor
    {
        var count = UnknownCount;
        if (map.Reader is null || inspector.HasItems)
        {
            try
            {
                count = await ShowAsync(host, processor, map, input, frame, cancellationToken).ConfigureAwait(THost.CaptureContext);
            }
            catch (JsonataException exception)
            {
                return TaskOutcome.Failed(frame.EvaluationFailure(exception));
            }
            catch (Exception exception) when (exception is not (RuntimeFault or OperationCanceledException))
            {
                return TaskOutcome.Failed(MapRunner.ReaderFailed(exception));
            }
        }

        return inspector.ReplaceBranches(frame, count)
            ?? throw new InvalidOperationException("A Map that is inspected has a result that stands in for its children's.");
    }

    private static async ValueTask<int> ShowAsync<THost, TProcessor>(
        THost host, TProcessor processor, DistributedMap map, MapRunInput input, Frame frame, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProcessor : struct, IItemProcessor
    {
        await using var source = await ItemSources.OpenAsync(host, map, input, cancellationToken).ConfigureAwait(THost.CaptureContext);
        var most = input.MaxItems is > 0 ? input.MaxItems.Value : long.MaxValue;
        var members = new List<AslProperty>();
        var selected = new List<AslValue>();
        var isObject = false;
        do
        {
            while (selected.Count < most && source.TryRead(out var value))
            {
                isObject |= source.Key is not null;
                members.Add(new AslProperty(PropertyName.FromData(source.Key ?? ""), value));
                selected.Add(processor.Select(new MapItem(selected.Count, value, source.Key, source.Source)));
            }
        }
        while (selected.Count < most && await source.FillAsync(cancellationToken).ConfigureAwait(THost.CaptureContext));

        if (map.Reader?.Pointer is not null)
        {
            frame.Inspect(
                InspectionStage.AfterItemsPointer, isObject ? Values.Object([.. members]) : Values.Array([.. members.Select(static member => member.Value)]));
        }

        if (map.SelectsItems) frame.Inspect(InspectionStage.AfterItemSelector, Values.Array([.. selected]));
        if (map.HasBatches) frame.Inspect(InspectionStage.AfterItemBatcher, Batches(input, selected));
        return selected.Count;
    }

    private static AslValue Batches(MapRunInput input, List<AslValue> items)
    {
        var batch = new ItemBatch(input);
        var batches = new List<AslValue>();
        foreach (var item in items)
        {
            if (batch.Add(item, out var full, out _)) batches.Add(full);
        }

        if (!batch.IsEmpty) batches.Add(batch.Take(out _));
        return Values.Array([.. batches]);
    }
}
