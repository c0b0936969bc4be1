namespace AslSharp.Durable.Benchmarks.Machines;

[StateMachine("three-tasks.asl.json")]
internal sealed partial class ThreeTasksStateMachine;

[StateMachine("sleep.asl.json")]
internal sealed partial class SleepStateMachine;

internal sealed class ThreeTasks : IThreeTasksTasks
{
    public ValueTask<AslValue> FirstAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(AslValue.Of(1));

    public ValueTask<AslValue> SecondAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(AslValue.Of(2));

    public ValueTask<AslValue> ThirdAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(AslValue.Of(3));
}
