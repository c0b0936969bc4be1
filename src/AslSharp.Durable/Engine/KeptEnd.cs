namespace AslSharp.Durable;

/// <summary>What is kept of an execution that has ended.</summary>
/// <param name="Stored">The execution.</param>
/// <param name="Content">What its content holds.</param>
internal sealed record KeptEnd(StoredExecution Stored, ExecutionContent Content);
