namespace AslSharp.Runtime;

/// <summary>What stops one child execution without stopping the others: the run does, or the child's own bound in time.</summary>
/// <param name="run">What stops the whole Map Run.</param>
internal sealed class ChildStop(CancellationToken run) : IDisposable
{
    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(run);

    /// <summary>What stops the whole Map Run.</summary>
    internal CancellationToken Run => run;

    internal CancellationTokenSource Source => _source;

    public void Dispose() => _source.Dispose();
}
