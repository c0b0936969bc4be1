namespace AslSharp.Conformance.Tests.Testing;

/// <summary>The system's clock as a test may see it that takes no real time: not at all.</summary>
internal sealed class NoRealTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => throw Forbidden();

    public override long GetTimestamp() => throw Forbidden();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => throw Forbidden();

    private static InvalidOperationException Forbidden() => new("The system's clock was asked.");
}
