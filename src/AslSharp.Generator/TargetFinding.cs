using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>A finding about names: either at a definition or at a class.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Path">The definition, reported at its first character; null where the finding is about a class.</param>
/// <param name="Class">The class, reported at its attribute; null where the finding is about a definition.</param>
/// <param name="Arguments">What fills the places of the rule's message.</param>
internal sealed record TargetFinding(DiagnosticDescriptor Descriptor, string? Path, DeclaredClass? Class, EquatableArray<string> Arguments)
{
    /// <summary>A finding about a definition.</summary>
    public static TargetFinding AtFile(string path, DiagnosticDescriptor descriptor, params string[] arguments)
        => new(descriptor, path, null, arguments.ToEquatableArray());

    /// <summary>A finding about a class.</summary>
    public static TargetFinding AtClass(DeclaredClass declared, DiagnosticDescriptor descriptor, params string[] arguments)
        => new(descriptor, null, declared, arguments.ToEquatableArray());
}
