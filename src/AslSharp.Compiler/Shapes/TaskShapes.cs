namespace AslSharp.Compiler.Shapes;

/// <summary>What C# says of the method of a Task state. Of <c>lambda:invoke</c> it is the function's own: the payload, in and out.</summary>
/// <param name="Parameter">What the method takes; null where nothing is known.</param>
/// <param name="Result">What it gives; null where nothing is known.</param>
public sealed record TaskShapes(Shape? Parameter, Shape? Result);
