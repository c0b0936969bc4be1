using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL11xx: JSON that has not the shape of the language.
public static partial class DiagnosticDescriptors
{
    private const string ShapeCategory = "AslSharp.Shape";

    /// <summary>JSON that is something else than a definition.</summary>
    public static readonly DiagnosticDescriptor DefinitionMissing = new(
        "ASL1100",
        "Not a definition",
        "This is {0} and no state machine definition; {1}",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A field that the object does not have.</summary>
    public static readonly DiagnosticDescriptor FieldUnknown = new(
        "ASL1101",
        "Unknown field",
        "'{0}' is no field of {1}; {2}",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A field without which the object has no meaning.</summary>
    public static readonly DiagnosticDescriptor FieldMissing = new(
        "ASL1102",
        "A required field is missing",
        "The field '{0}' is missing; {1} must have it",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A value of a JSON type that the field does not take.</summary>
    public static readonly DiagnosticDescriptor FieldTypeWrong = new(
        "ASL1103",
        "Wrong type of value",
        "'{0}' is {1}; write {2}",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A number outside the range of the field.</summary>
    public static readonly DiagnosticDescriptor NumberOutOfRange = new(
        "ASL1104",
        "Number out of range",
        "'{0}' is {1}; write a number {2}",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A text that is not among the values of the field.</summary>
    public static readonly DiagnosticDescriptor ValueNotAllowed = new(
        "ASL1105",
        "Unknown value",
        "'{0}' cannot be '{1}'; write {2}",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Two fields of which an object may have one.</summary>
    public static readonly DiagnosticDescriptor FieldsExclusive = new(
        "ASL1106",
        "Two fields exclude each other",
        "'{0}' and '{1}' exclude each other; remove one of them",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>An object that has none of several fields.</summary>
    public static readonly DiagnosticDescriptor FieldOfGroupMissing = new(
        "ASL1107",
        "One of several fields is missing",
        "{0} must have one of the fields {1}; write one of them",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A Type that names no kind of state.</summary>
    public static readonly DiagnosticDescriptor StateTypeUnknown = new(
        "ASL1108",
        "Unknown state type",
        "'{0}' is no type of state; {1}",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>An array or object that must hold something.</summary>
    public static readonly DiagnosticDescriptor ValueEmpty = new(
        "ASL1109",
        "An empty list",
        "'{0}' is empty; write at least one {1}",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A field that the state's query language does not know.</summary>
    public static readonly DiagnosticDescriptor FieldOfOtherLanguage = new(
        "ASL1110",
        "Field of the other query language",
        "'{0}' belongs to {1} states, and the query language here is {2}; remove it or change QueryLanguage",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A choice rule without And, Or, Not and Variable.</summary>
    public static readonly DiagnosticDescriptor ChoiceRuleKindMissing = new(
        "ASL1111",
        "A choice rule tests nothing",
        "This rule tests nothing; write Variable with an operator, or And, Or or Not",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A choice rule with two of And, Or, Not and Variable.</summary>
    public static readonly DiagnosticDescriptor ChoiceRuleKindRepeated = new(
        "ASL1112",
        "A choice rule tests two things",
        "A rule cannot have both '{0}' and '{1}'; combine two rules with And or Or",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A Variable without an operator.</summary>
    public static readonly DiagnosticDescriptor ChoiceOperatorMissing = new(
        "ASL1113",
        "A choice rule has no operator",
        "The variable is not tested; write an operator beside it, such as StringEquals or IsPresent",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A Variable with two operators.</summary>
    public static readonly DiagnosticDescriptor ChoiceOperatorRepeated = new(
        "ASL1114",
        "A choice rule has two operators",
        "A rule cannot have both '{0}' and '{1}'; write two rules and combine them with And or Or",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Next, Assign or Output in a nested rule.</summary>
    public static readonly DiagnosticDescriptor NestedRuleField = new(
        "ASL1115",
        "Field of the outermost rule",
        "'{0}' cannot stand inside And, Or or Not; move it to the outermost rule",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A literal that is no timestamp.</summary>
    public static readonly DiagnosticDescriptor TimestampInvalid = new(
        "ASL1116",
        "Not a timestamp",
        "'{0}' is '{1}', which is no RFC 3339 timestamp; write one such as 2030-01-31T12:00:00Z",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>States.ALL beside other names, or not last.</summary>
    public static readonly DiagnosticDescriptor StatesAllMisplaced = new(
        "ASL1117",
        "States.ALL is misplaced",
        "States.ALL must stand alone in its ErrorEquals and in the last element; move it there",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A payload template that is no object.</summary>
    public static readonly DiagnosticDescriptor TemplateNotObject = new(
        "ASL1118",
        "A payload template is no object",
        "'{0}' is {1}, used as it is; write an object",
        ShapeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A value under a key that ends in .$ that is no string.</summary>
    public static readonly DiagnosticDescriptor TemplateValueNotText = new(
        "ASL1119",
        "A .$ field holds no string",
        "'{0}' ends in .$ but its value is {1}; write a path or an intrinsic function in a string, or remove the .$",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Two keys that are equal once .$ is gone.</summary>
    public static readonly DiagnosticDescriptor TemplateKeyDuplicate = new(
        "ASL1121",
        "Two fields get the same name",
        "'{0}' and '{1}' both give the field '{2}'; remove or rename one of them",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>ItemReader and its like on an inline Map.</summary>
    public static readonly DiagnosticDescriptor DistributedFieldOnInlineMap = new(
        "ASL1122",
        "A field for distributed Maps only",
        "Only a distributed Map uses {0}; set Mode to DISTRIBUTED or remove {1}",
        ShapeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>An intrinsic call in a field that takes a path.</summary>
    public static readonly DiagnosticDescriptor FunctionNotAllowed = new(
        "ASL1123",
        "An intrinsic function where a path must stand",
        "'{0}' takes a path, and '{1}' is an intrinsic function; compute it in Parameters, ResultSelector or Assign of an earlier state",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>An intrinsic call in ErrorPath or CausePath that gives no string.</summary>
    public static readonly DiagnosticDescriptor FunctionGivesNoText = new(
        "ASL1124",
        "The function gives no string",
        "'{0}' needs a string, and States.{1} gives none; use {2}",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A ResultPath that starts from the context object or a variable.</summary>
    public static readonly DiagnosticDescriptor ResultPathRoot = new(
        "ASL1126",
        "ResultPath cannot write there",
        "A ResultPath writes into the state's input, and '{0}' is something else; write a path that starts with '$.', and use Assign for variables",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A text that is no path where one must stand.</summary>
    public static readonly DiagnosticDescriptor PathExpected = new(
        "ASL1127",
        "Not a path",
        "'{0}' needs a path, and '{1}' does not start with $; write one such as $.name",
        ShapeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A text that looks like a path under a key without .$.</summary>
    public static readonly DiagnosticDescriptor PathIsText = new(
        "ASL1128",
        "A path that is plain text",
        "'{0}' is passed on as the text '{1}'; write '{0}.$' to pass what it finds, if that is meant",
        ShapeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A text that looks like a path in the Result of a Pass state.</summary>
    public static readonly DiagnosticDescriptor ResultIsStatic = new(
        "ASL1129",
        "A path in a static Result",
        "Result is passed on as it is, so '{0}' stays text; write it in Parameters to pass what it finds, if that is meant",
        ShapeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A text that looks like a path in Error or Cause.</summary>
    public static readonly DiagnosticDescriptor FieldTakesNoPath = new(
        "ASL1130",
        "A path in a field without Path",
        "'{0}' is the text '{1}'; write {0}Path to take what it finds, if that is meant",
        ShapeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A field of the Map state under the name it had before ItemProcessor came.</summary>
    public static readonly DiagnosticDescriptor FieldSuperseded = new(
        "ASL1160",
        "An old name of a field",
        "'{0}' is the old name of '{1}' and works as before; write '{1}'",
        ShapeCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    /// <summary>A placeholder that becomes text where text cannot stand.</summary>
    public static readonly DiagnosticDescriptor PlaceholderBecomesText = new(
        "ASL1131",
        "A placeholder that becomes text",
        "'{0}' must be {1}, and in quotation marks '{2}' becomes a text, which AWS refuses; remove the quotation marks",
        ShapeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>ItemReader, ItemBatcher or ResultWriter on an inline Map.</summary>
    public static readonly DiagnosticDescriptor InlineMapFails = new(
        "ASL1132",
        "An inline Map that fails",
        "An inline Map with {0} fails with States.Runtime whenever it runs; set Mode to DISTRIBUTED or remove {1}",
        ShapeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);
}
