using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>The states that may follow a state.</summary>
internal static class Transitions
{
    /// <summary>Indexes of the states that may follow, with repetitions.</summary>
    public static IEnumerable<int> Of(StatePlan state)
    {
        switch (state)
        {
            case PassStatePlan pass: return One(pass.Next);
            case WaitStatePlan wait: return One(wait.Next);
            case TaskStatePlan task: return One(task.Next).Concat(Caught(task.Errors));
            case ParallelStatePlan parallel: return One(parallel.Next).Concat(Caught(parallel.Errors));
            case MapStatePlan map: return One(map.Next).Concat(Caught(map.Errors));
            case ChoiceStatePlan choice: return choice.Rules.Select(rule => rule.Next).Concat(One(choice.Default));
            default: return [];
        }
    }

    private static IEnumerable<int> One(int? next) => next is { } index ? [index] : [];

    private static IEnumerable<int> Caught(ErrorHandlingPlan errors) => errors.Catchers.Select(catcher => catcher.Next);
}
