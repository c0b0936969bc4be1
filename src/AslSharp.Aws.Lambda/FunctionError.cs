namespace AslSharp.Aws.Lambda;

/// <summary>A function's failure, as .NET functions report theirs.</summary>
internal sealed record FunctionError(string Type, string Message, Exception? Exception)
{
    private const int MostCauses = 20;

    internal static FunctionError Of(Exception exception) => exception is StatesTaskException states
        ? new FunctionError(states.Error, states.Cause ?? "", states)
        : new FunctionError(exception.GetType().Name, exception.Message, exception);

    internal AslValue ToValue() => ToValue(0);

    private AslValue ToValue(int depth)
    {
        var value = AslValue.Object(new AslProperty("errorType", Type), new AslProperty("errorMessage", Message), new AslProperty("stackTrace", StackTrace()));
        return Exception?.InnerException is { } inner && depth < MostCauses ? value.With("cause", Of(inner).ToValue(depth + 1)) : value;
    }

    private AslValue StackTrace() => AslValue.Array(
        [.. (Exception?.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static line => AslValue.Of(line))]);
}
