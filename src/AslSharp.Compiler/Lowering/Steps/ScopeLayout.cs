namespace AslSharp.Compiler.Lowering;

/// <summary>
/// How a scope's states become steps of its loop, and the loop becomes methods. The JIT keeps sight of 1,024 locals of a method, which
/// about eight Task states use up; past that nothing stays in a register. So a scope is cut into methods of about five states, where few
/// transitions cross.
/// </summary>
internal sealed class ScopeLayout
{
    private const int SmallestChunk = 4;
    private const int LargestChunk = 6;

    private readonly int[] _firstStep;
    private readonly int[] _chunkOfState;

    public ScopeLayout(LoweredScope scope)
    {
        Scope = scope;
        var count = scope.States.Count;
        _firstStep = new int[count + 1];
        _chunkOfState = new int[count];
        for (var i = 0; i < count; i++) _firstStep[i + 1] = _firstStep[i] + StepsOf(scope.States[i]);
        Chunks = Cut();
    }

    /// <summary>The scope.</summary>
    public LoweredScope Scope { get; }

    /// <summary>The methods: the first state of each, and behind the last one the number of states.</summary>
    public IReadOnlyList<int> Chunks { get; }

    /// <summary>Whether the scope is more than one method.</summary>
    public bool IsCut => Chunks.Count > 2;

    /// <summary>The step that enters a state.</summary>
    public int Enter(int state) => _firstStep[state];

    /// <summary>The step that makes an attempt of a Task, Parallel or Map state, or begins the pause of a Wait state.</summary>
    public int Attempt(int state) => _firstStep[state] + 1;

    /// <summary>The step that takes the result of a Task, Parallel or Map state, or the end of a wait.</summary>
    public int Result(int state) => _firstStep[state] + 2;

    /// <summary>The step of a catcher.</summary>
    public int Catcher(int state, int catcher) => _firstStep[state] + 3 + catcher;

    /// <summary>Whether two states are in the same method.</summary>
    public bool AreTogether(int state, int other) => _chunkOfState[state] == _chunkOfState[other];

    private static int StepsOf(LoweredState state) => state switch
    {
        LoweredTaskState task => 3 + task.Errors.Catchers.Count,
        LoweredParallelState parallel => 3 + parallel.Errors.Catchers.Count,
        LoweredMapState map => 3 + map.Errors.Catchers.Count,
        LoweredWaitState => 3,
        _ => 1,
    };

    private List<int> Cut()
    {
        var count = Scope.States.Count;
        var crossings = Crossings();
        var chunks = new List<int> { 0 };
        while (count - chunks[chunks.Count - 1] > LargestChunk)
        {
            var start = chunks[chunks.Count - 1];
            var best = start + SmallestChunk;
            for (var at = best + 1; at <= start + LargestChunk; at++)
            {
                if (crossings[at] < crossings[best]) best = at;
            }

            chunks.Add(best);
        }

        chunks.Add(count);
        for (var chunk = 0; chunk + 1 < chunks.Count; chunk++)
        {
            for (var state = chunks[chunk]; state < chunks[chunk + 1]; state++) _chunkOfState[state] = chunk;
        }

        return chunks;
    }

    // How many transitions would cross a cut in front of each state.
    private int[] Crossings()
    {
        var count = Scope.States.Count;
        var changes = new int[count + 2];
        for (var state = 0; state < count; state++)
        {
            foreach (var next in Transitions.Of(Scope.States[state]))
            {
                changes[Math.Min(state, next) + 1]++;
                changes[Math.Max(state, next) + 1]--;
            }
        }

        for (var i = 1; i < changes.Length; i++) changes[i] += changes[i - 1];
        return changes;
    }
}
