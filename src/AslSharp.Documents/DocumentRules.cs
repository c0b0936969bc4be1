using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AslSharp.Documents;

/// <summary>The rules for files that hold definitions: those of the compiler, and those that concern other texts than JSON.</summary>
public static class DocumentRules
{
    /// <summary>A text that is no YAML.</summary>
    public static readonly DiagnosticDescriptor YamlInvalid = new(
        "ASL1090",
        "The text is not YAML",
        "The text is not YAML that means a definition: {0}",
        "AslSharp.Yaml",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A template that names a file with a definition, which is not there.</summary>
    public static readonly DiagnosticDescriptor FileMissing = new(
        "ASL1091",
        "The template names a file that is not there",
        "There is no file '{0}', which the definition of '{1}' is to be read from",
        "AslSharp.Template",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Every rule whose findings can be reported, in the order of ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        DiagnosticDescriptors.All.Add(YamlInvalid).Add(FileMissing).Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
}
