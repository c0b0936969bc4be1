namespace AslSharp.Testing;

/// <summary>An answer that somebody outside gives at a moment of a run.</summary>
/// <param name="Time">When, from the start of the run.</param>
/// <param name="StateName">The name or the place of the Task state.</param>
/// <param name="Method">What the test calls it.</param>
/// <param name="Send">Sends it to the attempt with a token.</param>
internal sealed record TimedAnswer(TimeSpan Time, string StateName, string Method, Func<TaskTokens, string, SendTaskResult> Send)
{
    public override string ToString() => $"{Method} of '{StateName}' at {Time}";
}
