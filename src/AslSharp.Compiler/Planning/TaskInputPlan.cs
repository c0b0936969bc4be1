using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;

namespace AslSharp.Compiler.Planning;

/// <summary>What a Task state hands to its method, where the definition puts that together from members of fixed names.</summary>
/// <param name="State">The state.</param>
/// <param name="Members">The members, in the definition's order.</param>
public sealed record TaskInputPlan(string State, EquatableArray<InputMemberPlan> Members);

/// <summary>A member of such an input.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">Its type; null for any value, and for a template.</param>
/// <param name="IsOptional">Whether it may be missing or null.</param>
/// <param name="Members">The members of a template inside of the other; empty for any other value.</param>
public sealed record InputMemberPlan(string Name, ContractType? Type, bool IsOptional, EquatableArray<InputMemberPlan> Members);
