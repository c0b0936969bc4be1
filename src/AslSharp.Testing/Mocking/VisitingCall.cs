using AslSharp.Hosting;

namespace AslSharp.Testing;

/// <summary>A call of the machine's own task, made for real within a test run.</summary>
/// <param name="call">The call.</param>
/// <param name="visitors">Where its result waits for the run to take it.</param>
internal readonly struct VisitingCall<TCall>(TCall call, Visitors visitors) : ITaskCall
    where TCall : struct, ITaskCall
{
    public bool HasMethod => call.HasMethod;

    public AslValue Input => call.Input;

    public ValueTask<AslValue> InvokeAsync(TaskContext context, CancellationToken cancellationToken)
        => visitors.WorkAsync(call.InvokeAsync(context, cancellationToken));
}
