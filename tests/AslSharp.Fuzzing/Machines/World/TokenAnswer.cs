namespace AslSharp.Fuzzing.Machines.World;

/// <summary>An answer that was sent with a task's token.</summary>
/// <param name="Token">The token.</param>
/// <param name="StateName">The state.</param>
/// <param name="Mark">What stands in the answer and nowhere else.</param>
/// <param name="Result">What was told to the sender.</param>
/// <param name="Counts">Whether the task was waiting for nothing but an answer.</param>
internal sealed record TokenAnswer(string Token, string StateName, string Mark, SendTaskResult Result, bool Counts);
