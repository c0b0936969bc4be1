namespace AslSharp.Compiler.Shapes;

/// <summary>What C# says of the method of one Task state.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Contract">What is known.</param>
public sealed record NamedTaskShapes(string State, TaskShapes Contract);
