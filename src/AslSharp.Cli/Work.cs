namespace AslSharp.Cli;

/// <summary>The work of a command.</summary>
internal static class Work
{
    /// <summary>
    /// Does it on another thread. On the caller's own it would keep the command line from hearing of signals: a pipe that nobody writes to
    /// could not be left any more.
    /// </summary>
    internal static Task<int> StartAsync(Func<int> work) => Task.Run(work);

    /// <inheritdoc cref="StartAsync(Func{int})"/>
    internal static Task<int> StartAsync(Func<Task<int>> work) => Task.Run(work);
}
