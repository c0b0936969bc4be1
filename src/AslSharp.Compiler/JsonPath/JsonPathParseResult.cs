using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.JsonPath;

/// <summary>A parsed path, or why there is none.</summary>
/// <param name="Path">The path; null if there is an error.</param>
/// <param name="Errors">What is wrong; empty for a valid path.</param>
public sealed record JsonPathParseResult(JsonPathSyntax? Path, EquatableArray<PathError> Errors);
