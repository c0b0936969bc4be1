using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL9xxx: the compiler's own mistakes.
public static partial class DiagnosticDescriptors
{
    private const string InternalCategory = "AslSharp.Internal";

    /// <summary>An exception inside the compiler.</summary>
    public static readonly DiagnosticDescriptor InternalError = new(
        "ASL9001",
        "Internal error",
        "The compiler failed with {0}; this is a mistake of AslSharp and not of the definition, please report it with the file",
        InternalCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}
