using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Shapes;

/// <summary>What an array holds.</summary>
/// <param name="Element">What each element is; nothing for an array that is always empty.</param>
/// <param name="Items">Where the array has a known length: the elements in order.</param>
/// <param name="IsTuple">Whether the length is known.</param>
public sealed record ArrayShape(Shape Element, EquatableArray<Shape> Items, bool IsTuple);
