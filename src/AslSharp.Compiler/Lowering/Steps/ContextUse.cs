using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>Finds out what a machine asks of the Context object, so that nothing is kept ready that nobody reads.</summary>
internal static class ContextUse
{
    private const string States = "$states";

    private static readonly string[] OtherMembers =
    [
        ".input", ".result", ".errorOutput", ".context.Execution", ".context.StateMachine", ".context.Task", ".context.Map",
        ".context.State.Name", ".context.State.RetryCount",
    ];

    /// <summary>Whether any path reads when a state was entered, be it as part of the whole.</summary>
    public static bool ReadsEnteredTime(LoweredScope scope)
        => scope.States.Any(state => StateExpressions.Of(state).Any(ReadsEnteredTime) || StateExpressions.Scopes(state).Any(ReadsEnteredTime));

    private static bool ReadsEnteredTime(ExpressionPlan expression) => expression switch
    {
        PathPlan { Root: PathRoot.Context } path => MayRead(path, 0, "State") && MayRead(path, 1, "EnteredTime"),
        ObjectPlan template => template.Members.Any(member => ReadsEnteredTime(member.Value)),
        ArrayPlan array => array.Items.Any(ReadsEnteredTime),
        IntrinsicPlan call => call.Arguments.Any(ReadsEnteredTime),
        JsonataPlan jsonata => ReadsEnteredTime(jsonata.Source),
        _ => false,
    };

    // From the text: whatever is not surely another member may be the time.
    private static bool ReadsEnteredTime(string source)
    {
        for (var start = source.IndexOf(States, StringComparison.Ordinal); start >= 0; start = source.IndexOf(States, start + 1, StringComparison.Ordinal))
        {
            var at = start + States.Length;
            if (!OtherMembers.Any(member => string.CompareOrdinal(source, at, member, 0, member.Length) == 0 && !IsNamePart(source, at + member.Length)))
                return true;
        }

        return false;
    }

    private static bool IsNamePart(string text, int at) => at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');

    private static bool MayRead(PathPlan path, int at, string name)
        => path.Steps.Count <= at || path.Steps[at] is not NamesStepPlan names || names.Names.Contains(name);
}
