using AslSharp.Testing;

namespace AslSharp.Cli.Cases;

/// <summary>Reads the task answers of a recorded case.</summary>
internal static class RecordedTasks
{
    /// <summary>The mocks.</summary>
    /// <param name="tasks">The member <c>tasks</c>: answers by state name, in the order of the attempts.</param>
    internal static Mocks Read(AslValue tasks)
    {
        var mocks = new Mocks { RepeatsLastAnswer = false };
        foreach (var (state, answers) in tasks.IsObject ? tasks.Properties : [])
        {
            var mock = mocks[state.Text];
            foreach (var answer in answers.Items)
            {
                var when = answer["when"];
                (when.IsUndefined ? mock : mock.When(when)).Answers(Answer(answer));
            }
        }

        return mocks;
    }

    /// <summary>Lets the tasks that have no answers wait for ever, as they did while an execution was watched that never ended.</summary>
    internal static void LeaveUnanswered(Mocks mocks, IEnumerable<string> taskStates)
    {
        foreach (var state in taskStates) mocks[state].Answers(MockAnswer.Never);
    }

    private static MockAnswer Answer(AslValue answer)
    {
        var result = answer["return"];
        var kind = !result.IsUndefined ? MockAnswer.Return(result)
            : answer["timeout"] == AslValue.True ? MockAnswer.Timeout
            : MockAnswer.Fail(Text(answer["error"]), Text(answer["cause"]));
        return kind with { Submitted = answer["submitted"] };
    }

    private static string? Text(AslValue value) => value.TryGetString(out var text) ? text : null;
}
