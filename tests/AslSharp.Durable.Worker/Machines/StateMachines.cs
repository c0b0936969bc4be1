namespace AslSharp.Durable.Worker.Machines;

[StateMachine("chain.asl.json")]
internal sealed partial class ChainStateMachine;

[StateMachine("retries.asl.json")]
internal sealed partial class RetriesStateMachine;

[StateMachine("loop.asl.json")]
internal sealed partial class LoopStateMachine;

[StateMachine("branches.asl.json")]
internal sealed partial class BranchesStateMachine;

[StateMachine("items.asl.json")]
internal sealed partial class ItemsStateMachine;

[StateMachine("rows.asl.json")]
internal sealed partial class RowsStateMachine;

[StateMachine("quickRows.asl.json")]
internal sealed partial class QuickRowsStateMachine;

[StateMachine("pauses.asl.json")]
internal sealed partial class PausesStateMachine;

[StateMachine("question.asl.json")]
internal sealed partial class QuestionStateMachine;

[StateMachine("errand.asl.json")]
internal sealed partial class ErrandStateMachine;

[StateMachine("parent.asl.json")]
internal sealed partial class ParentStateMachine;
