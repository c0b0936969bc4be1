namespace AslSharp.Runtime;

/// <summary>A handler in the place of the developer's methods, so that bounds, tokens and exceptions are theirs too.</summary>
internal readonly struct HandlerTable(ServiceHandler handler) : ITaskTable
{
    public bool HasMethods => true;

    public ValueTask<AslValue> InvokeAsync(int number, AslValue input, TaskContext context, CancellationToken cancellationToken)
        => handler(input, context, cancellationToken);
}
