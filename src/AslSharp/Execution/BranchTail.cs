namespace AslSharp.Runtime;

/// <summary>The end of the chain of events in the branch that a lane runs, for the events of the enclosing state that follow on it (reference 12).</summary>
internal sealed class BranchTail
{
    /// <summary>The branch's frame; null until it is made.</summary>
    internal Frame? Frame { get; set; }
}
