using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>What one evaluation gets from the host: one moment for all of it, randomness, ids. Made by each evaluation that needs it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class JsonataEvaluation
{
    private DateTimeOffset? _timestamp;

    /// <summary>The moment of the evaluation, UTC: the same however often it is asked for.</summary>
    public DateTimeOffset Timestamp => _timestamp ??= ReadClock();

    /// <summary>A number in [0, 1).</summary>
    /// <returns>The number.</returns>
    public abstract double NextRandom();

    /// <summary>A new UUID, lower case with hyphens.</summary>
    /// <returns>The text.</returns>
    public abstract string NewId();

    /// <summary>The present moment, UTC.</summary>
    /// <returns>The moment.</returns>
    protected abstract DateTimeOffset ReadClock();
}
