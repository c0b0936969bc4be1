using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// Where branches or iterations run one after the other: what each needs at its start, and how far the one under way has got. One object
/// serves all that run in it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Lane
{
    private Frame? _spare;

    /// <summary>A lane for a state of an enclosing scope.</summary>
    /// <param name="parent">The enclosing scope's frame.</param>
    public Lane(Frame parent)
        : this(parent, isMap: false)
    {
    }

    internal Lane(Frame parent, bool isMap)
    {
        Parent = parent;
        IsMap = isMap;
    }

    /// <summary>The enclosing scope's frame.</summary>
    internal Frame Parent { get; }

    /// <summary>Whether iterations of a Map state run in it.</summary>
    internal bool IsMap { get; }

    /// <summary>The number of the branch or the iteration under way, from 0.</summary>
    public int Index { get; internal set; }

    /// <summary>The iteration's item; else undefined.</summary>
    public AslValue ItemValue { get; set; }

    /// <summary>The event that leads to its first one.</summary>
    internal int EventId { get; set; }

    /// <summary>Where it goes on; null for one that starts.</summary>
    internal ScopePosition? Position { get; set; }

    /// <summary>The frame of the one under way, for the events of the enclosing state that follow on its own (reference 12); null until it is made.</summary>
    internal Frame? Frame { get; set; }

    /// <summary>The attempt that the one before has no use for any more, and nobody has known; null for none.</summary>
    internal TaskContext? SpareTask { get; set; }

    /// <summary>The frame of the one before, made this one's.</summary>
    /// <param name="data">The input of this one.</param>
    /// <returns>The frame, at its beginning; null where this one needs another.</returns>
    public Frame? Reuse(AslValue data)
    {
        var frame = _spare;
        if (frame is null) return null;
        _spare = null;
        frame.Begin(this, data);
        return frame;
    }

    /// <summary>The one under way has ended without ever waiting: nobody but it has known its frame, and the next may have it.</summary>
    internal void Spare() => _spare = Frame;
}
