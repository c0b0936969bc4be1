using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Jsonata;
using AslSharp.Runtime;

namespace AslSharp.Cli.Compilation;

/// <summary>What became of one expression.</summary>
/// <param name="Errors">What is wrong with its syntax.</param>
/// <param name="Failure">Why there is nothing to run although the syntax is right: a defect of AslSharp; else null.</param>
/// <param name="Evaluate">Evaluates it on an input and the values of its variables; null where there is nothing to run.</param>
internal sealed record CompiledExpression(
    EquatableArray<JsonataError> Errors, string? Failure, Func<AslValue, AslValue[], JsonataEvaluation, AslValue>? Evaluate);
