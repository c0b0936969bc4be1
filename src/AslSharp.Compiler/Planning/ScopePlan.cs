using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>One scope as steps: the machine itself, a branch of a Parallel state, or the item processor of a Map state.</summary>
/// <param name="Name">What the names of its emitted types are made of.</param>
/// <param name="Start">The step that enters the state that <c>StartAt</c> names.</param>
/// <param name="States">The states in document order.</param>
/// <param name="Methods">The number of the first step of each method, in order: a large scope is several.</param>
/// <param name="Handlers">The retriers and catchers of its states.</param>
/// <param name="Variables">Names assigned by states of this scope (not of inner ones), ordinally sorted, without the <c>$</c>.</param>
/// <param name="HeldMembers">The members of the document that its frame may hold apart, in the order in which the definition first writes them.</param>
public sealed record ScopePlan(
    string Name,
    int Start,
    EquatableArray<StatePlan> States,
    EquatableArray<int> Methods,
    EquatableArray<HandlerPlan> Handlers,
    EquatableArray<string> Variables,
    EquatableArray<string> HeldMembers);

/// <summary>The steps of a state.</summary>
/// <param name="Name">The state's name in the definition.</param>
/// <param name="Pointer">Slash path of the state, such as <c>/States/Charge</c>.</param>
/// <param name="Resume">The step that makes the next attempt: where an execution goes on that stood in this state.</param>
/// <param name="Held">The members that the state finds held apart from the document when an attempt begins.</param>
/// <param name="Steps">Its steps, the one that enters it first.</param>
public sealed record StatePlan(string Name, string Pointer, int Resume, EquatableArray<string> Held, EquatableArray<StepPlan> Steps);

/// <summary>A step: what runs without a pause between two places where the scope can go on.</summary>
/// <param name="Number">Its number in the scope.</param>
/// <param name="Comment">What it does, in English; null where the step before it says so.</param>
/// <param name="Operations">What it does, in order. The last one says where it goes.</param>
public sealed record StepPlan(int Number, string? Comment, EquatableArray<OperationPlan> Operations);

/// <summary>The retriers and catchers of a state (reference 9.3, 9.4).</summary>
/// <param name="State">The state.</param>
/// <param name="Result">The step that takes its result: what has failed when they are asked.</param>
/// <param name="Attempt">The step that makes another attempt.</param>
/// <param name="Retriers">The retriers.</param>
/// <param name="Catchers">The catchers.</param>
public sealed record HandlerPlan(string State, int Result, int Attempt, EquatableArray<RetrierPlan> Retriers, EquatableArray<CatcherPlan> Catchers);

/// <summary>A catcher.</summary>
/// <param name="ErrorEquals">Error names.</param>
/// <param name="Step">The step that takes the Error Output on to the next state.</param>
public sealed record CatcherPlan(EquatableArray<string> ErrorEquals, int Step);
