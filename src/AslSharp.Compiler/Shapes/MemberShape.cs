namespace AslSharp.Compiler.Shapes;

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">What it holds where it is there.</param>
/// <param name="IsRequired">Whether it is always there.</param>
public sealed record MemberShape(string Name, Shape Shape, bool IsRequired);
