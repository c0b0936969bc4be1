using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Emits the calls of methods that the developer declared: parameters out of the input, and the result as a value.</summary>
internal sealed class TaskCallEmitter(ConversionEmitter conversions, StaticTable statics)
{
    /// <summary>The C# expression that calls a method and gives a <c>ValueTask</c> of a value; null for a method that returns nothing at once.</summary>
    /// <param name="task">The method's signature.</param>
    /// <param name="method">The method.</param>
    /// <param name="input">An expression for the input, which may be evaluated again.</param>
    public string? Call(TaskContract task, string method, string input) => Call(task, method, parameter => Argument(parameter, input));

    /// <summary>The C# expression that calls a method.</summary>
    /// <param name="task">The method's signature.</param>
    /// <param name="method">The method.</param>
    /// <param name="input">An expression for the input, which may be evaluated again.</param>
    public string Invocation(TaskContract task, string method, string input) => Invocation(task, method, parameter => Argument(parameter, input));

    /// <summary>Writes the struct of a call whose parameters stand in a template.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="type">The struct's name.</param>
    /// <param name="call">The call.</param>
    public void EmitCall(MachineEmission machine, string type, SetCallPlan call)
    {
        var writer = machine.Writer;
        var names = new NameTable("tasks", "context", "cancellationToken", "HasMethod", "Input", "InvokeAsync", type);
        var values = call.Values.Select(value => NameTable.Escape(names.Plain(value.Name))).ToArray();
        var context = new ExpressionContext("", "", null!, "") { Parameters = values };
        var isLambda = call.Resource.Kind == ResourceKind.LambdaInvoke;
        var input = isLambda && call.Template is ObjectPlan envelope ? envelope.Members.First(static member => member.Name == "Payload").Value : call.Template;
        var task = machine.Target.Contract!.Tasks.First(declared => declared.StateName == call.State);
        var method = "tasks!." + machine.Tasks.Method(call.State);
        writer.Line();
        using (writer.Block(
            $"file readonly struct {type}({string.Join(", ", values.Select(static value => $"AslValue {value}").Prepend(ProgramEmitter.TasksParameter(machine.Target)))}) : ITaskCall"))
        {
            writer.Line("public bool HasMethod => tasks is not null;");
            writer.Line();
            if (!task.Parameters.Any(static parameter => parameter.Kind == TaskParameterKind.Context))
            {
                writer.Line("public static bool KeepsContext => false;");
                writer.Line();
            }

            writer.Line($"public AslValue Input => {Emit(call.Template)};");
            writer.Line();
            const string Header = "public ValueTask<AslValue> InvokeAsync(TaskContext context, CancellationToken cancellationToken)";
            if (Call(task, method, Argument) is { } invocation)
            {
                // What comes by token is the whole result: only an answer of the function itself has an envelope.
                var wraps = isLambda && call.Resource.Pattern != IntegrationPattern.WaitForTaskToken;
                writer.Line(Header);
                using (writer.Indent()) writer.Line($"=> {(wraps ? $"LambdaInvoke.WrapAsync({invocation}, context)" : invocation)};");
                return;
            }

            using (writer.Block(Header))
            {
                writer.Line(Invocation(task, method, Argument) + ";");
                writer.Line(
                    isLambda && call.Resource.Pattern != IntegrationPattern.WaitForTaskToken
                        ? "return LambdaInvoke.WrapAsync(new(AslValue.Null), context);" : "return new(AslValue.Null);");
            }
        }

        string Emit(ExpressionPlan expression) => machine.Expressions.Emit(expression, context);

        string Argument(TaskParameter parameter)
        {
            if (parameter.Kind != TaskParameterKind.Data || input is not ObjectPlan template)
                return this.Argument(parameter, isLambda && input == call.Template ? $"LambdaInvoke.Payload({Emit(input)})" : Emit(input));
            if (parameter.Member is null) return conversions.New(parameter.Type!, name => Find(template, name) is { } member ? Emit(member) : null);
            var value = Find(template, parameter.Member);
            if (value is null && parameter.Default is { } otherwise) return otherwise;
            return $"TypedTask.Argument({(value is null ? "default" : Emit(value))}, {statics.Name(parameter.Member)}, {conversions.Reader(parameter.Type!)})";
        }
    }

    private static ExpressionPlan? Find(ObjectPlan template, string name) => template.Members.FirstOrDefault(member => member.Name == name)?.Value;

    private string? Call(TaskContract task, string method, Func<TaskParameter, string> argument)
    {
        var call = Invocation(task, method, argument);
        if (task is { Waiting: TaskWaiting.ValueTask, MayFail: false, Result: ScalarType { Reader: ContractTypes.AnyValueReader } }) return call;
        if (task.MayFail) return $"TypedTask.Result({call}, context{(task.Result is null ? "" : ", " + conversions.Writer(task.Result))})";
        if (task.Waiting == TaskWaiting.None) return task.Result is null ? null : $"new({conversions.Write(task.Result, call)})";
        return $"TypedTask.Result({call}{(task.Result is null ? "" : ", " + conversions.Writer(task.Result))})";
    }

    private static string Invocation(TaskContract task, string method, Func<TaskParameter, string> argument)
        => $"{method}({string.Join(", ", task.Parameters.Select(argument))})";

    private string Argument(TaskParameter parameter, string input) => parameter.Kind switch
    {
        TaskParameterKind.Context => "context",
        TaskParameterKind.Cancellation => "cancellationToken",
        _ when parameter.Member is null => conversions.Read(parameter.Type!, input),
        _ => $"TypedTask.Parameter({input}, {statics.Name(parameter.Member)}, {conversions.Reader(parameter.Type!)}{(parameter.Default is null ? "" : ", " + parameter.Default)})",
    };
}
