namespace AslSharp.Testing;

/// <summary>Reads the task answers of a case.</summary>
internal static class CaseTasks
{
    private static readonly string[] Members = ["return", "error", "cause", "timeout", "submitted", "when", "after"];

    /// <summary>The mocks.</summary>
    /// <param name="tasks">The member <c>tasks</c>: answers by state name, in the order of the attempts.</param>
    internal static Mocks Read(AslValue tasks)
    {
        // The case has looked at the names itself, and says where in it a wrong one stands.
        var mocks = new Mocks { RepeatsLastAnswer = false, MayNameAnyState = true };
        foreach (var (state, answers) in tasks.IsObject ? tasks.Properties : [])
        {
            foreach (var ofInput in answers.Items.ToArray().GroupBy(static answer => answer["when"]))
            {
                var mock = mocks[state.Text];
                (ofInput.Key.IsUndefined ? mock : mock.When(ofInput.Key)).Answers([.. ofInput.Select(Answer)]);
            }
        }

        return mocks;
    }

    /// <summary>
    /// Lets tasks wait for ever once their answers are used up: a task that was still at work when a sibling failed, the execution timed
    /// out or nobody looked any more has no answer in the case.
    /// </summary>
    /// <param name="mocks">The mocks.</param>
    /// <param name="taskStates">The machine's Task states.</param>
    /// <returns>The calls that found no answer, in words; filled as the execution runs.</returns>
    internal static IReadOnlyList<string> LeaveUnanswered(Mocks mocks, IEnumerable<string> taskStates)
    {
        var unanswered = new List<string>();
        foreach (var state in taskStates)
        {
            mocks[state].Append((input, _) =>
            {
                unanswered.Add($"the task '{state}' has no answer (left) for {JsonComparison.Shorten(input)}");
                return MockAnswer.Never;
            });
        }

        return unanswered;
    }

    /// <summary>Why a value is no set of answers; null where it is one.</summary>
    internal static string? WhyNot(AslValue tasks)
    {
        if (!tasks.IsObject) return "its 'tasks' are no object of answers by state name.";
        foreach (var (state, answers) in tasks.Properties)
        {
            if (!answers.IsArray) return $"the answers of '{state.Text}' are no array.";
            foreach (var answer in answers.Items)
            {
                if (!answer.IsObject) return $"an answer of '{state.Text}' is no object.";
                foreach (var (member, _) in answer.Properties)
                {
                    if (!Members.Contains(member.Text))
                        return $"an answer of '{state.Text}' has a member '{member.Text}'; it may have {string.Join(", ", Members)}.";
                }
            }
        }

        return null;
    }

    private static MockAnswer Answer(AslValue answer)
    {
        var result = answer["return"];
        var kind = !result.IsUndefined ? MockAnswer.Return(result)
            : answer["timeout"] == AslValue.True ? MockAnswer.Timeout
            : MockAnswer.Fail(Text(answer["error"]), Text(answer["cause"]));
        return kind with
        {
            Submitted = answer["submitted"],
            After = answer["after"].TryGetDouble(out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero
        };
    }

    private static string? Text(AslValue value) => value.TryGetString(out var text) ? text : null;
}
