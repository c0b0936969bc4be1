using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>What the public surface of the emitted class is made of; known even for a definition with errors.</summary>
/// <param name="Tasks">The Task states of all scopes in document order: one interface method each.</param>
/// <param name="States">All states of all scopes in document order, for the <c>States</c> constants and the description.</param>
/// <param name="IsWhole">Whether this is all; false where an error hides a part of it, so that other C# must not be blamed for what is missing.</param>
public sealed record SurfacePlan(EquatableArray<TaskSurfacePlan> Tasks, EquatableArray<StateSurfacePlan> States, bool IsWhole = true)
{
    /// <summary>The surface of a definition of which nothing could be read.</summary>
    public static SurfacePlan Unread { get; } = new([], [], IsWhole: false);
}

/// <summary>A Task state as the interface shows it.</summary>
/// <param name="StateName">The state's name in the definition.</param>
/// <param name="Resource">The text of <c>Resource</c>; empty when missing.</param>
/// <param name="Comment">The state's <c>Comment</c>, or null.</param>
/// <param name="IsCertain">Whether it is a Task state; false where an error leaves that open, so that nobody has to implement it.</param>
public sealed record TaskSurfacePlan(string StateName, string Resource, string? Comment, bool IsCertain = true)
{
    /// <summary>Whether it calls a service: a handler may answer it, so nobody has to write its method.</summary>
    public bool IsOfService { get; init; }

    /// <summary>The handler of the function that it calls (<see cref="Text.FunctionHandler"/>); null where it calls none, or one that is computed.</summary>
    public string? Function { get; init; }

    /// <summary>The members that its method's input has for certain and no others, since the definition puts it together; null where anything may
    /// come.</summary>
    public EquatableArray<InputMemberPlan>? InputMembers { get; init; }
}

/// <summary>A state as the description shows it.</summary>
/// <param name="Name">The state's name in the definition.</param>
/// <param name="Type">The text of <c>Type</c>; empty when missing.</param>
/// <param name="Pointer">Slash path of the state, such as <c>/States/Charge</c>.</param>
/// <param name="HasResultWriter">Whether it is a Map state with a <c>ResultWriter</c>.</param>
public sealed record StateSurfacePlan(string Name, string Type, string Pointer, bool HasResultWriter);
