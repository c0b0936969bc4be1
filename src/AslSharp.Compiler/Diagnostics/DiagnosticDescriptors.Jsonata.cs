using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL50xx: JSONata.
public static partial class DiagnosticDescriptors
{
    private const string JsonataCategory = "AslSharp.Jsonata";

    /// <summary>A QueryLanguage of JSONata.</summary>
    public static readonly DiagnosticDescriptor JsonataNotCompiled = new(
        "ASL5001",
        "JSONata is not compiled yet",
        "JSONata machines are not compiled yet; write the state machine with JSONPath",
        JsonataCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinkBase + "ASL5001");

    /// <summary>A string with {% or %} alone.</summary>
    public static readonly DiagnosticDescriptor JsonataDelimiter = new(
        "ASL5002",
        "One delimiter of a JSONata expression is missing",
        "This text has one delimiter of a JSONata expression only; let it {0}, or remove the other one",
        JsonataCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinkBase + "ASL5002");

    /// <summary>A state that goes back to JSONPath.</summary>
    public static readonly DiagnosticDescriptor JsonPathStateInJsonataMachine = new(
        "ASL5003",
        "A JSONPath state in a JSONata machine",
        "A state cannot be JSONPath when the machine is JSONata; remove this field, or set the language on the states instead",
        JsonataCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinkBase + "ASL5003");
}
