namespace AslSharp.Runtime;

/// <summary>
/// Results that stay in memory and are the state's result, in the order of the items. Where their number is not known they come into
/// blocks small enough for the garbage collector to move, so that growing neither copies them nor leaves large arrays behind.
/// </summary>
internal sealed class CollectedResults(ResultTransformation transformation, int? count) : MapResults
{
    // 4,096 values are 64 KiB.
    private const int BlockBits = 12;
    private const int BlockSize = 1 << BlockBits;

    private readonly List<AslValue[]> _blocks = [];
    private readonly AslValue[]? _known = count is { } known ? new AslValue[known] : null;
    private int _count;

    internal override void Add(int index, Execution child, ExecutionResult result)
    {
        var value = result.IsSuccess && transformation != ResultTransformation.None ? result.Output : ExecutionRecord.Of(child, result);
        _count = Math.Max(_count, index + 1);
        if (_known is not null)
        {
            _known[index] = value;
            return;
        }

        while (index >> BlockBits >= _blocks.Count) _blocks.Add(new AslValue[BlockSize]);
        _blocks[index >> BlockBits][index & (BlockSize - 1)] = value;
    }

    internal override ValueTask<AslValue> CompleteAsync(MapRun run, Lock gate, CancellationToken cancellationToken)
    {
        if (transformation == ResultTransformation.Flatten) return new(Flatten());
        if (_known is not null && _count == _known.Length) return new(Values.Array(_known));
        var results = new AslValue[_count];
        for (var (start, block) = (0, 0); start < _count; start += BlockSize, block++) Block(block).CopyTo(results.AsSpan(start));
        return new(Values.Array(results));
    }

    private AslValue Flatten()
    {
        var flat = new List<AslValue>(_count);
        for (var (start, block) = (0, 0); start < _count; start += BlockSize, block++)
        {
            foreach (var result in Block(block))
            {
                if (result.IsArray) flat.AddRange(result.Items);
                else flat.Add(result);
            }
        }

        return Values.Array([.. flat]);
    }

    private ReadOnlySpan<AslValue> Block(int block)
    {
        var start = block * BlockSize;
        var length = Math.Min(BlockSize, _count - start);
        return _known is null ? _blocks[block].AsSpan(0, length) : _known.AsSpan(start, length);
    }
}
