using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL10xx: the text is no JSON, whatever it means.
public static partial class DiagnosticDescriptors
{
    /// <summary>A file without any JSON.</summary>
    public static readonly DiagnosticDescriptor DefinitionEmpty = new(
        "ASL1001",
        "The file is empty",
        "The file is empty; write a JSON object with the fields StartAt and States",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Text that JSON does not allow at its place.</summary>
    public static readonly DiagnosticDescriptor JsonTokenUnexpected = new(
        "ASL1002",
        "Unexpected text",
        "'{0}' is not expected here; write {1}",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Two properties or elements without a comma between them.</summary>
    public static readonly DiagnosticDescriptor CommaMissing = new(
        "ASL1003",
        "A comma is missing",
        "A comma is missing; write ',' between two {0}",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A comma before a closing bracket.</summary>
    public static readonly DiagnosticDescriptor CommaTrailing = new(
        "ASL1004",
        "A comma has nothing after it",
        "Nothing follows this comma; remove it before '{0}'",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A property name without its colon.</summary>
    public static readonly DiagnosticDescriptor ColonMissing = new(
        "ASL1005",
        "A colon is missing",
        "The name \"{0}\" has no colon; write ':' and a value after it",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A place where a value must stand and none does.</summary>
    public static readonly DiagnosticDescriptor JsonValueMissing = new(
        "ASL1006",
        "A value is missing",
        "A value is missing; write a string, number, object, array, true, false or null",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>An object or array without its end.</summary>
    public static readonly DiagnosticDescriptor BracketNotClosed = new(
        "ASL1007",
        "A bracket is not closed",
        "The '{0}' of line {1} is not closed; write '{2}' here",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A string without its closing quotation mark.</summary>
    public static readonly DiagnosticDescriptor StringNotClosed = new(
        "ASL1008",
        "A string is not closed",
        "This string has no end; write '\"' where it ends",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A backslash with something after it that is no escape.</summary>
    public static readonly DiagnosticDescriptor EscapeInvalid = new(
        "ASL1009",
        "Unknown escape in a string",
        "'{0}' is not an escape that JSON knows; write '\\\\' for a backslash, or one of the escapes \\\" \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A line break, tab or other control character inside a string.</summary>
    public static readonly DiagnosticDescriptor ControlCharacterInString = new(
        "ASL1010",
        "A raw control character in a string",
        "The character U+{0} may not stand in a string as it is; write the escape {1}",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A surrogate code unit without its other half.</summary>
    public static readonly DiagnosticDescriptor SurrogateUnpaired = new(
        "ASL1011",
        "Half of a surrogate pair",
        "'{0}' is half of a surrogate pair and stands for no character; write both halves, or the character itself",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>The replacement character, the trace of bytes that are not UTF-8.</summary>
    public static readonly DiagnosticDescriptor EncodingInvalid = new(
        "ASL1012",
        "The file is not valid UTF-8",
        "The character U+FFFD stands here, most likely for bytes that are not UTF-8; save the file as UTF-8 and write the character again",
        JsonCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A <c>//</c> or <c>/* */</c> comment; it is skipped.</summary>
    public static readonly DiagnosticDescriptor CommentInJson = new(
        "ASL1013",
        "JSON has no comments",
        "JSON has no comments and AWS refuses them; write the text into a Comment field",
        JsonCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A block comment without its end.</summary>
    public static readonly DiagnosticDescriptor CommentNotClosed = new(
        "ASL1014",
        "A comment is not closed",
        "This comment has no end; write '*/', or better the text into a Comment field",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Digits in a form that JSON does not know.</summary>
    public static readonly DiagnosticDescriptor NumberInvalid = new(
        "ASL1015",
        "Malformed number",
        "'{0}' is not a JSON number; write digits, with a leading zero before a decimal point and none elsewhere",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A bare word that is not true, false or null.</summary>
    public static readonly DiagnosticDescriptor WordUnknown = new(
        "ASL1016",
        "Unknown word",
        "'{0}' is not a JSON value; write {1}",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A property name without quotation marks, or text in single ones.</summary>
    public static readonly DiagnosticDescriptor QuotesMissing = new(
        "ASL1017",
        "Text without double quotation marks",
        "'{0}' is not in double quotation marks; write \"{1}\"",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A name that an earlier property of the same object has.</summary>
    public static readonly DiagnosticDescriptor PropertyDuplicate = new(
        "ASL1018",
        "A property is written twice",
        "The property \"{0}\" is written twice and JSON readers disagree on which one counts; remove or rename one of them",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Brackets inside brackets beyond the limit; what is inside is skipped.</summary>
    public static readonly DiagnosticDescriptor NestingTooDeep = new(
        "ASL1019",
        "Nested too deeply",
        "Objects and arrays are nested more than {0} deep; move the inner part out, into a child state machine or a task",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Anything behind the value that a file consists of.</summary>
    public static readonly DiagnosticDescriptor ContentAfterEnd = new(
        "ASL1020",
        "Text after the end",
        "'{0}' stands after the end of the definition; remove it, or remove the bracket that closes the definition too early",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A placeholder whose value decides what the machine is.</summary>
    public static readonly DiagnosticDescriptor PlaceholderUnfilled = new(
        "ASL1021",
        "A placeholder to be filled in first",
        "'{0}' has no value yet, so the definition is checked as far as it is known but cannot be compiled to run; fill it in before, or remove the file from the project's AdditionalFiles",
        JsonCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>More text than the service takes.</summary>
    public static readonly DiagnosticDescriptor DefinitionTooLarge = new(
        "ASL1022",
        "Larger than Step Functions takes",
        "The definition has {0} bytes and Step Functions takes at most {1}, which end here; move parts of it into child state machines",
        JsonCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A <c>${</c> in a text without its brace.</summary>
    public static readonly DiagnosticDescriptor PlaceholderNotClosed = new(
        "ASL1023",
        "A placeholder is not closed",
        "'{0}' begins a placeholder that has no end, so it stays text; write '}}' where the name ends",
        JsonCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);
}
