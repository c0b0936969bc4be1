namespace AslSharp;

/// <summary>Answers tasks by their resource (<see cref="ServiceHandlers"/>). Fails as a task's method does: <see cref="TaskContext.Fail"/> or an
/// exception.</summary>
/// <param name="parameters">The task's raw parameters, as the service would get them.</param>
/// <param name="context">The attempt; its <see cref="TaskContext.Resource"/> tells which resource, its <see cref="TaskContext.TaskToken"/> what to answer
/// with.</param>
/// <param name="cancellationToken">Cancelled on timeout, when a sibling failed, and when the execution stops.</param>
/// <returns>The raw result, as the service would give it; for <c>.sync</c> that of the finished job; for <c>.waitForTaskToken</c> what submitting
/// gave.</returns>
public delegate ValueTask<AslValue> ServiceHandler(AslValue parameters, TaskContext context, CancellationToken cancellationToken);
