using System.Collections.Immutable;

namespace AslSharp.Compiler.Syntax;

/// <summary>Fields of which an object may have one only.</summary>
/// <param name="Names">The names of the fields.</param>
/// <param name="IsRequired">Whether one of them must be there.</param>
public sealed record FieldGroup(ImmutableArray<string> Names, bool IsRequired);
