namespace AslSharp.AspNetCore.Load;

[StateMachine("two-tasks.asl.json")]
internal sealed partial class TwoTasksStateMachine;

internal sealed class TwoTasks : ITwoTasksTasks
{
    public ValueTask<AslValue> FirstAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(AslValue.Of(1));

    public ValueTask<AslValue> SecondAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(AslValue.Of(2));
}
