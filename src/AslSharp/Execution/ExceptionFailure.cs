namespace AslSharp;

/// <summary>What an exception means to the machine. Its members are the user's code: whatever they do, this gives an answer.</summary>
internal static class ExceptionFailure
{
    // Exceptions that wrap each other deeper than this say nothing new, and their text would be larger than anybody reads.
    private const int MostCauses = 20;
    private const int MostMessages = 1_000;

    /// <summary>
    /// A <see cref="StatesTaskException"/> says its error and cause itself. Any other exception becomes what Lambda makes of one in a
    /// .NET function: the class name as error, and a JSON text with type and message as cause; with the stack trace too where the options ask for it.
    /// </summary>
    internal static TaskFailure From(Exception exception, bool hasStackTrace)
        => exception switch
        {
            StatesTaskException states => new TaskFailure(states.Error, states.Cause) { Exception = states },
            // Not the task's own failure: the interpreter could not make or take what passes between the state and the task.
            RuntimeFault fault => new TaskFailure(fault.Error, fault.Cause) { Exception = fault.InnerException },
            _ => new TaskFailure(exception, hasStackTrace),
        };

    /// <summary>The cause of an execution that code outside of any task ended with an exception: an observer, a clock, a host.</summary>
    internal static string Unexpected(Exception exception) => $"An exception was thrown: {exception.GetType().Name}: {Message(exception)}";

    /// <summary>The cause that an exception of a .NET function has.</summary>
    internal static string Describe(Exception exception, bool hasStackTrace)
    {
        var chain = new List<Exception>();
        for (var cause = exception; cause is not null && chain.Count < MostCauses; cause = cause.InnerException) chain.Add(cause);
        var description = AslValue.Undefined;
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            var outer = DescribeAlone(chain[i], hasStackTrace);
            description = description.IsUndefined ? outer : outer.With("cause", description);
        }

        return description.ToJson();
    }

    private static AslValue DescribeAlone(Exception exception, bool hasStackTrace)
    {
        var description = AslValue.Object(
            new AslProperty(PropertyName.Of("errorType"), AslValue.Of(exception.GetType().Name)),
            new AslProperty(PropertyName.Of("errorMessage"), AslValue.Of(Message(exception))));
        if (!hasStackTrace) return description;
        var frames = StackTrace(exception).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return description.With("stackTrace", AslValue.Array([.. frames.Select(frame => AslValue.Of(frame))]));
    }

    /// <summary>Its message, or words in place of it.</summary>
    internal static string Message(Exception exception)
    {
        // Such a message is made by recursion over all messages inside it, which no handler could stop once the stack is used up.
        if (exception is AggregateException aggregate && !IsShallow(aggregate)) return "One or more errors occurred.";
        try
        {
            return exception.Message ?? "";
        }
        catch (Exception problem)
        {
            return $"(its message threw {problem.GetType().Name})";
        }
    }

    private static bool IsShallow(AggregateException exception)
    {
        var waiting = new Stack<(AggregateException Exception, int Depth)>();
        waiting.Push((exception, 0));
        while (waiting.TryPop(out var next))
        {
            if (next.Depth > MostCauses || next.Exception.InnerExceptions.Count > MostMessages) return false;
            foreach (var inner in next.Exception.InnerExceptions)
            {
                if (inner is AggregateException nested) waiting.Push((nested, next.Depth + 1));
            }

            if (waiting.Count > MostMessages) return false;
        }

        return true;
    }

    private static string StackTrace(Exception exception)
    {
        try
        {
            return exception.StackTrace ?? "";
        }
        catch (Exception)
        {
            return "";
        }
    }
}
