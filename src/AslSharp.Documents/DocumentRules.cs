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

    /// <summary>What AWS itself refuses.</summary>
    public static readonly DiagnosticDescriptor AwsRefuses = new(
        "ASL1092",
        "AWS refuses the definition",
        "AWS refuses this: {0} ({1})",
        "AslSharp.Aws",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>What AWS itself warns of.</summary>
    public static readonly DiagnosticDescriptor AwsWarns = new(
        "ASL1093",
        "AWS warns of the definition",
        "AWS warns of this: {0} ({1})",
        "AslSharp.Aws",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>What AWS takes although errors were found in it.</summary>
    public static readonly DiagnosticDescriptor AwsAccepts = new(
        "ASL1094",
        "AWS accepts a definition in which errors were found",
        "AWS accepts the definition, in which AslSharp finds {0}",
        "AslSharp.Aws",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>Every rule whose findings can be reported, in the order of ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        DiagnosticDescriptors.All.AddRange(YamlInvalid, FileMissing, AwsRefuses, AwsWarns, AwsAccepts)
            .Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
}
