using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>The names of all machines of a project, and what is wrong with them.</summary>
/// <param name="Targets">One entry for each definition that is emitted, in the order of paths.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record TargetTable(EquatableArray<FileTarget> Targets, EquatableArray<TargetFinding> Findings)
{
    /// <summary>The names of a definition's machine; null where nothing is emitted for it.</summary>
    public StateMachineTarget? Find(string path)
    {
        foreach (var entry in Targets)
        {
            if (entry.Path == path) return entry.Target;
        }

        return null;
    }
}

/// <summary>The names of one definition's machine.</summary>
/// <param name="Path">The definition.</param>
/// <param name="Target">The names.</param>
internal sealed record FileTarget(string Path, StateMachineTarget Target);

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
