using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>
/// Lets long work inside of one step hear that its scope was stopped: whoever drives a scope says by which token, as long as it does not wait,
/// and expressions and paths look at it as they count their work.
/// </summary>
internal static class Interruption
{
    // Some tenths of a millisecond.
    private const int Interval = 1 << 12;

    [ThreadStatic]
    private static CancellationToken _token;

    [ThreadStatic]
    private static int _left;

    /// <summary>From here on the work of this thread belongs to a scope, until the result is disposed of.</summary>
    /// <param name="token">What stops the scope.</param>
    internal static Stretch Begin(CancellationToken token)
    {
        var outer = _token;
        _token = token;
        return new Stretch(outer);
    }

    /// <summary>Some work was done.</summary>
    /// <exception cref="OperationCanceledException">The scope was stopped.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Spend(int units)
    {
        if ((_left -= units) < 0) Look();
    }

    private static void Look()
    {
        _left = Interval;
        _token.ThrowIfCancellationRequested();
    }

    /// <summary>The time in which a thread works for one scope.</summary>
    internal readonly ref struct Stretch(CancellationToken outer)
    {
        private readonly CancellationToken _outer = outer;

        public void Dispose() => _token = _outer;
    }
}
