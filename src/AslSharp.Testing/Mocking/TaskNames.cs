namespace AslSharp.Testing;

/// <summary>Finds the Task state that a test names, or says which one it may have meant.</summary>
internal static class TaskNames
{
    private const string ByToken = ".waitForTaskToken";
    private const string Activity = ":activity:";

    // More mistakes than this in a name make it another name.
    private const int MostMistakes = 3;

    /// <summary>Checks that a task may be mocked.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="name">The name or the place of a state.</param>
    /// <exception cref="MockException">The machine has no such state, or it is no Task state.</exception>
    internal static StateDescription Find(StateMachineDescription machine, string name)
    {
        if (machine.States.FirstOrDefault(state => state.Type == "Task" && (state.Name == name || state.Pointer == name)) is { } found) return found;
        var tasks = machine.States.Where(static state => state.Type == "Task").Select(static state => state.Name).Distinct(StringComparer.Ordinal).ToList();
        throw new MockException(machine.States.FirstOrDefault(state => state.Name == name || state.Pointer == name) is { } state
            ? $"The state '{name}' is a {state.Type} state, and only Task states are answered by a test{Listed(tasks)}"
            : $"The machine has no state '{name}'{Suggestion(tasks, name)}");
    }

    /// <summary>Checks that a task can be answered from outside.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="name">The name or the place of a state.</param>
    /// <exception cref="MockException">The machine has no such state, or it waits for no answer.</exception>
    internal static void FindAnswered(StateMachineDescription machine, string name)
    {
        var resource = Find(machine, name).Resource ?? "";
        if (!resource.EndsWith(ByToken, StringComparison.Ordinal) && !resource.Contains(Activity, StringComparison.Ordinal))
            throw new MockException(
                $"The task '{name}' ({resource}) waits for no answer from outside: it is neither a '{ByToken}' task nor an activity. Mock it: Mocks[\"{name}\"].");
    }

    private static string Suggestion(List<string> tasks, string name)
    {
        var nearest = tasks.Select(task => (Task: task, Distance: Distance(task.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(static near => near.Distance).FirstOrDefault();
        return nearest.Task is not null && nearest.Distance <= MostMistakes && nearest.Distance < name.Length
            ? $"; did you mean '{nearest.Task}'?" : Listed(tasks);
    }

    private static string Listed(List<string> tasks)
        => tasks.Count == 0
            ? "; the machine has no Task state." : $"; the machine's Task states are {string.Join(", ", tasks.Select(static task => $"'{task}'"))}.";

    /// <summary>How many characters must be put in, left out or replaced.</summary>
    private static int Distance(string left, string right)
    {
        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var letter in left)
        {
            var corner = above[0]++;
            for (var i = 1; i <= right.Length; i++)
            {
                var replaced = corner + (letter == right[i - 1] ? 0 : 1);
                corner = above[i];
                above[i] = Math.Min(replaced, Math.Min(above[i - 1], above[i]) + 1);
            }
        }

        return above[^1];
    }
}
