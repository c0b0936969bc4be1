using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL3xxx: where an execution can go.
public static partial class DiagnosticDescriptors
{
    private const string FlowCategory = "AslSharp.Flow";

    /// <summary>A state that cannot be reached.</summary>
    public static readonly DiagnosticDescriptor StateUnreachable = new(
        "ASL3001",
        "No way leads to a state",
        "No way leads from StartAt to '{0}'; remove it or name it in a transition",
        FlowCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinkBase + "ASL3001");

    /// <summary>A scope without a terminal state.</summary>
    public static readonly DiagnosticDescriptor TerminalStateMissing = new(
        "ASL3002",
        "No state ends the flow",
        "None of these states is an end; write \"End\": true on one, or add a Succeed or Fail state",
        FlowCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinkBase + "ASL3002");

    /// <summary>A read of a variable that no state in reach assigns.</summary>
    public static readonly DiagnosticDescriptor VariableNeverAssigned = new(
        "ASL3003",
        "A variable that nothing assigns",
        "No state assigns '${0}', so reading it fails; assign it in an earlier state, or write '$.{0}' to read the input",
        FlowCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinkBase + "ASL3003");
}
