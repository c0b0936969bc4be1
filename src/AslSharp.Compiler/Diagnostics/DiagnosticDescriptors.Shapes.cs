using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL70xx: data whose type the definition itself tells. Nothing of it keeps AWS from taking the definition, so all are warnings.
public static partial class DiagnosticDescriptors
{
    private const string TypeCategory = "AslSharp.Types";

    /// <summary>A path or a step of an expression that finds nothing, by what the definition says of its data.</summary>
    public static readonly DiagnosticDescriptor StepFindsNothing = new(
        "ASL7001",
        "A path or a step that finds nothing",
        "'{0}' finds nothing in what is here, {1}; {2}",
        TypeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A comparison of values that are never alike.</summary>
    public static readonly DiagnosticDescriptor ComparisonNeverHolds = new(
        "ASL7002",
        "A comparison that never holds",
        "'{2}' needs {1} and finds {0}, so that it never holds; use the operator for that type, or convert the value before",
        TypeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A test of a type that always, or never, holds.</summary>
    public static readonly DiagnosticDescriptor TestDecided = new(
        "ASL7003",
        "A test whose answer is known",
        "'{0}' is always {1} here, because the value is {2}; remove the test, or test another value",
        TypeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>An argument that the called function cannot take.</summary>
    public static readonly DiagnosticDescriptor ArgumentMisfit = new(
        "ASL7004",
        "An argument of a type that the function does not take",
        "{2} must be {1} and is {0}, so that the call fails whenever it runs; hand in {1}",
        TypeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>An operand that the operator cannot take.</summary>
    public static readonly DiagnosticDescriptor OperandMisfit = new(
        "ASL7005",
        "An operand of a type that the operator does not take",
        "'{2}' needs {1} and finds {0}, so that the expression fails whenever it runs; convert the value before, as $number and $string do",
        TypeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>Items that cannot be iterated.</summary>
    public static readonly DiagnosticDescriptor ItemsMisfit = new(
        "ASL7006",
        "The items of a Map are no list",
        "'{2}' must give {1} and gives {0}, so that the state fails whenever it runs; give it the list itself",
        TypeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A field whose value is computed and of a wrong type.</summary>
    public static readonly DiagnosticDescriptor FieldMisfit = new(
        "ASL7007",
        "A field gets a value of another type",
        "'{2}' must be {1} and is {0}, so that the state fails whenever it runs; give it {1}",
        TypeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A result that cannot be written into the input.</summary>
    public static readonly DiagnosticDescriptor ResultPathMisfit = new(
        "ASL7008",
        "ResultPath has no object to write into",
        "'{2}' writes into {1}, and the state's input is {0}, so that nothing can be written; write \"$\", or give the state an object",
        TypeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);
}
