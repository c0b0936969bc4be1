using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>What a step does: the emitter prints each by itself, in a line or two.</summary>
public abstract record OperationPlan
{
    /// <summary>The field of the state that it stands for, for line mapping; null for the state as a whole.</summary>
    public string? Field { get; init; }
}

/// <summary>The state is entered.</summary>
/// <param name="State">Its name.</param>
/// <param name="Type">Its type, as <c>Type</c> names it.</param>
/// <param name="NotesTime">Whether somebody may ask when it was entered.</param>
public sealed record EnterPlan(string State, string Type, bool NotesTime) : OperationPlan;

/// <summary>The state is left.</summary>
/// <param name="Type">Its type, as <c>Type</c> names it.</param>
public sealed record ExitPlan(string Type) : OperationPlan;

/// <summary>The document is put together from what is held apart; from here on nothing is held.</summary>
public sealed record PutTogetherPlan : OperationPlan;

/// <summary>What is held apart is let go of.</summary>
public sealed record ReleasePlan : OperationPlan;

/// <summary>A slot gets the value of an expression.</summary>
/// <param name="Target">The slot.</param>
/// <param name="Value">The value.</param>
public sealed record SetPlan(Slot Target, ValuePlan Value) : OperationPlan;

/// <summary>The document becomes what another slot holds.</summary>
/// <param name="Source">The other slot.</param>
public sealed record ReplacePlan(Slot Source) : OperationPlan;

/// <summary>A slot gets what another one holds.</summary>
/// <param name="Target">The slot.</param>
/// <param name="Source">The other slot.</param>
public sealed record TakePlan(Slot Target, Slot Source) : OperationPlan;

/// <summary>A value is written into the document.</summary>
/// <param name="Path">Where.</param>
/// <param name="Source">The slot that holds it.</param>
public sealed record WritePlan(ResultPathPlan Path, Slot Source) : OperationPlan;

/// <summary>A value is held apart as a member of the document.</summary>
/// <param name="Member">The member.</param>
/// <param name="Path">The path that writes it.</param>
/// <param name="Source">The slot that holds it.</param>
public sealed record HoldPlan(string Member, ResultPathPlan Path, Slot Source) : OperationPlan;

/// <summary>The document becomes an object whose members are all held apart.</summary>
/// <param name="Members">The members, each with its value.</param>
public sealed record HoldAllPlan(EquatableArray<MemberPlan> Members, ReadsPlan Reads) : OperationPlan
{
    /// <summary>Whether other members are held, which are let go of.</summary>
    public bool Releases { get; init; }
}

/// <summary>The values of an <c>Assign</c> are computed, all from what the state sees at its entry.</summary>
/// <param name="Key">Ties it to the <see cref="CommitPlan"/> that makes them the variables' values.</param>
/// <param name="Variables">The variables, each with its value.</param>
public sealed record AssignPlan(int Key, EquatableArray<MemberPlan> Variables, ReadsPlan Reads) : OperationPlan;

/// <summary>Assigned values take effect, at the end of the state.</summary>
/// <param name="Key">The key of the <see cref="AssignPlan"/>.</param>
/// <param name="Variables">The variables.</param>
public sealed record CommitPlan(int Key, EquatableArray<string> Variables) : OperationPlan;

/// <summary>A test of a single state is told what a field gave.</summary>
/// <param name="Stage">Name of the runtime's stage.</param>
/// <param name="Value">The value: a slot, or an expression of the runtime.</param>
public sealed record InspectPlan(string Stage, InspectedPlan Value) : OperationPlan;

/// <summary>The scope goes on at a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="IsDirect">Whether it goes there at once, and not through the head of the loop.</param>
/// <param name="IsTurn">Whether it goes back: a loop that never waits has to hear of its end there, and to let its siblings run.</param>
public sealed record JumpPlan(int Step, bool IsDirect, bool IsTurn) : OperationPlan;

/// <summary>Notes the step to go on with: after a wait, or where a failed expression belongs to.</summary>
/// <param name="Step">The step.</param>
public sealed record NextPlan(int Step) : OperationPlan;

/// <summary>The scope goes on at the step that was noted.</summary>
/// <param name="IsTurn">Whether that may be a step back.</param>
public sealed record ContinuePlan(bool IsTurn) : OperationPlan;

/// <summary>Notes where to go on, for hosts that save frames.</summary>
/// <param name="Step">The step that makes the attempt.</param>
public sealed record KeepPlan(int Step) : OperationPlan;

/// <summary>Takes what was started where it is at hand, and waits for it where it is not.</summary>
public sealed record AwaitPlan : OperationPlan;

/// <summary>The scope ends with the document.</summary>
/// <param name="IsApart">Whether members of it are held apart.</param>
public sealed record SucceedPlan(bool IsApart) : OperationPlan;

/// <summary>The scope ends with the failure of a Fail state.</summary>
/// <param name="Error">String literal, path, intrinsic call or expression; null when absent.</param>
/// <param name="Cause">String literal, path, intrinsic call or expression; null when absent.</param>
public sealed record FailPlan(ExpressionPlan? Error, ExpressionPlan? Cause, ReadsPlan Reads) : OperationPlan;

/// <summary>The first rule that holds is taken.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Default">What happens where none holds; null where the execution fails.</param>
/// <param name="Input">The slot that the rules see as <c>$</c>.</param>
/// <param name="Outputs">Whether the rule that is taken sets the slot of the result.</param>
public sealed record ChoosePlan(EquatableArray<RulePlan> Rules, EquatableArray<OperationPlan>? Default, Slot Input, bool Outputs, ReadsPlan Reads)
    : OperationPlan;

/// <summary>A rule of a Choice state.</summary>
/// <param name="Comment">What it tests and where it goes, in English.</param>
/// <param name="Field">Where it stands in the state, for line mapping.</param>
/// <param name="Condition">The test.</param>
/// <param name="Operations">What happens where it holds.</param>
public sealed record RulePlan(string Comment, string Field, ConditionPlan Condition, EquatableArray<OperationPlan> Operations);

/// <summary>The pause of a Wait state begins.</summary>
/// <param name="Kind">What the duration is.</param>
/// <param name="Duration">For <see cref="WaitKind.Seconds"/> a number literal, path or expression; for <see cref="WaitKind.Timestamp"/> a
/// <see cref="TimestampPlan"/>, path or expression.</param>
public sealed record DelayPlan(WaitKind Kind, ExpressionPlan Duration, ReadsPlan Reads) : OperationPlan;
