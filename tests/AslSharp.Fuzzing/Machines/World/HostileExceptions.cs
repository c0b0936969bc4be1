using AslSharp.Fuzzing.Machines.Making;
using AslSharp.Hosting;

namespace AslSharp.Fuzzing.Machines.World;

/// <summary>Exceptions that a task may throw; some do harm to whoever looks at them.</summary>
internal static class HostileExceptions
{
    /// <summary>An exception that any machine should bear.</summary>
    internal static Exception Tame(Dice dice) => dice.Below(6) switch
    {
        0 => new InvalidOperationException("It is not the time."),
        1 => new TimeoutException(),
        2 => new StatesTaskException("States.Timeout", "a name of the language's own"),
        _ => new StatesTaskException("E" + dice.Below(3), dice.Pick("cause", null, "{\"json\":true}")),
    };

    /// <summary>Any exception.</summary>
    internal static Exception Any(Dice dice) => dice.Below(18) switch
    {
        0 => new ThrowingMessageException(),
        1 => new ThrowingStackTraceException(),
        2 => new ThrowingEverythingException(),
        3 => Nested(dice.Pick(3, 600, 20_000)),
        4 => new AggregateException(Enumerable.Range(0, 5000).Select(static i => new InvalidOperationException("inner " + i))),
        5 => new OperationCanceledException("nobody asked for it"),
        6 => new TaskCanceledException(),
        7 => new RuntimeFault("A fault that a task made up."),
        8 => new AslJsonException("no JSON", 1, 2, 1),
        9 => new OutOfMemoryException(),
        10 => new NullReferenceException(),
        11 => new StatesTaskException("States.Runtime", "made up"),
        12 => new InvalidOperationException(new string('x', 300_000)),
        13 => new InvalidOperationException("half a character \ud800, NUL \0, bell \a"),
        14 => new StatesTaskException("", ""),
        15 => new NullMessageException(),
        _ => Tame(dice),
    };

    private static Exception Nested(int depth)
    {
        var exception = new InvalidOperationException("innermost");
        for (var i = 0; i < depth; i++) exception = new InvalidOperationException("outer", exception);
        return exception;
    }

    private sealed class ThrowingMessageException : Exception
    {
        public override string Message => throw new InvalidOperationException("The message throws.");
    }

    private sealed class ThrowingStackTraceException : Exception
    {
        public override string? StackTrace => throw new NotSupportedException("The stack trace throws.");
    }

    private sealed class ThrowingEverythingException : Exception
    {
        public override string Message => throw new ThrowingEverythingException();

        public override string? StackTrace => throw new ThrowingEverythingException();

        public override System.Collections.IDictionary Data => throw new ThrowingEverythingException();

        public override string ToString() => throw new ThrowingEverythingException();
    }

    private sealed class NullMessageException : Exception
    {
        public override string Message => null!;
    }
}
