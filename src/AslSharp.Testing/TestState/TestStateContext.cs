namespace AslSharp.Testing;

/// <summary>Which Context objects TestState takes (reference 6, 14).</summary>
internal static class TestStateContext
{
    private static readonly Dictionary<string, Dictionary<string, Func<AslValue, string?>>> Members = new(StringComparer.Ordinal)
    {
        ["Execution"] = new(StringComparer.Ordinal)
        {
            ["Id"] = Text,
            ["Input"] = Any,
            ["Name"] = Text,
            ["RoleArn"] = Text,
            ["StartTime"] = Text,
            ["RedriveCount"] = Number,
            ["RedriveTime"] = Text,
        },
        ["State"] = new(StringComparer.Ordinal) { ["EnteredTime"] = Text, ["Name"] = Text, ["RetryCount"] = Number },
        ["StateMachine"] = new(StringComparer.Ordinal) { ["Id"] = Text, ["Name"] = Text },
        ["Task"] = new(StringComparer.Ordinal) { ["Token"] = Text },
    };

    /// <summary>Looks at a Context object.</summary>
    /// <param name="context">The object; undefined for none.</param>
    /// <param name="state">The state that is to see it.</param>
    /// <exception cref="TestStateException">It is refused.</exception>
    internal static void Check(AslValue context, StateDescription state)
    {
        if (context.IsUndefined) return;
        if (!context.IsObject) throw Refused("The Context object must be an object");
        foreach (var (name, value) in context.Properties)
        {
            if (name.Text == "Map") throw Refused("'Map' field is not supported when mocking a Context object");
            if (!Members.TryGetValue(name.Text, out var members)) throw Refused($"Field '{name.Text}' is not allowed");
            if (!value.IsObject) throw Refused($"Field '{name.Text}' must be an object");
            foreach (var (member, content) in value.Properties)
            {
                if (!members.TryGetValue(member.Text, out var problem)) throw Refused($"Field '{member.Text}' is not allowed");
                if (problem(content) is { } what) throw Refused($"Field '{member.Text}' {what}");
            }
        }

        if (context["Task"].IsUndefined) return;
        var isCallback = state.Type == "Task"
            && (state.Resource!.Contains(".sync", StringComparison.Ordinal) || state.Resource.EndsWith(".waitForTaskToken", StringComparison.Ordinal));
        if (!isCallback)
            throw Refused("Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern");
    }

    private static string? Text(AslValue value) => value.IsString ? null : "must be a string";

    private static string? Number(AslValue value) => value.IsNumber ? null : "must be a number";

    private static string? Any(AslValue value) => null;

    private static TestStateException Refused(string what) => TestStateRules.Refused($"Invalid Context object provided: {what}");
}
