namespace AslSharp.Runtime;

/// <summary>A handler in the place of the developer's method, so that bounds, tokens and exceptions are its own too.</summary>
internal readonly struct HandlerCall(ServiceHandler handler, AslValue input) : ITaskCall
{
    public bool HasMethod => true;

    public AslValue Input => input;

    public ValueTask<AslValue> InvokeAsync(TaskContext context, CancellationToken cancellationToken) => handler(input, context, cancellationToken);
}
