using AslSharp.Compiler.Contracts;

namespace AslSharp.Compiler.Emit;

/// <summary>Emits the calls of methods that the developer declared: parameters out of the input, and the result as a value.</summary>
internal sealed class TaskCallEmitter(ConversionEmitter conversions, StaticTable statics)
{
    /// <summary>The C# expression that calls a method and gives a <c>ValueTask</c> of a value; null for a method that returns nothing at once.</summary>
    /// <param name="task">The method's signature.</param>
    /// <param name="method">The method.</param>
    /// <param name="input">An expression for the input, which may be evaluated again.</param>
    public string? Call(TaskContract task, string method, string input)
    {
        var call = Invocation(task, method, input);
        if (task is { Waiting: TaskWaiting.ValueTask, MayFail: false, Result: ScalarType { Reader: ContractTypes.AnyValueReader } }) return call;
        if (task.MayFail) return $"TypedTask.Result({call}, context{(task.Result is null ? "" : ", " + conversions.Writer(task.Result))})";
        if (task.Waiting == TaskWaiting.None) return task.Result is null ? null : $"new({conversions.Write(task.Result, call)})";
        return $"TypedTask.Result({call}{(task.Result is null ? "" : ", " + conversions.Writer(task.Result))})";
    }

    /// <summary>The C# expression that calls a method.</summary>
    /// <param name="task">The method's signature.</param>
    /// <param name="method">The method.</param>
    /// <param name="input">An expression for the input, which may be evaluated again.</param>
    public string Invocation(TaskContract task, string method, string input)
        => $"{method}({string.Join(", ", task.Parameters.Select(parameter => Argument(parameter, input)))})";

    private string Argument(TaskParameter parameter, string input) => parameter.Kind switch
    {
        TaskParameterKind.Context => "context",
        TaskParameterKind.Cancellation => "cancellationToken",
        _ when parameter.Member is null => conversions.Read(parameter.Type!, input),
        _ => $"TypedTask.Parameter({input}, {statics.Name(parameter.Member)}, {conversions.Reader(parameter.Type!)}{(parameter.Default is null ? "" : ", " + parameter.Default)})",
    };
}
