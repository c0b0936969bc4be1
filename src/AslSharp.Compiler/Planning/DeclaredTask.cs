namespace AslSharp.Compiler.Planning;

/// <summary>A method that the user declared for a Task state in a part of the tasks interface.</summary>
/// <param name="StateName">The state's name, as the declaration has it: there need not be such a state.</param>
/// <param name="Method">The method's name, without <c>@</c>.</param>
public sealed record DeclaredTask(string StateName, string Method);
