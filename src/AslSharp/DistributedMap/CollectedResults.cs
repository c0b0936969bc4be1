namespace AslSharp.Runtime;

/// <summary>Results that stay in memory and are the state's result, in the order of the items.</summary>
internal sealed class CollectedResults(ResultTransformation transformation, int? count) : MapResults
{
    private AslValue[] _results = new AslValue[count ?? 16];
    private int _count;

    internal override void Add(int index, Execution child, ExecutionResult result)
    {
        if (index >= _results.Length) Array.Resize(ref _results, (int)Math.Min(Math.Max(index + 1L, _results.Length * 2L), Array.MaxLength));
        _results[index] = result.IsSuccess && transformation != ResultTransformation.None ? result.Output : ExecutionRecord.Of(child, result);
        _count = Math.Max(_count, index + 1);
    }

    internal override ValueTask<AslValue> CompleteAsync(MapRun run, Lock gate, CancellationToken cancellationToken)
    {
        if (transformation == ResultTransformation.Flatten) return new(Flatten());
        if (_count != _results.Length) Array.Resize(ref _results, _count);
        return new(Values.Array(_results));
    }

    private AslValue Flatten()
    {
        var flat = new List<AslValue>(_count);
        foreach (var result in _results.AsSpan(0, _count))
        {
            if (result.IsArray) flat.AddRange(result.Items);
            else flat.Add(result);
        }

        return Values.Array([.. flat]);
    }
}
