using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AslSharp.Cli.Checking;

/// <summary>The rules that only the tool has, because only the tool reads more than JSON.</summary>
internal static class CheckRules
{
    /// <summary>A text that is no YAML.</summary>
    internal static readonly DiagnosticDescriptor YamlInvalid = new(
        "ASL1090",
        "The text is not YAML",
        "The text is not YAML that means a definition: {0}",
        "AslSharp.Yaml",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "https://aslsharp.dev/rules/ASL1090");

    /// <summary>Every rule whose findings the tool can report, in the order of ids.</summary>
    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = DiagnosticDescriptors.All.Add(YamlInvalid).Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
}
