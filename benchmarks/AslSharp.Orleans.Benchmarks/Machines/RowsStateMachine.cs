namespace AslSharp.Orleans.Benchmarks.Machines;

[StateMachine("rows.asl.json")]
internal sealed partial class RowsStateMachine;
