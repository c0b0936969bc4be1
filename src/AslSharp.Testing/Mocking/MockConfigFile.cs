using System.Globalization;

namespace AslSharp.Testing;

/// <summary>A <c>MockConfigFile.json</c> of Step Functions Local, read as it is (reference 15).</summary>
/// <remarks>Responses are raw task results, or errors, by the number of the state's call within the execution; a call beyond them ends
/// the run with <see cref="MockException"/>.</remarks>
public sealed class MockConfigFile
{
    private readonly AslValue _machines;
    private readonly AslValue _responses;

    private MockConfigFile(AslValue machines, AslValue responses)
    {
        _machines = machines;
        _responses = responses;
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The file.</returns>
    /// <exception cref="AslJsonException">The text is no JSON.</exception>
    /// <exception cref="FormatException">The JSON is no mock file.</exception>
    public static MockConfigFile Parse(string json)
    {
        var root = AslValue.Parse(json);
        if (!root.IsObject || !root["StateMachines"].IsObject) throw new FormatException("A mock file is an object with the member 'StateMachines'.");
        var responses = root["MockedResponses"];
        return new MockConfigFile(root["StateMachines"], responses.IsObject ? responses : AslValue.EmptyObject);
    }

    /// <summary>The mocks of a test case.</summary>
    /// <param name="stateMachine">The machine's name. Where the file does not know it, the only machine that has the test case is taken.</param>
    /// <param name="testCase">The test case's name.</param>
    /// <returns>The mocks.</returns>
    /// <exception cref="FormatException">There is no such case, or what it names is missing or malformed.</exception>
    public Mocks Mocks(string stateMachine, string testCase) => Mocks(stateMachine, testCase, repeatsLastAnswer: false);

    /// <summary>The names of the test cases of a machine, in the order of the file.</summary>
    internal IEnumerable<string> TestCases(string stateMachine)
    {
        var cases = _machines[stateMachine]["TestCases"];
        return cases.IsObject ? [.. cases.Properties.ToArray().Select(static each => each.Name.Text)] : [];
    }

    /// <inheritdoc cref="Mocks(string, string)"/>
    internal Mocks Mocks(string stateMachine, string testCase, bool repeatsLastAnswer)
    {
        var mocks = new Mocks { RepeatsLastAnswer = repeatsLastAnswer, MayNameAnyState = true };
        foreach (var (state, response) in FindCase(stateMachine, testCase).Properties)
        {
            if (!response.TryGetString(out var name))
                throw new FormatException($"The state '{state.Text}' of the test case '{testCase}' must name a response.");
            var answers = _responses[name];
            if (!answers.IsObject)
                throw new FormatException($"The file has no response '{name}', which the state '{state.Text}' of the test case '{testCase}' names.");
            Add(mocks[state.Text], name, answers);
        }

        return mocks;
    }

    private AslValue FindCase(string stateMachine, string testCase)
    {
        var own = _machines[stateMachine]["TestCases"][testCase];
        if (own.IsObject) return own;
        var found = new List<AslValue>();
        foreach (var machine in _machines.Properties)
        {
            var candidate = machine.Value["TestCases"][testCase];
            if (candidate.IsObject) found.Add(candidate);
        }

        return found.Count switch
        {
            1 => found[0],
            0 => throw new FormatException($"The mock file has no test case '{testCase}'."),
            _ => throw new FormatException($"Several state machines of the mock file have a test case '{testCase}', and none is called '{stateMachine}'."),
        };
    }

    private static void Add(TaskMock mock, string response, AslValue answers)
    {
        var ranges = new List<(int First, int Last, MockAnswer Answer)>();
        foreach (var (key, answer) in answers.Properties)
        {
            var (first, last) = Range(response, key.Text);
            ranges.Add((first, last, Answer(response, key.Text, answer)));
        }

        ranges.Sort((left, right) => left.First.CompareTo(right.First));
        var inOrder = new List<MockAnswer>();
        foreach (var (first, last, answer) in ranges)
        {
            if (first != inOrder.Count)
                throw new FormatException($"The response '{response}' must have an answer for call {inOrder.Count}: its numbers must follow one another.");
            inOrder.AddRange(Enumerable.Repeat(answer, last - first + 1));
        }

        mock.Answers([.. inOrder]);
    }

    private static (int First, int Last) Range(string response, string key)
    {
        var dash = key.IndexOf('-', StringComparison.Ordinal);
        var first = dash < 0 ? key : key[..dash];
        var last = dash < 0 ? key : key[(dash + 1)..];
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from <= to
            ? (from, to)
            : throw new FormatException($"The key '{key}' of the response '{response}' must be a number such as \"0\" or a range such as \"1-2\".");
    }

    private static MockAnswer Answer(string response, string key, AslValue answer)
    {
        var result = answer["Return"];
        var thrown = answer["Throw"];
        if (result.IsUndefined == thrown.IsUndefined)
            throw new FormatException($"The answer '{key}' of the response '{response}' must have either 'Return' or 'Throw'.");
        return thrown.IsUndefined ? MockAnswer.Return(result) : MockAnswer.Fail(Text(thrown["Error"]), Text(thrown["Cause"]));
    }

    private static string? Text(AslValue value) => value.TryGetString(out var text) ? text : null;
}
