using AslSharp.Hosting;
using AslSharp.Runtime;

namespace AslSharp.Testing;

/// <summary>
/// The answers of one Task state, given in the order of its attempts: a retry takes the next one. The last one is given again and again,
/// unless <see cref="Mocks.RepeatsLastAnswer"/> says otherwise.
/// </summary>
/// <example><code>
/// mocks["Charge"].Fails("Lambda.TimeoutException").ReturnsJson("""{"id": 1}""");
/// mocks["Approve"].After(TimeSpan.FromDays(2)).ReturnsJson("""{"approved": true}""");
/// mocks["Resize"].InIteration(3).Fails("CorruptImage");
/// </code></example>
public sealed class TaskMock
{
    private readonly Mocks _mocks;
    private readonly List<Func<AslValue, TaskContext, MockAnswer>> _answers = [];
    private readonly List<(Func<AslValue, TaskContext, bool> Condition, AslValue Input, int? Iteration, TaskMock Mock)> _special = [];
    private TimeSpan _after;
    private int _next;

    internal TaskMock(Mocks mocks, string stateName)
    {
        _mocks = mocks;
        StateName = stateName;
    }

    /// <summary>The Task state.</summary>
    public string StateName { get; }

    /// <summary>Then returns a raw result.</summary>
    /// <param name="result">The result; a string is a JSON string, see <see cref="ReturnsJson"/> for JSON text.</param>
    /// <returns>This mock.</returns>
    public TaskMock Returns(AslValue result) => Answers(MockAnswer.Return(result));

    /// <summary>Then returns a raw result, given as JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <returns>This mock.</returns>
    /// <exception cref="AslJsonException">The text is no JSON.</exception>
    public TaskMock ReturnsJson(string json) => Returns(AslValue.Parse(json));

    /// <summary>Then returns what a function makes of the task's input. A <see cref="StatesTaskException"/> it throws fails the task; any other exception ends the test run.</summary>
    /// <param name="function">From the raw parameters to the raw result.</param>
    /// <returns>This mock.</returns>
    public TaskMock Returns(Func<AslValue, AslValue> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Answers((input, _) => MockAnswer.Return(function(input)));
    }

    /// <summary>Then fails.</summary>
    /// <param name="error">The error name, or null for none.</param>
    /// <param name="cause">The cause, or null for none.</param>
    /// <returns>This mock.</returns>
    public TaskMock Fails(string? error, string? cause = null) => Answers(MockAnswer.Fail(error, cause));

    /// <summary>Then runs into the attempt's timeout or heartbeat.</summary>
    /// <returns>This mock.</returns>
    public TaskMock TimesOut() => Answers(MockAnswer.Timeout);

    /// <summary>Then gives these answers, one after the other.</summary>
    /// <param name="answers">The answers.</param>
    /// <returns>This mock.</returns>
    public TaskMock Answers(params ReadOnlySpan<MockAnswer> answers)
    {
        foreach (var answer in answers)
        {
            ArgumentNullException.ThrowIfNull(answer);
            Answers((_, _) => answer);
        }

        return this;
    }

    /// <summary>Then calls the machine's own task, as in production.</summary>
    /// <returns>This mock.</returns>
    public TaskMock CallsTask() => Answers(MockAnswer.CallTask);

    /// <summary>Lets the next answer take a time, in the clock's time. A bound of the attempt that is shorter makes it a timeout.</summary>
    /// <param name="time">How long; not negative.</param>
    /// <returns>This mock.</returns>
    public TaskMock After(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        lock (_mocks.Lock) _after = time;
        return this;
    }

    /// <summary>Then answers as a function decides.</summary>
    /// <param name="function">From the raw parameters and the attempt to the answer.</param>
    /// <returns>This mock.</returns>
    public TaskMock Answers(Func<AslValue, TaskContext, MockAnswer> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        lock (_mocks.Lock)
        {
            var after = _after;
            _after = TimeSpan.Zero;
            _answers.Add(after == TimeSpan.Zero ? function : (input, context) => function(input, context) with { After = after });
        }

        return this;
    }

    /// <summary>Forgets all answers: for a test that differs from what its class sets up.</summary>
    /// <returns>This mock.</returns>
    public TaskMock Reset()
    {
        lock (_mocks.Lock)
        {
            _answers.Clear();
            _special.Clear();
            _after = TimeSpan.Zero;
        }

        return this;
    }

    /// <summary>Answers of their own for one input: for iterations, branches and child executions, which come in no certain order.</summary>
    /// <param name="input">The task's raw parameters; compared as JSON.</param>
    /// <returns>The mock for that input.</returns>
    public TaskMock When(AslValue input)
    {
        lock (_mocks.Lock)
        {
            foreach (var special in _special)
            {
                if (!special.Input.IsUndefined && special.Input == input) return special.Mock;
            }

            return Add((actual, _) => actual == input, input, null);
        }
    }

    /// <summary>Answers of their own for inputs that meet a condition. The first condition that is met decides.</summary>
    /// <param name="condition">Judges the task's raw parameters.</param>
    /// <returns>The mock for those inputs.</returns>
    public TaskMock When(Predicate<AslValue> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        lock (_mocks.Lock) return Add((actual, _) => condition(actual), default, null);
    }

    /// <summary>Answers of their own for one iteration of the inline Map state around the task; of several Maps around it, the innermost.</summary>
    /// <param name="index">The iteration, from 0.</param>
    /// <returns>The mock for that iteration.</returns>
    public TaskMock InIteration(int index)
    {
        lock (_mocks.Lock)
        {
            foreach (var special in _special)
            {
                if (special.Iteration == index) return special.Mock;
            }

            return Add((_, context) => IterationOf(context) == index, default, index);
        }
    }

    /// <summary>The conversions of the machine that runs.</summary>
    internal TypeConversions Conversions => _mocks.Conversions;

    /// <summary>Whether it was given no answer at all.</summary>
    internal bool IsEmpty
    {
        get { lock (_mocks.Lock) return _answers.Count == 0; }
    }

    /// <summary>Takes the next answer for a call; null when there is none (left).</summary>
    internal Func<AslValue, TaskContext, MockAnswer>? Next(AslValue input, TaskContext context)
    {
        lock (_mocks.Lock)
        {
            foreach (var special in _special)
            {
                if (special.Condition(input, context) && special.Mock.Next() is { } answer) return answer;
            }

            return Next();
        }
    }

    internal void Rewind()
    {
        _next = 0;
        foreach (var special in _special) special.Mock.Rewind();
    }

    private TaskMock Add(Func<AslValue, TaskContext, bool> condition, AslValue input, int? iteration)
    {
        var mock = new TaskMock(_mocks, StateName);
        _special.Add((condition, input, iteration, mock));
        return mock;
    }

    private static int? IterationOf(TaskContext context)
    {
        for (var frame = context.Frame; frame is not null; frame = frame.Parent)
        {
            if (frame.IsIteration) return frame.Index;
        }

        return null;
    }

    private Func<AslValue, TaskContext, MockAnswer>? Next()
    {
        if (_next < _answers.Count) return _answers[_next++];
        return _mocks.RepeatsLastAnswer && _answers.Count > 0 ? _answers[^1] : null;
    }
}
