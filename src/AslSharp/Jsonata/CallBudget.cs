using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>
/// Bounds the calls that one outermost call leads to, in depth and in number: a recursion that never ends must end neither the process nor
/// the wait for it. Counted, not timed, so that a replay comes to the same end.
/// </summary>
internal static class CallBudget
{
    // More than an expression can make in the second that AWS gives it; here it takes a fraction of that.
    private const int Most = 1 << 20;

    // Calls within calls, on the service.
    private const int MostDepth = 100;

    [ThreadStatic]
    private static int _depth;

    [ThreadStatic]
    private static int _left;

    internal static void Enter()
    {
        if (_depth == 0) _left = Most;
        else Count();
        if (_depth >= MostDepth) throw JsonataErrors.StackOverflow();
        EnsureStack();
        _depth++;
    }

    internal static void Leave() => _depth--;

    internal static void Count()
    {
        if (--_left < 0) throw JsonataErrors.Timeout();
    }

    /// <summary>Fails where the stack is nearly used up. For everything that recurses with the data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw JsonataErrors.StackOverflow();
    }
}
