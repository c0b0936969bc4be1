using System.Reflection;
using System.Text.Json;
using AslSharp.Hosting;
using AslSharp.Runtime;

namespace AslSharp.Conformance.Tests.Typed;

/// <summary>
/// A machine with types whose executions run on objects: the input is one, and each task's method is called with objects and gives one, which is
/// made of what the host answers.
/// </summary>
internal sealed class TypedCaseMachine : IStateMachine
{
    private readonly IStateMachine _machine;
    private readonly RecordedTasks? _tasks;
    private readonly Type? _input;

    internal TypedCaseMachine(Type machine)
    {
        var constructor = machine.GetConstructors().First();
        var tasks = constructor.GetParameters() is [{ ParameterType: { IsInterface: true } type }, _] ? type : null;
        _tasks = tasks is null ? null : RecordedTasks.Of(tasks);
        _machine = (IStateMachine)constructor.Invoke(tasks is null ? [null] : [_tasks, null]);
        _input = machine.BaseType is { IsGenericType: true } @base && @base.GenericTypeArguments[0] is var input && input != typeof(AslValue) ? input : null;
    }

    public StateMachineDescription Description => _machine.Description;

    /// <summary>How many inputs and results were objects.</summary>
    internal int Objects { get; private set; }

    /// <summary>Runs an execution over objects alone, where the machine can.</summary>
    /// <param name="input">Its input.</param>
    /// <param name="answers">What its tasks give, each at once.</param>
    /// <returns>Its output as JSON; null where the machine has no types for both, or no such way.</returns>
    internal async Task<string?> RunDirectlyAsync(AslValue input, Dictionary<string, Queue<AslValue>> answers)
    {
        const string Start = "TryRunDirectly";
        if (_input is null || _machine.GetType().GetMethod(Start, BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is null) return null;
        if (_tasks is not null) _tasks.Answers = answers;
        var run = _machine.GetType().GetMethods().Single(
            method => method.Name == "RunAsync" && method.GetParameters() is [{ ParameterType: var type }, _] && type == _input);
        var running = run.Invoke(_machine, [JsonSerializer.Deserialize(input.ToJson(), _input, RecordedTasks.Settings), CancellationToken.None])!;
        var task = (Task)running.GetType().GetMethod("AsTask")!.Invoke(running, null)!;
        await task.ConfigureAwait(false);
        return JsonSerializer.Serialize(task.GetType().GetProperty("Result")!.GetValue(task), RecordedTasks.Settings);
    }

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions()), input, cancellationToken);

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, ExecutionStart start, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions(), start), input, cancellationToken);

    public ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
        => _machine.ExecuteAsync(new TypedHost<THost>(host, this).ToHost(), _input is null ? input : ToObject(input, _input), cancellationToken);

    public ValueTask<ExecutionResult> ResumeAsync<THost>(THost host, AslValue input, ExecutionPosition position, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
        => _machine.ResumeAsync(host, input, position, cancellationToken);

    // A value that holds an object of C#.
    private AslValue ToObject(AslValue value, Type type)
    {
        Objects++;
        var @object = JsonSerializer.Deserialize(value.ToJson(), type, RecordedTasks.Settings);
        return (AslValue)typeof(TypedCaseMachine).GetMethod(nameof(Write), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type).Invoke(this, [@object])!;
    }

    private AslValue Write<T>(T value) => ((ITypedStateMachine)_machine).Conversions.TryGetWriter<T>(out var write) ? write(value)
        : throw new InvalidOperationException($"There is no writer of {typeof(T)}.");

    private sealed class TypedHost<THost>(THost inner, TypedCaseMachine machine) : HostDecorator<THost>(inner)
        where THost : struct, IExecutionHost
    {
        public override async ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        {
            var outcome = await Inner.RunTaskAsync(call, context, cancellationToken).ConfigureAwait(false);
            if (outcome.Failure is not null || machine._tasks is not { } tasks || context.TaskToken is not null) return outcome;
            if (tasks.ResultOf(context.StateName) is null) return outcome;
            // An envelope has more in it than the method gives.
            var isEnvelope = DerivedTypes.IsEnvelope(context.Resource);
            tasks.Answer = isEnvelope ? outcome.Value["Payload"] : outcome.Value;
            var result = await call.InvokeAsync(context, cancellationToken).ConfigureAwait(false);
            machine.Objects++;
            return isEnvelope ? outcome : TaskOutcome.Success(result);
        }
    }
}
