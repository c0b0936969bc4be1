using AslSharp.Testing;

namespace AslSharp.Cli.Serving;

/// <summary>
/// Answers the tasks of served machines from a mock file, each execution from the first answer on. The last answer of a state counts for all calls
/// that follow. Callbacks are not answered: whoever has the token does that, such as a person on the page.
/// </summary>
/// <param name="file">The mock file; null for none.</param>
/// <param name="testCase">The test case; null for the first one of each machine.</param>
/// <param name="taskTime">How long each task takes.</param>
internal sealed class MockedTasks(MockConfigFile? file, string? testCase, TimeSpan taskTime)
{
    private const int MostExecutions = 10_000;
    private const string NestedExecution = "arn:aws:states:::states:startExecution";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Mocks> _mocks = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>The handlers of all tasks, but for those that start executions of other machines.</summary>
    internal ServiceHandlers AnswerAll(IEnumerable<StateDescription> states)
    {
        var services = new ServiceHandlers();
        foreach (var resource in states.Select(static state => state.Resource).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (!resource.StartsWith(NestedExecution, StringComparison.Ordinal)) services.Add(resource, AnswerAsync);
        }

        return services;
    }

    /// <summary>The activities of tasks that no mock answers: their tasks wait for workers. Null for none.</summary>
    /// <param name="machines">The machines, by the names that the mock file calls them.</param>
    internal ActivityTasks? LeaveToWorkers(IEnumerable<(string Name, IEnumerable<StateDescription> States)> machines)
    {
        var activities = machines
            .SelectMany(
                machine => machine.States.Where(static state => state.Resource is { } resource && IsActivity(resource)),
                (machine, state) => (Activity: state.Resource!, IsMocked: OpenMocks(machine.Name)?.Find(state.Name) is not null))
            .GroupBy(static task => task.Activity, StringComparer.Ordinal)
            .Where(static tasks => !tasks.Any(static task => task.IsMocked))
            .Select(static tasks => tasks.Key)
            .ToArray();
        return activities.Length == 0 ? null : new ActivityTasks(activities);
    }

    private static bool IsActivity(string resource) => resource.Contains(":activity:", StringComparison.Ordinal);

    private async ValueTask<AslValue> AnswerAsync(AslValue parameters, TaskContext context, CancellationToken cancellationToken)
    {
        // What an activity's own method returns is the activity's result.
        if (context.TaskToken is not null && !IsActivity(context.Resource)) return AslValue.EmptyObject;
        if (taskTime > TimeSpan.Zero) await Task.Delay(taskTime, cancellationToken).ConfigureAwait(false);
        var answer = MocksOf(context.ExecutionArn)?.Find(context.StateName)?.Next(parameters, context)?.Invoke(parameters, context)
            ?? throw new StatesTaskException("Mock.Missing", $"No mock answers the state '{context.StateName}': name it in a test case of the mock file.");
        return answer.Kind == MockAnswerKind.Return ? answer.Result : throw new StatesTaskException(answer.Error ?? "States.TaskFailed", answer.Cause);
    }

    private Mocks? MocksOf(string executionArn)
    {
        if (file is null) return null;
        lock (_gate)
        {
            if (_mocks.TryGetValue(executionArn, out var mocks)) return mocks;
            // Behind the region and the account: execution, the machine (and the run that it is a child of), the name.
            var machine = executionArn.Split(':')[6].Split('/')[0];
            if (OpenMocks(machine) is not { } opened) return null;
            mocks = opened;
            _mocks.Add(executionArn, mocks);
            _order.Enqueue(executionArn);
            if (_order.Count > MostExecutions) _mocks.Remove(_order.Dequeue());
            return mocks;
        }
    }

    private Mocks? OpenMocks(string machine)
        => file is not null && (testCase ?? file.TestCases(machine).FirstOrDefault()) is { } name ? file.Mocks(machine, name, repeatsLastAnswer: true) : null;
}
