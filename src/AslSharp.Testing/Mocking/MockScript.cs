namespace AslSharp.Testing;

/// <summary>The answers of one Task state that are in force, and how far a run has come with them. Used under the lock of the mocks.</summary>
/// <param name="name">The state, and which of its calls these answers are for; for messages.</param>
internal sealed class MockScript(string name)
{
    private readonly List<Special> _special = [];
    private List<Func<AslValue, TaskContext, MockAnswer>> _answers = [];
    private int _next;

    /// <summary>Whether there is no answer at all, but for those with a condition.</summary>
    internal bool IsEmpty => _answers.Count == 0;

    /// <summary>Adds an answer.</summary>
    /// <param name="setUp">The set-up that the answer goes on with; null for one that begins here and replaces the one before.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>The set-up, to go on with.</returns>
    /// <exception cref="InvalidOperationException">The set-up has been replaced.</exception>
    internal List<Func<AslValue, TaskContext, MockAnswer>> Add(
        List<Func<AslValue, TaskContext, MockAnswer>>? setUp, Func<AslValue, TaskContext, MockAnswer> answer)
    {
        if (setUp is null) _answers = [];
        else if (setUp != _answers) throw new InvalidOperationException($"The answers of {name} that this one is to follow have been replaced by others.");
        _answers.Add(answer);
        return _answers;
    }

    /// <summary>Adds an answer behind all others.</summary>
    internal void Append(Func<AslValue, TaskContext, MockAnswer> answer) => _answers.Add(answer);

    internal void Clear()
    {
        _answers = [];
        _special.Clear();
    }

    internal MockScript When(AslValue input)
        => _special.Find(special => !special.Input.IsUndefined && special.Input == input)?.Script
            ?? Add($"{name} for {JsonComparison.Shorten(input)}", (actual, _) => actual == input, input, null);

    internal MockScript When(Predicate<AslValue> condition) => Add($"{name} under a condition", (actual, _) => condition(actual), default, null);

    internal MockScript InIteration(int index)
        => _special.Find(special => special.Iteration == index)?.Script
            ?? Add($"{name} in iteration {index}", (_, context) => IterationOf(context) == index, default, index);

    /// <summary>Takes the next answer for a call; null when there is none (left).</summary>
    /// <param name="input">The raw parameters.</param>
    /// <param name="context">The attempt.</param>
    /// <param name="repeatsLast">Whether the last answer is given again and again.</param>
    internal Func<AslValue, TaskContext, MockAnswer>? Next(AslValue input, TaskContext context, bool repeatsLast)
    {
        // As with the answers themselves, what was said last counts.
        for (var i = _special.Count - 1; i >= 0; i--)
        {
            if (_special[i].Condition(input, context) && _special[i].Script.Next(input, context, repeatsLast) is { } answer) return answer;
        }

        if (_next < _answers.Count) return _answers[_next++];
        return repeatsLast && _answers.Count > 0 ? _answers[^1] : null;
    }

    internal void Rewind()
    {
        _next = 0;
        foreach (var special in _special) special.Script.Rewind();
    }

    /// <summary>The answers that nobody asked for since the last rewind, in words.</summary>
    internal IEnumerable<string> Unused()
    {
        if (_next < _answers.Count)
            yield return $"{name} gave {(_next == 0 ? "none" : $"{_next}")} of its {_answers.Count} {(_answers.Count == 1 ? "answer" : "answers")}";
        foreach (var unused in _special.SelectMany(special => special.Script.Unused())) yield return unused;
    }

    private MockScript Add(string specialName, Func<AslValue, TaskContext, bool> condition, AslValue input, int? iteration)
    {
        var script = new MockScript(specialName);
        _special.Add(new Special(condition, input, iteration, script));
        return script;
    }

    private static int? IterationOf(TaskContext context)
    {
        for (var frame = context.Frame; frame is not null; frame = frame.Parent)
        {
            if (frame.IsIteration) return frame.Index;
        }

        return null;
    }

    private sealed record Special(Func<AslValue, TaskContext, bool> Condition, AslValue Input, int? Iteration, MockScript Script);
}
