using AslSharp.Compiler.Jsonata;

namespace AslSharp.Compiler.Lowering;

/// <summary>What the names of an expression may mean beside what it binds itself.</summary>
/// <param name="Variables">The variables in reach, without their <c>$</c>: those of the machine, or those a caller hands in. They shadow built-in
/// functions.</param>
/// <param name="Dialect">The dialect.</param>
public sealed record JsonataNames(IReadOnlyCollection<string> Variables, JsonataDialect Dialect = JsonataDialect.StepFunctions);
