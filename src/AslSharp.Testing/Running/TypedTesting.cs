using System.Text.Json;
using AslSharp.Hosting;
using AslSharp.Runtime;

namespace AslSharp.Testing;

/// <summary>Tests in the C# types of a machine's contracts: its input and output, its tasks' parameters and results. The machine's own conversions are
/// used.</summary>
/// <example><code>
/// var tester = new StateMachineTester(OrderStateMachine.WithoutTasks());
/// tester.Mocks["Check Stock"].Returns(new Stock(3));
/// var run = await tester.RunAsync(new Order("A1"));
/// Assert.Equal(new Receipt("R1"), run.GetOutput&lt;Receipt&gt;());
/// </code></example>
public static class TypedTesting
{
    private const string LambdaInvokeAction = ":lambda:invoke";

    /// <summary>Runs an execution to its end. All mocks start with their first answer.</summary>
    /// <typeparam name="TInput">The type of the input, which the machine's class names.</typeparam>
    /// <param name="tester">The tester.</param>
    /// <param name="input">The execution's input.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended, and what happened on the way.</returns>
    /// <exception cref="ArgumentException">The machine writes no such type.</exception>
    /// <exception cref="MockException">A task was called that has no answer.</exception>
    /// <exception cref="StuckExecutionException">The execution waits for something that will never come.</exception>
    public static Task<TestRun> RunAsync<TInput>(this StateMachineTester tester, TInput input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tester);
        return tester.RunAsync(Write(tester.Conversions, input), cancellationToken);
    }

    /// <summary>Returns an object, as the task's method does: for <c>lambda:invoke</c> the envelope is put around it.</summary>
    /// <typeparam name="TResult">The type of the result, which a task of the machine returns.</typeparam>
    /// <param name="mock">The mock.</param>
    /// <param name="result">The result.</param>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    public static TaskMock Returns<TResult>(this TaskMock mock, TResult result)
    {
        ArgumentNullException.ThrowIfNull(mock);
        return mock.Answers((_, context) => Answer(mock, result, context));
    }

    /// <summary>Returns what a function makes of the task's input. A <see cref="StatesTaskException"/> it throws fails the task; any other exception ends the
    /// test run.</summary>
    /// <typeparam name="TInput">The type of the input, which a task of the machine takes; for <c>lambda:invoke</c> it is the payload's.</typeparam>
    /// <typeparam name="TResult">The type of the result, which a task of the machine returns.</typeparam>
    /// <param name="mock">The mock.</param>
    /// <param name="function">From the input to the result.</param>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    public static TaskMock Returns<TInput, TResult>(this TaskMock mock, Func<TInput, TResult> function)
    {
        ArgumentNullException.ThrowIfNull(mock);
        ArgumentNullException.ThrowIfNull(function);
        return mock.Answers(
            (input, context) => Answer(
                mock, function(Read<TInput>(mock.Conversions, IsEnvelope(context.Resource) ? LambdaInvoke.Payload(input) : input)), context));
    }

    /// <summary>The inputs of a task's attempts, in order.</summary>
    /// <typeparam name="TInput">The type of the input, which the task's method takes; for <c>lambda:invoke</c> it is the payload's.</typeparam>
    /// <param name="run">The run.</param>
    /// <param name="stateName">The Task state.</param>
    /// <returns>The inputs.</returns>
    /// <exception cref="ArgumentException">The machine reads no such type.</exception>
    /// <exception cref="JsonException">An input does not fit the type.</exception>
    public static IReadOnlyList<TInput> InputsOf<TInput>(this TestRun run, string stateName)
    {
        ArgumentNullException.ThrowIfNull(run);
        var isEnvelope = run.Machine.States.Any(state => state.Name == stateName && state.Resource is { } resource && IsEnvelope(resource));
        return [.. run.Calls.Where(call => call.StateName == stateName)
            .Select(call => Read<TInput>(run.Conversions, isEnvelope ? LambdaInvoke.Payload(call.Input) : call.Input))];
    }

    /// <summary>The output of an execution that succeeded.</summary>
    /// <typeparam name="TOutput">The type of the output, which the machine's class names.</typeparam>
    /// <param name="run">The run.</param>
    /// <returns>The output.</returns>
    /// <exception cref="ArgumentException">The machine reads no such type.</exception>
    /// <exception cref="ExecutionFailedException">The execution did not succeed.</exception>
    /// <exception cref="StateMachineTestException">The output does not fit the type: a task may have given something else than its method does.</exception>
    public static TOutput GetOutput<TOutput>(this TestRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var output = run.Result.GetOutput();
        try
        {
            return Read<TOutput>(run.Conversions, output);
        }
        catch (JsonException exception)
        {
            throw new StateMachineTestException($"The output is no {typeof(TOutput).Name}: {exception.Message}", run);
        }
    }

    private static MockAnswer Answer<TResult>(TaskMock mock, TResult result, TaskContext context)
    {
        var value = Write(mock.Conversions, result);
        // What comes by token has no envelope.
        var isEnvelope = IsEnvelope(context.Resource) && context.Descriptor.Pattern != TaskPattern.WaitForTaskToken;
        return MockAnswer.Return(isEnvelope ? LambdaInvoke.WrapAsync(new(value), context).Result : value);
    }

    private static bool IsEnvelope(string resource) => resource.Contains(LambdaInvokeAction, StringComparison.Ordinal);

    private static AslValue Write<T>(TypeConversions conversions, T value)
        => conversions.TryGetWriter<T>(out var write) ? write(value) : throw Unknown<T>("writes", "a task's result or the class's Input");

    private static T Read<T>(TypeConversions conversions, AslValue value)
        => conversions.TryGetReader<T>(out var read) ? read(value) : throw Unknown<T>("reads", "a task's parameter or the class's Output");

    private static ArgumentException Unknown<T>(string does, string place)
        => new($"No contract of the state machine {does} a {typeof(T).Name}: it must be the type of {place}. Values of any kind are AslValues.");
}
