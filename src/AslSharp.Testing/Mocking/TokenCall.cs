using AslSharp.Hosting;

namespace AslSharp.Testing;

/// <summary>A task that is handed over to somebody outside, in place of its method: nothing happens until the answer comes by token.</summary>
/// <param name="call">The call that it stands for.</param>
internal readonly struct TokenCall<TCall>(TCall call) : ITaskCall
    where TCall : struct, ITaskCall
{
    public bool HasMethod => true;

    public AslValue Input => call.Input;

    public ValueTask<AslValue> InvokeAsync(TaskContext context, CancellationToken cancellationToken)
        // The worker of an activity is at work until the answer is there; a callback is asked for, and that is all.
        => context.Descriptor.Kind == TaskKind.Activity ? context.WaitForTaskTokenAsync(cancellationToken) : default;
}
