using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.JsonPath;

/// <summary>A parsed intrinsic function call, or why there is none.</summary>
/// <param name="Call">The call; null if there is an error. There is one where all that is wrong are warnings: it fails when it runs.</param>
/// <param name="Errors">What is wrong; empty for a call without fault.</param>
public sealed record IntrinsicParseResult(IntrinsicCallSyntax? Call, EquatableArray<PathError> Errors);
