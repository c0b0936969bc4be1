using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The frame of a scope that has nothing of its own: no variables, and no members that are held apart from the document.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PlainFrame : Frame
{
    /// <summary>The frame of the outermost scope.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="data">The scope's input.</param>
    public PlainFrame(Execution execution, AslValue data)
        : base(execution, data)
    {
    }

    private PlainFrame(Lane lane, AslValue data)
        : base(lane, data)
    {
    }

    /// <summary>The frame of a branch or an iteration: that of the one before in its lane, where that has no use for it any more.</summary>
    /// <param name="lane">Where it runs.</param>
    /// <param name="data">The scope's input.</param>
    /// <param name="step">The step to start with.</param>
    /// <returns>The frame.</returns>
    public static PlainFrame In(Lane lane, AslValue data, int step = 0)
    {
        ArgumentNullException.ThrowIfNull(lane);
        var frame = (PlainFrame?)lane.Reuse(data) ?? new PlainFrame(lane, data);
        frame.Step = step;
        return frame;
    }
}
