namespace AslSharp.Runtime;

/// <summary>The tokens that ended last, so that one which comes too late is told from one that never was. Bounded: the oldest is forgotten first.</summary>
internal sealed class EndedTokens(int capacity)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    internal void Add(string taskToken)
    {
        lock (_gate)
        {
            if (!_tokens.Add(taskToken)) return;
            _order.Enqueue(taskToken);
            if (_order.Count > capacity) _tokens.Remove(_order.Dequeue());
        }
    }

    internal bool Contains(string taskToken)
    {
        lock (_gate) return _tokens.Contains(taskToken);
    }
}
