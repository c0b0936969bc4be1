using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A parsed expression, or why there is none.</summary>
/// <param name="Root">The expression; null if there is an error.</param>
/// <param name="Errors">What is wrong, in the order in which it was found; the first is the one that the reference reports.</param>
public sealed record JsonataParseResult(JsonataSyntax? Root, EquatableArray<JsonataError> Errors);
