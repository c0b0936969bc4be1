namespace AslSharp.Compiler.Jsonata;

/// <summary>A key of a sort.</summary>
/// <param name="Expression">Evaluated with each item as context (a tuple's names as variables).</param>
/// <param name="IsDescending">Whether the largest comes first.</param>
public sealed record JsonataSortTermSyntax(JsonataSyntax Expression, bool IsDescending);
