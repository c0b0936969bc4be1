namespace AslSharp.Compiler.Planning;

/// <summary>One <c>{% … %}</c> string.</summary>
/// <param name="Source">The text between the delimiters, trimmed.</param>
/// <param name="Location">The place inside the state, as <c>Output/v[0]</c> (reference 5.4).</param>
/// <param name="Root">What it computes.</param>
public sealed record JsonataPlan(string Source, string Location, JsonataNode Root) : ExpressionPlan;
