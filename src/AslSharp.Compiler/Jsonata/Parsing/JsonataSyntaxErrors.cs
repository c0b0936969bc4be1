using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>The faults of syntax, worded as the reference does.</summary>
internal static class JsonataSyntaxErrors
{
    public static JsonataError StringNotClosed(TextSpan span) => new("S0101", "String literal must be terminated by a matching quote", span);

    public static JsonataError NumberOutOfRange(TextSpan span, string token) => new("S0102", $"Number out of range: {Quote(token)}", span);

    public static JsonataError EscapeUnknown(TextSpan span, string character) => new("S0103", $"Unsupported escape sequence: \\{Quote(character)}", span);

    public static JsonataError EscapeWithoutDigits(TextSpan span) => new("S0104", "The escape sequence \\u must be followed by 4 hex digits", span);

    public static JsonataError NameNotClosed(TextSpan span) => new("S0105", "Quoted property name must be terminated with a backquote (`)", span);

    public static JsonataError CommentNotClosed(TextSpan span) => new("S0106", "Comment has no closing tag", span);

    public static JsonataError Unexpected(JsonataToken token) => new("S0201", $"Syntax error: {Show(token)}", token.Span);

    public static JsonataError Expected(string symbol, JsonataToken token) =>
        token.Kind == JsonataTokenKind.End
            ? new("S0203", $"Expected {Quote(symbol)} before end of expression", token.Span)
            : new("S0202", $"Expected {Quote(symbol)}, got {Show(token)}", token.Span);

    public static JsonataError OperatorUnknown(JsonataToken token) => new("S0204", $"Unknown operator: {Show(token)}", token.Span);

    public static JsonataError EndOfExpression(TextSpan span) => new("S0207", "Unexpected end of expression", span);

    public static JsonataError ParameterNotVariable(TextSpan span, int number) =>
        new("S0208", $"Parameter {number.ToString(CultureInfo.InvariantCulture)} of function definition must be a variable name (start with $)", span);

    public static JsonataError PredicateAfterGroup(TextSpan span) => new("S0209", "A predicate cannot follow a grouping expression in a step", span);

    public static JsonataError SecondGroup(TextSpan span) => new("S0210", "Each step can only have one grouping expression", span);

    public static JsonataError NotUnary(JsonataToken token) => new("S0211", $"The symbol {Show(token)} cannot be used as a unary operator", token.Span);

    public static JsonataError BindTargetNotVariable(TextSpan span) => new("S0212", "The left side of := must be a variable name (start with $)", span);

    public static JsonataError LiteralStep(TextSpan span, string value) =>
        new("S0213", $"The literal value {value} cannot be used as a step within a path expression", span);

    public static JsonataError BindingNotVariable(TextSpan span, string symbol) =>
        new("S0214", $"The right side of {Quote(symbol)} must be a variable name (start with $)", span);

    public static JsonataError FocusAfterPredicate(TextSpan span) => new("S0215", "A context variable binding must precede any predicates on a step", span);

    public static JsonataError FocusAfterSort(TextSpan span) => new("S0216", "A context variable binding must precede the 'order-by' clause on a step", span);

    public static JsonataError ParentUnknown(TextSpan span)
        => new("S0217", "The object representing the 'parent' cannot be derived from this expression", span);

    public static JsonataError RegexEmpty(TextSpan span) => new("S0301", "Empty regular expressions are not allowed", span);

    public static JsonataError RegexNotClosed(TextSpan span) => new("S0302", "No terminating / in regular expression", span);

    public static JsonataError TypeParameterMisplaced(TextSpan span) => new("S0401", "Type parameters can only be applied to functions and arrays", span);

    public static JsonataError ChoiceWithParameter(TextSpan span) => new("S0402", "Choice groups containing parameterized types are not supported", span);

    // The two faults below have no code in the reference: its stack overflows, and the engine's own RegExp throws.
    public static JsonataError NestedTooDeeply(TextSpan span) =>
        new("D0001", $"The expression is nested more than {JsonataParser.MaximumDepth.ToString(CultureInfo.InvariantCulture)} levels deep", span);

    public static JsonataError RegexInvalid(TextSpan span, string why) => new("D0002", $"Invalid regular expression: {why}", span);

    /// <summary>A string as JSON, as the reference shows every text in a message.</summary>
    public static string Quote(string text)
    {
        var builder = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                '\b' => builder.Append("\\b"),
                '\f' => builder.Append("\\f"),
                < ' ' => builder.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => builder.Append(character),
            };
        }

        return builder.Append('"').ToString();
    }

    private static string Show(JsonataToken token) => token.Kind switch
    {
        JsonataTokenKind.End => "\"(end)\"",
        JsonataTokenKind.Number or JsonataTokenKind.True or JsonataTokenKind.False or JsonataTokenKind.Null => token.Text,
        JsonataTokenKind.Regex => "{}",
        _ => Quote(token.Text),
    };
}
