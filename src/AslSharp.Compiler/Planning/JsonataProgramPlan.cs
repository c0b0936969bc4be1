using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>An expression that is compiled by itself, outside of any machine: for tests, the suite of the language, benchmarks.</summary>
/// <param name="Method">The name of its method.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Variables">The variables that the caller hands in, in their order.</param>
/// <param name="HasDocument">Whether the input is the document that paths start from (reference dialect); else it is <c>$states.input</c>.</param>
public sealed record JsonataProgramPlan(string Method, JsonataPlan Expression, EquatableArray<string> Variables, bool HasDocument);
