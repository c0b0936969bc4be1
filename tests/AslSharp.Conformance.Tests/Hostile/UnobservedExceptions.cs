using System.Collections.Concurrent;

namespace AslSharp.Conformance.Tests.Hostile;

/// <summary>Watches for exceptions of tasks that nobody has looked at.</summary>
internal sealed class UnobservedExceptions : IDisposable
{
    private readonly ConcurrentBag<string> _messages = [];

    internal UnobservedExceptions() => TaskScheduler.UnobservedTaskException += Note;

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    /// <summary>Fails where an exception whose text holds the mark was not observed. Others are of tests that run beside this one.</summary>
    internal void AssertNone(string mark)
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(_messages, message => message.Contains(mark, StringComparison.Ordinal));
    }

    private void Note(object? sender, UnobservedTaskExceptionEventArgs e) => _messages.Add(e.Exception.ToString());
}
