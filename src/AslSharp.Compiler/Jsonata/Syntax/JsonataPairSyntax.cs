namespace AslSharp.Compiler.Jsonata;

/// <summary>A key and its value in an object constructor or a grouping.</summary>
/// <param name="Key">The key, any expression.</param>
/// <param name="Value">The value.</param>
public sealed record JsonataPairSyntax(JsonataSyntax Key, JsonataSyntax Value);
