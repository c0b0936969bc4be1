using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL40xx: JSONPaths and intrinsic function calls.
public static partial class DiagnosticDescriptors
{
    /// <summary>A path that JSONPath has no such syntax for.</summary>
    public static readonly DiagnosticDescriptor PathInvalid = new(
        "ASL4001",
        "Invalid JSONPath",
        "This is not a valid JSONPath: {0}",
        JsonPathCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A path with wildcards, slices, filters or functions where one value must be named.</summary>
    public static readonly DiagnosticDescriptor PathNotReference = new(
        "ASL4002",
        "A Reference Path is needed",
        "{0} takes a Reference Path, which names one value, and '{1}' may not stand in it; write only names and indexes such as $.order.items[0]",
        JsonPathCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A name with parentheses in a path that is none of the known functions.</summary>
    public static readonly DiagnosticDescriptor PathFunctionUnknown = new(
        "ASL4003",
        "Unknown path function",
        "'{0}' is not a function of a path; write one of min, max, avg, stddev, sum, length, size, keys, concat, append, first, last, index, or put a name with a parenthesis in brackets",
        JsonPathCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Text under a name that ends in <c>.$</c> which is neither a path nor a call.</summary>
    public static readonly DiagnosticDescriptor PathOrIntrinsicExpected = new(
        "ASL4010",
        "Neither a path nor an intrinsic function call",
        "'{0}' is neither a path nor an intrinsic function call; write a path that starts with '$', a call such as States.Format(…), or drop '.$' from the name to pass the text itself",
        JsonPathCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A call that breaks the syntax of intrinsic functions.</summary>
    public static readonly DiagnosticDescriptor IntrinsicInvalid = new(
        "ASL4011",
        "Invalid intrinsic function call",
        "This is not a valid intrinsic function call: {0}",
        JsonPathCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>The name of a function that does not exist.</summary>
    public static readonly DiagnosticDescriptor IntrinsicUnknown = new(
        "ASL4012",
        "Unknown intrinsic function",
        "'{0}' is not an intrinsic function; write {1}",
        JsonPathCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A call with too few or too many arguments.</summary>
    public static readonly DiagnosticDescriptor IntrinsicArgumentCount = new(
        "ASL4013",
        "Wrong number of arguments",
        "{0} takes {1} and has {2} here, so the call fails whenever it runs; add or remove arguments",
        JsonPathCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A literal, or the result of a function, that the called function cannot take.</summary>
    public static readonly DiagnosticDescriptor IntrinsicArgumentType = new(
        "ASL4014",
        "Wrong type of argument",
        "Argument {1} of {0} must be {2} and is {3}, so the call fails whenever it runs; write {2} or a path to one",
        JsonPathCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A template whose <c>{}</c> are not as many as the values.</summary>
    public static readonly DiagnosticDescriptor FormatArgumentCount = new(
        "ASL4015",
        "Places and values of States.Format differ",
        "The template of States.Format has {0} places to fill and {1} values follow, so the call fails whenever it runs; write one value for each place that two braces mark",
        JsonPathCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A literal that names no algorithm of <c>States.Hash</c>.</summary>
    public static readonly DiagnosticDescriptor HashAlgorithmUnknown = new(
        "ASL4016",
        "Unknown hash algorithm",
        "'{0}' is not a hash algorithm of States.Hash, so the call fails whenever it runs; write one of {1}",
        JsonPathCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>Calls inside calls beyond the limit of Step Functions.</summary>
    public static readonly DiagnosticDescriptor IntrinsicNestedTooDeeply = new(
        "ASL4017",
        "Too many nested calls",
        "{0} is nested more than 10 calls deep, which Step Functions refuses; compute the inner part in a Pass state before",
        JsonPathCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A brace in a template that is neither a place nor escaped.</summary>
    public static readonly DiagnosticDescriptor FormatBraceAlone = new(
        "ASL4018",
        "A brace stands alone in a template",
        "'{0}' stands alone in the template of States.Format, so the call fails whenever it runs; write {{}} for a place to fill, or '\\{0}' for the brace itself, with the backslash doubled in JSON",
        JsonPathCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);
}
