namespace AslSharp.DurableTask.Tests.Machines;

[StateMachine("chain.asl.json")]
internal sealed partial class ChainStateMachine;

[StateMachine("loop.asl.json")]
internal sealed partial class LoopStateMachine;

[StateMachine("fan.asl.json")]
internal sealed partial class FanStateMachine;

[StateMachine("waiting.asl.json")]
internal sealed partial class WaitingStateMachine;

[StateMachine("late.asl.json")]
internal sealed partial class LateStateMachine;

[StateMachine("limited.asl.json")]
internal sealed partial class LimitedStateMachine;

[StateMachine("parent.asl.json")]
internal sealed partial class ParentStateMachine;

[StateMachine("named.asl.json")]
internal sealed partial class NamedStateMachine;

[StateMachine("outer.asl.json")]
internal sealed partial class OuterStateMachine;

[StateMachine("stuck.asl.json")]
internal sealed partial class StuckStateMachine;

[StateMachine("reader.asl.json")]
internal sealed partial class ReaderStateMachine;

[StateMachine("writer.asl.json")]
internal sealed partial class WriterStateMachine;

[StateMachine("nothing.asl.json")]
internal sealed partial class NothingStateMachine;

[StateMachine("typed.asl.json", Input = typeof(Greeting), Output = typeof(string))]
internal sealed partial class TypedStateMachine;

internal partial interface ITypedTasks
{
    string Greet(string name, int times);
}

internal sealed record Greeting(string Name, int Times);
