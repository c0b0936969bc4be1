namespace AslSharp.Compiler.Lowering;

/// <summary>The states that may follow a state.</summary>
internal static class Transitions
{
    /// <summary>Indexes of the states that may follow, with repetitions.</summary>
    public static IEnumerable<int> Of(LoweredState state)
    {
        switch (state)
        {
            case LoweredPassState pass: return One(pass.Next);
            case LoweredWaitState wait: return One(wait.Next);
            case LoweredTaskState task: return One(task.Next).Concat(Caught(task.Errors));
            case LoweredParallelState parallel: return One(parallel.Next).Concat(Caught(parallel.Errors));
            case LoweredMapState map: return One(map.Next).Concat(Caught(map.Errors));
            case LoweredChoiceState choice: return choice.Rules.Select(rule => rule.Next).Concat(One(choice.Default));
            default: return [];
        }
    }

    private static IEnumerable<int> One(int? next) => next is { } index ? [index] : [];

    private static IEnumerable<int> Caught(LoweredErrors errors) => errors.Catchers.Select(catcher => catcher.Next);
}
