namespace AslSharp.Compiler.Syntax;

/// <summary>A state whose <c>Type</c> is missing or unknown, or that is no object. It has been reported; later rooms stay silent.</summary>
public sealed class UnknownStateSyntax(StateHeader header) : StateSyntax(header);
