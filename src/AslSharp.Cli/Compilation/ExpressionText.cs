using AslSharp.Compiler.Jsonata;

namespace AslSharp.Cli.Compilation;

/// <summary>A JSONata expression that stands by itself.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Variables">The names of the variables that it is given, in their order.</param>
/// <param name="Dialect">The form of the language.</param>
internal sealed record ExpressionText(string Text, IReadOnlyCollection<string> Variables, JsonataDialect Dialect);
