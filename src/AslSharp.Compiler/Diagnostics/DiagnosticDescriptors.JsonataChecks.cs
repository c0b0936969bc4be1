using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL501x: expressions that parse, and that Step Functions refuses or that can only fail.
public static partial class DiagnosticDescriptors
{
    /// <summary>A bare name or <c>$</c> where the context is that of the whole expression.</summary>
    public static readonly DiagnosticDescriptor JsonataTopLevelReference = new(
        "ASL5010",
        "A reference to an input document",
        "Reference to '{0}' at the top level is not supported, as an expression has no input document; start from $states.input or a variable",
        JsonataCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary><c>$$</c> anywhere.</summary>
    public static readonly DiagnosticDescriptor JsonataRootReference = new(
        "ASL5011",
        "A reference to the root of an input document",
        "Reference to '$$' is not supported, as an expression has no input document; write $states.input, $states.context or a variable",
        JsonataCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A call of a name that is neither a built-in function, nor bound in the expression, nor a machine variable.</summary>
    public static readonly DiagnosticDescriptor JsonataFunctionUnknown = new(
        "ASL5012",
        "Unknown function",
        "'${0}' is neither a function of JSONata nor defined here, so that the call fails with T1006; write {1}",
        JsonataCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A call of <c>$eval</c>.</summary>
    public static readonly DiagnosticDescriptor JsonataEval = new(
        "ASL5013",
        "$eval is not there",
        "Step Functions has no $eval, so that the call fails with T1006; write the expression itself, or $parse to read JSON",
        JsonataCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A call of a built-in function with too few or too many arguments.</summary>
    public static readonly DiagnosticDescriptor JsonataArgumentCount = new(
        "ASL5014",
        "Wrong number of arguments of a function",
        "${0} takes {1} and has {2} here, so that the call fails with T0410; add or remove arguments",
        JsonataCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A literal that the called function cannot take.</summary>
    public static readonly DiagnosticDescriptor JsonataArgumentType = new(
        "ASL5015",
        "Wrong type of argument of a function",
        "Argument {1} of ${0} must be {2} and is {3}, so that the call fails; write {2}, or an expression that gives it",
        JsonataCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);
}
