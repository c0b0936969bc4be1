namespace AslSharp.Cli;

/// <summary>Answers of tasks on the command line: <c>State=JSON</c>.</summary>
internal static class Answers
{
    /// <summary>How the help writes one.</summary>
    internal const string HelpName = "STATE=JSON";

    /// <summary>Reads answers.</summary>
    /// <param name="answers">What the command line says.</param>
    /// <param name="tasks">The names of the Task states that there are.</param>
    /// <exception cref="UsageException">One is of another form, or for a state that is not there.</exception>
    internal static IEnumerable<(string State, AslValue Value)> Read(string[] answers, IReadOnlyCollection<string> tasks)
    {
        foreach (var answer in answers)
        {
            var (name, json) = Split(answer, tasks);
            yield return AslValue.TryParse(json, out var value, out var problem)
                ? (name, value)
                : throw new UsageException($"--mock {name}: the answer is no JSON, in which a text stands in quotation marks: {problem!.Message}", problem);
        }
    }

    private static (string Name, string Json) Split(string answer, IReadOnlyCollection<string> tasks)
    {
        // Names of states may hold an equals sign, and JSON may too.
        for (var i = answer.IndexOf('=', StringComparison.Ordinal); i >= 0; i = answer.IndexOf('=', i + 1))
        {
            if (tasks.Contains(answer[..i])) return (answer[..i], answer[(i + 1)..]);
        }

        var end = answer.IndexOf('=', StringComparison.Ordinal);
        if (end < 0) throw new UsageException("--mock takes the name of a Task state, = and its answer as JSON: \"Check Stock={}\".");
        throw new UsageException($"--mock: there is no Task state '{answer[..end]}'.{DidYouMean.Ask(answer[..end], tasks)}");
    }
}
