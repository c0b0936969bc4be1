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

    // What the items come to that functions and operators look at in one evaluation.
    private const long MostWork = 1L << 25;

    [ThreadStatic]
    private static bool _isCounting;

    [ThreadStatic]
    private static long _work;

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
        Interruption.Spend(1);
    }

    /// <summary>Counts from here on what <see cref="Spend"/> is told, until <see cref="End"/>.</summary>
    internal static void Begin()
    {
        _work = MostWork;
        _isCounting = true;
    }

    internal static void End() => _isCounting = false;

    /// <summary>The same as <see cref="Begin"/> where nothing counts yet, for what may be endless by itself.</summary>
    /// <returns>Whether it began, so that its caller ends it.</returns>
    internal static bool TryBegin()
    {
        if (_isCounting) return false;
        Begin();
        return true;
    }

    /// <summary>Counts items that are looked at: values that share their parts may have more of them than memory could hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Spend(int items)
    {
        if (!_isCounting) return;
        if ((_work -= items) < 0) throw JsonataErrors.Timeout();
        Interruption.Spend(items);
    }

    /// <summary>For everything that recurses with the data: counts the items of the next level, and fails where the stack is nearly used up.</summary>
    internal static void Descend(int items)
    {
        Spend(items + 1);
        EnsureStack();
    }

    /// <summary>Fails where the stack is nearly used up. For everything that recurses with the data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw JsonataErrors.StackOverflow();
    }
}
