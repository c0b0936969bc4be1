using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL71xx: data against the types that C# declares for them. As in C# itself, a misfit is an error.
public static partial class DiagnosticDescriptors
{
    /// <summary>A path or a step that finds nothing, by what C# declares of the data.</summary>
    public static readonly DiagnosticDescriptor DeclaredStepFindsNothing = new(
        "ASL7101",
        "A step that the declared type does not have",
        "'{0}' finds nothing in what C# declares here, {1}; {2}",
        TypeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A value that cannot be used where it is, by what C# declares of it.</summary>
    public static readonly DiagnosticDescriptor DeclaredTypeMisfit = new(
        "ASL7102",
        "A value whose declared type does not fit",
        "{2} needs {1}, and C# declares {0} here; convert the value before, or change the declaration",
        TypeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>What a task is given lacks a member.</summary>
    public static readonly DiagnosticDescriptor PayloadMemberMissing = new(
        "ASL7103",
        "The task's parameter lacks a member",
        "{0} has no '{1}', which the type that C# declares for it requires; add it here, or make it optional there",
        TypeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>What a task is given has a member too many.</summary>
    public static readonly DiagnosticDescriptor PayloadMemberUnknown = new(
        "ASL7104",
        "The task's parameter has no such member",
        "{0} cannot take '{1}'; {2}",
        TypeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>What a task is given is of another type.</summary>
    public static readonly DiagnosticDescriptor PayloadMisfit = new(
        "ASL7105",
        "The task's parameter has another type",
        "{0} is {1} here, and C# declares {2} for it; convert the value before, or change the declaration",
        TypeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>What the machine gives is not what C# declares.</summary>
    public static readonly DiagnosticDescriptor OutputMisfit = new(
        "ASL7106",
        "The output does not fit its declared type",
        "The machine ends here with {0}, and C# declares {1}; {2}",
        TypeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}
