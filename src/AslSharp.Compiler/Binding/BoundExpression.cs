using System.Collections.Immutable;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Binding;

/// <summary>A value whose variables are resolved.</summary>
public abstract record BoundExpression;

/// <summary>JSON that is copied as it is.</summary>
/// <param name="Value">The JSON.</param>
public sealed record BoundConstant(JsonValueSyntax Value) : BoundExpression;

/// <summary>A literal argument of an intrinsic call.</summary>
/// <param name="Kind">What the literal is.</param>
/// <param name="Text">A string's value, a number's text.</param>
/// <param name="Template">A string as written, with its escapes; empty for the others.</param>
public sealed record BoundLiteral(JsonSyntaxKind Kind, string Text, string Template) : BoundExpression;

/// <summary>A moment.</summary>
/// <param name="UnixSeconds">Whole seconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Nanoseconds">The rest, 0..999999999.</param>
public sealed record BoundTimestamp(long UnixSeconds, int Nanoseconds) : BoundExpression;

/// <summary>An object with something to compute in it.</summary>
/// <param name="Members">Its members; no two share a name.</param>
public sealed record BoundObject(ImmutableArray<BoundMember> Members) : BoundExpression;

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name without a trailing <c>.$</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record BoundMember(string Name, BoundExpression Value);

/// <summary>An array with something to compute in it.</summary>
/// <param name="Items">Its elements.</param>
public sealed record BoundArray(ImmutableArray<BoundExpression> Items) : BoundExpression;

/// <summary>A path.</summary>
/// <param name="Path">The path.</param>
/// <param name="Field">The template key with its <c>.$</c>, or the field's name.</param>
/// <param name="Role">What it is written for.</param>
/// <param name="Variable">The variable it starts from; null for other roots, and where no state assigns the name.</param>
public sealed record BoundPath(JsonPathSyntax Path, string Field, PathRole Role, VariableSymbol? Variable) : BoundExpression;

/// <summary>A JSONata expression.</summary>
/// <param name="Root">The expression.</param>
/// <param name="Source">Its text, trimmed.</param>
/// <param name="Location">The place that messages name, such as <c>Output/items[0]</c>.</param>
/// <param name="Scope">The scope whose variables are in reach.</param>
public sealed record BoundJsonata(JsonataSyntax Root, string Source, string Location, ScopeSymbol Scope) : BoundExpression;

/// <summary>A call of an intrinsic function.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">The arguments in order.</param>
/// <param name="Text">The call as written.</param>
/// <param name="Field">The template key with its <c>.$</c>, or the field's name.</param>
public sealed record BoundCall(IntrinsicFunction Function, ImmutableArray<BoundExpression> Arguments, string Text, string Field) : BoundExpression;
