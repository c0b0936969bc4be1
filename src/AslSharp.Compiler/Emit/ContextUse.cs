using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Finds out what a machine asks of the Context object, so that nothing is kept ready that nobody reads.</summary>
internal static class ContextUse
{
    /// <summary>Whether any path reads when a state was entered, be it as part of the whole.</summary>
    public static bool ReadsEnteredTime(ScopePlan scope)
        => scope.States.Any(state => Expressions.Of(state).Any(ReadsEnteredTime) || Expressions.Scopes(state).Any(ReadsEnteredTime));

    /// <summary>How many paths of an expression start from the Context object.</summary>
    public static int Count(ExpressionPlan? expression) => expression switch
    {
        PathPlan { Root: PathRoot.Context } => 1,
        ObjectPlan template => template.Members.Sum(member => Count(member.Value)),
        ArrayPlan array => array.Items.Sum(item => Count(item)),
        IntrinsicPlan call => call.Arguments.Sum(argument => Count(argument)),
        _ => 0,
    };

    private static bool ReadsEnteredTime(ExpressionPlan expression) => expression switch
    {
        PathPlan { Root: PathRoot.Context } path => MayRead(path, 0, "State") && MayRead(path, 1, "EnteredTime"),
        ObjectPlan template => template.Members.Any(member => ReadsEnteredTime(member.Value)),
        ArrayPlan array => array.Items.Any(ReadsEnteredTime),
        IntrinsicPlan call => call.Arguments.Any(ReadsEnteredTime),
        _ => false,
    };

    private static bool MayRead(PathPlan path, int at, string name)
        => path.Steps.Count <= at || path.Steps[at] is not NamesStepPlan names || names.Names.Contains(name);
}
