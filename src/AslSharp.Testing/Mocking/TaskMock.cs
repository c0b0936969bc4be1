using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AslSharp.Runtime;

namespace AslSharp.Testing;

/// <summary>
/// The answers of one Task state. An answer that is set up replaces those that were set up before; what is called on the mock that it returns
/// follows it: so a sequence is one chain of calls, given in the order of the attempts, and a retry takes the next answer. The last one is
/// given again and again, unless <see cref="Mocks.RepeatsLastAnswer"/> says otherwise.
/// </summary>
/// <example><code>
/// mocks["Charge"].Fails("Lambda.TimeoutException").ReturnsJson("""{"id": 1}""");
/// mocks["Approve"].After(TimeSpan.FromDays(2)).ReturnsJson("""{"approved": true}""");
/// mocks["Resize"].InIteration(3).Fails("CorruptImage");
/// </code></example>
public sealed class TaskMock
{
    private readonly Mocks _mocks;
    private readonly MockScript _script;
    private readonly List<Func<AslValue, TaskContext, MockAnswer>>? _setUp;
    private readonly TimeSpan _after;

    internal TaskMock(Mocks mocks, string stateName)
        : this(mocks, stateName, new MockScript($"'{stateName}'"))
    {
    }

    private TaskMock(Mocks mocks, string stateName, MockScript script, List<Func<AslValue, TaskContext, MockAnswer>>? setUp = null, TimeSpan after = default)
    {
        _mocks = mocks;
        StateName = stateName;
        _script = script;
        _setUp = setUp;
        _after = after;
    }

    /// <summary>The Task state.</summary>
    public string StateName { get; }

    /// <summary>Returns a raw result.</summary>
    /// <param name="result">The result; a string is a JSON string, see <see cref="ReturnsJson"/> for JSON text.</param>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    public TaskMock Returns(AslValue result) => Answers(MockAnswer.Return(result));

    /// <summary>Returns a raw result, given as JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    /// <exception cref="AslJsonException">The text is no JSON.</exception>
    public TaskMock ReturnsJson(string json) => Returns(AslValue.Parse(json));

    /// <summary>Returns an object as a raw result.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <param name="value">The object.</param>
    /// <param name="typeInfo">How it is written: <c>OrderJson.Default.Payment</c> of a <c>JsonSerializerContext</c>.</param>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    public TaskMock Returns<T>(T value, JsonTypeInfo<T> typeInfo) => Returns(AslValue.From(JsonSerializer.SerializeToElement(value, typeInfo)));

    /// <summary>Returns what a function makes of the task's input. A <see cref="StatesTaskException"/> it throws fails the task; any other exception ends the
    /// test run.</summary>
    /// <param name="function">From the raw parameters to the raw result.</param>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    public TaskMock Returns(Func<AslValue, AslValue> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Answers((input, _) => MockAnswer.Return(function(input)));
    }

    /// <summary>Fails.</summary>
    /// <param name="error">The error name, or null for none.</param>
    /// <param name="cause">The cause, or null for none.</param>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    public TaskMock Fails(string? error, string? cause = null) => Answers(MockAnswer.Fail(error, cause));

    /// <summary>Runs into the attempt's timeout or heartbeat.</summary>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    public TaskMock TimesOut() => Answers(MockAnswer.Timeout);

    /// <summary>Gives these answers, one after the other.</summary>
    /// <param name="answers">The answers.</param>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    public TaskMock Answers(params ReadOnlySpan<MockAnswer> answers)
    {
        var mock = this;
        foreach (var answer in answers)
        {
            ArgumentNullException.ThrowIfNull(answer);
            mock = mock.Answers((_, _) => answer);
        }

        return mock;
    }

    /// <summary>Calls the machine's own task, as in production.</summary>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    public TaskMock CallsTask() => Answers(MockAnswer.CallTask);

    /// <summary>Lets the next answer take a time, in the clock's time. A bound of the attempt that is shorter makes it a timeout.</summary>
    /// <param name="time">How long; not negative.</param>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    public TaskMock After(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return new TaskMock(_mocks, StateName, _script, _setUp, time);
    }

    /// <summary>Answers as a function decides.</summary>
    /// <param name="function">From the raw parameters and the attempt to the answer.</param>
    /// <returns>The mock to go on with: what is set up on it follows.</returns>
    public TaskMock Answers(Func<AslValue, TaskContext, MockAnswer> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var after = _after;
        Func<AslValue, TaskContext, MockAnswer> answer = after == TimeSpan.Zero
            ? function : (input, context) => function(input, context) with { After = after };
        lock (_mocks.Lock) return new TaskMock(_mocks, StateName, _script, _script.Add(_setUp, answer));
    }

    /// <summary>Forgets all answers, also those for an input or an iteration: the task has no mock then.</summary>
    /// <returns>The mock without answers.</returns>
    public TaskMock Reset()
    {
        lock (_mocks.Lock) _script.Clear();
        return new TaskMock(_mocks, StateName, _script);
    }

    /// <summary>Answers of their own for one input: for iterations, branches and child executions, which come in no certain order.</summary>
    /// <param name="input">The task's raw parameters; compared as JSON.</param>
    /// <returns>The mock for that input.</returns>
    public TaskMock When(AslValue input)
    {
        lock (_mocks.Lock) return new TaskMock(_mocks, StateName, _script.When(input));
    }

    /// <summary>Answers of their own for inputs that meet a condition. Of several conditions that are met, the one set up last decides.</summary>
    /// <param name="condition">Judges the task's raw parameters.</param>
    /// <returns>The mock for those inputs.</returns>
    public TaskMock When(Predicate<AslValue> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        lock (_mocks.Lock) return new TaskMock(_mocks, StateName, _script.When(condition));
    }

    /// <summary>Answers of their own for one iteration of the inline Map state around the task; of several Maps around it, the innermost.</summary>
    /// <param name="index">The iteration, from 0.</param>
    /// <returns>The mock for that iteration.</returns>
    public TaskMock InIteration(int index)
    {
        lock (_mocks.Lock) return new TaskMock(_mocks, StateName, _script.InIteration(index));
    }

    /// <summary>The conversions of the machine that runs.</summary>
    internal TypeConversions Conversions => _mocks.Conversions;

    /// <summary>Whether it was given no answer at all.</summary>
    internal bool IsEmpty
    {
        get { lock (_mocks.Lock) return _script.IsEmpty; }
    }

    /// <summary>Takes the next answer for a call; null when there is none (left).</summary>
    internal Func<AslValue, TaskContext, MockAnswer>? Next(AslValue input, TaskContext context)
    {
        lock (_mocks.Lock) return _script.Next(input, context, _mocks.RepeatsLastAnswer);
    }

    /// <summary>Adds an answer behind all others.</summary>
    internal void Append(Func<AslValue, TaskContext, MockAnswer> answer)
    {
        lock (_mocks.Lock) _script.Append(answer);
    }

    internal void Rewind() => _script.Rewind();

    /// <summary>The answers that nobody asked for in the last run, in words.</summary>
    internal IEnumerable<string> Unused() => _script.Unused();
}
