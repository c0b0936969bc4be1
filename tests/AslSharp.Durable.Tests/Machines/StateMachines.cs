namespace AslSharp.Durable.Tests.Machines;

[StateMachine("chain.asl.json")]
internal sealed partial class ChainStateMachine;

[StateMachine("waiting.asl.json")]
internal sealed partial class WaitingStateMachine;

[StateMachine("fan.asl.json")]
internal sealed partial class FanStateMachine;

[StateMachine("parent.asl.json")]
internal sealed partial class ParentStateMachine;
