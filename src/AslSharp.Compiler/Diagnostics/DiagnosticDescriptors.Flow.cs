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
        isEnabledByDefault: true);

    /// <summary>A scope without a terminal state.</summary>
    public static readonly DiagnosticDescriptor TerminalStateMissing = new(
        "ASL3002",
        "No state ends the flow",
        "None of these states is an end; write \"End\": true on one, or add a Succeed or Fail state",
        FlowCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A read of a variable that no state in reach assigns.</summary>
    public static readonly DiagnosticDescriptor VariableNeverAssigned = new(
        "ASL3003",
        "A variable that nothing assigns",
        "No state assigns '${0}', so reading it fails; {1}",
        FlowCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A read of a variable on ways where nothing has assigned it.</summary>
    public static readonly DiagnosticDescriptor VariableNotYetAssigned = new(
        "ASL3004",
        "A variable is read before it is assigned",
        "No way to this state assigns '${0}' before, so reading it fails; assign it in an earlier state",
        FlowCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A read of a variable that some way has not assigned.</summary>
    public static readonly DiagnosticDescriptor VariablePerhapsNotAssigned = new(
        "ASL3005",
        "A variable is not assigned on every way",
        "'${0}' may have no value here: on a way that comes from {1} nothing has assigned it; assign it on that way too, or before the ways part",
        FlowCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A state from which no way leads to an end.</summary>
    public static readonly DiagnosticDescriptor FlowCannotEnd = new(
        "ASL3006",
        "No way leads to an end",
        "From '{0}' no way leads to an end, so whatever comes here goes on for ever or fails; transition to a state with \"End\": true, or to a Succeed or Fail state",
        FlowCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A Choice state that no rule may fit, without Default.</summary>
    public static readonly DiagnosticDescriptor ChoiceWithoutDefault = new(
        "ASL3007",
        "A Choice without Default",
        "When no rule of '{0}' fits, the execution fails; write a Default if that is not meant",
        FlowCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    /// <summary>A choice rule that no data reach.</summary>
    public static readonly DiagnosticDescriptor ChoiceRuleNeverTaken = new(
        "ASL3008",
        "A choice rule is never taken",
        "This rule is never taken, because {0}; change or remove it",
        FlowCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A wait or a timeout that is longer than the machine's timeout.</summary>
    public static readonly DiagnosticDescriptor LongerThanMachineTimeout = new(
        "ASL3009",
        "Longer than the whole execution may last",
        "'{0}' is {1}, and the machine's TimeoutSeconds of {2} always ends the execution first; write a smaller number here, or a greater one there",
        FlowCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);
}
