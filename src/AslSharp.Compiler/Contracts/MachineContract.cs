using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Contracts;

/// <summary>What a state machine's C# says about its data: everything that typed members and their conversions are emitted from.</summary>
/// <param name="Input">The type of the input; null for any value.</param>
/// <param name="Output">The type of the output; null for any value.</param>
/// <param name="Tasks">The methods that the developer declared, one for each of their Task states.</param>
/// <param name="Definitions">The types that these use, directly or through others, in the order of names.</param>
/// <param name="Naming">How names of C# become names of JSON.</param>
public sealed record MachineContract(
    ContractType? Input, ContractType? Output, EquatableArray<TaskContract> Tasks, EquatableArray<TypeDefinition> Definitions, NamingPolicy Naming)
{
    /// <summary>The records that are emitted for the inputs of tasks which nobody declared.</summary>
    public EquatableArray<InputRecord> Records { get; init; } = [];
}

/// <summary>A record that is emitted for the input of a task, or for a template inside of one.</summary>
/// <param name="StateName">The Task state.</param>
/// <param name="Type">The record; its definition is one of the contract's.</param>
/// <param name="IsInput">Whether it is the input itself, which the task's method takes.</param>
public sealed record InputRecord(string StateName, ObjectDefinition Type, bool IsInput);

/// <summary>The method of a Task state, as the developer declared it.</summary>
/// <param name="StateName">The state.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Waiting">What the result comes in.</param>
/// <param name="Result">The type of the result; null for none.</param>
/// <param name="MayFail">Whether the result may be a failure.</param>
public sealed record TaskContract(string StateName, EquatableArray<TaskParameter> Parameters, TaskWaiting Waiting, ContractType? Result, bool MayFail);

/// <summary>A parameter of a task's method.</summary>
/// <param name="Kind">What it is given.</param>
/// <param name="Type">Its type; null unless it is data.</param>
/// <param name="Member">The member of the input that it is; null for the whole input.</param>
/// <param name="Default">Its default as C#; null for none.</param>
public sealed record TaskParameter(TaskParameterKind Kind, ContractType? Type, string? Member, string? Default);

/// <summary>What a parameter is given.</summary>
public enum TaskParameterKind
{
    /// <summary>The input, or a member of it.</summary>
    Data,

    /// <summary>The attempt.</summary>
    Context,

    /// <summary>What stops it.</summary>
    Cancellation,
}

/// <summary>What a result comes in.</summary>
public enum TaskWaiting
{
    /// <summary>At once.</summary>
    None,

    /// <summary>In a <c>Task</c>.</summary>
    Task,

    /// <summary>In a <c>ValueTask</c>.</summary>
    ValueTask,
}
