namespace AslSharp.Durable;

/// <summary>
/// Is told when executions start, end or are redriven: what Step Functions sends to EventBridge. Register it with the services; there may be
/// several.
/// </summary>
/// <remarks>
/// It is told after the change is kept, of one change at a time, and of those of one execution in their order. Nothing waits for it: 10,000
/// changes wait for a slow one, further ones are not told of, which is logged. What it throws is logged, and not tried again. What was kept just
/// before the end of a process may not be told. Children of distributed Maps are executions too, if their type is Standard.
/// </remarks>
public interface IExecutionStatusPublisher
{
    /// <summary>Publishes a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancelled when the process ends and waits no longer.</param>
    /// <returns>When it is done.</returns>
    ValueTask PublishAsync(ExecutionStatusChange change, CancellationToken cancellationToken);
}
