using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL50xx: JSONata.
public static partial class DiagnosticDescriptors
{
    private const string JsonataCategory = "AslSharp.Jsonata";

    /// <summary>An expression that does not parse.</summary>
    public static readonly DiagnosticDescriptor JsonataInvalid = new(
        "ASL5001",
        "Invalid JSONata expression",
        "The expression is not valid JSONata: {0}",
        JsonataCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A string with {% or %} alone.</summary>
    public static readonly DiagnosticDescriptor JsonataDelimiter = new(
        "ASL5002",
        "One delimiter of a JSONata expression is missing",
        "This text has one delimiter of a JSONata expression only; let it {0}, or remove the other one",
        JsonataCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A state that goes back to JSONPath.</summary>
    public static readonly DiagnosticDescriptor JsonPathStateInJsonataMachine = new(
        "ASL5003",
        "A JSONPath state in a JSONata machine",
        "A state cannot be JSONPath when the machine is JSONata; remove this field, or set the language on the states instead",
        JsonataCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A member that $states does not have here.</summary>
    public static readonly DiagnosticDescriptor StatesMemberUnknown = new(
        "ASL5004",
        "No such member of $states",
        "Field '$states.{0}' does not exist; {1}",
        JsonataCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A retrier that calls a task again because what follows the task failed.</summary>
    public static readonly DiagnosticDescriptor RetryRepeatsTask = new(
        "ASL5005",
        "A failing expression repeats the task",
        "When an expression of {0} fails, this retrier calls the task again although it has done its work; put a retrier of States.QueryEvaluationError with \"MaxAttempts\": 0 in front",
        JsonataCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);
}
