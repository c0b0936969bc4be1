using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Binding;

/// <summary>A definition whose names are resolved.</summary>
/// <param name="Syntax">The definition as written.</param>
/// <param name="Scope">The outermost scope.</param>
public sealed record BoundStateMachine(StateMachineSyntax Syntax, BoundScope Scope);
