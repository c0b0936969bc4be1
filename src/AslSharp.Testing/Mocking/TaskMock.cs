namespace AslSharp.Testing;

/// <summary>
/// The answers of one Task state, given in the order of its attempts: a retry takes the next one. The last one is given again and again,
/// unless <see cref="Mocks.RepeatsLastAnswer"/> says otherwise.
/// </summary>
/// <example><code>mocks["Charge"].Fails("Lambda.TimeoutException").ReturnsJson("""{"id": 1}""");</code></example>
public sealed class TaskMock
{
    private readonly Mocks _mocks;
    private readonly List<Func<AslValue, TaskContext, MockAnswer>> _answers = [];
    private readonly List<(AslValue Input, TaskMock Mock)> _byInput = [];
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

    /// <summary>Then answers as a function decides.</summary>
    /// <param name="function">From the raw parameters and the attempt to the answer.</param>
    /// <returns>This mock.</returns>
    public TaskMock Answers(Func<AslValue, TaskContext, MockAnswer> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        lock (_mocks.Lock) _answers.Add(function);
        return this;
    }

    /// <summary>Answers of their own for one input: for iterations and branches, which come in no certain order.</summary>
    /// <param name="input">The task's raw parameters; compared as JSON.</param>
    /// <returns>The mock for that input.</returns>
    public TaskMock When(AslValue input)
    {
        lock (_mocks.Lock)
        {
            foreach (var (known, mock) in _byInput)
            {
                if (known == input) return mock;
            }

            var added = new TaskMock(_mocks, StateName);
            _byInput.Add((input, added));
            return added;
        }
    }

    /// <summary>Takes the next answer for an input; null when there is none (left).</summary>
    internal Func<AslValue, TaskContext, MockAnswer>? Next(AslValue input)
    {
        lock (_mocks.Lock)
        {
            foreach (var (known, mock) in _byInput)
            {
                if (known == input && mock.Next() is { } answer) return answer;
            }

            return Next();
        }
    }

    internal void Rewind()
    {
        _next = 0;
        foreach (var (_, mock) in _byInput) mock.Rewind();
    }

    private Func<AslValue, TaskContext, MockAnswer>? Next()
    {
        if (_next < _answers.Count) return _answers[_next++];
        return _mocks.RepeatsLastAnswer && _answers.Count > 0 ? _answers[^1] : null;
    }
}
