namespace AslSharp.Runtime;

/// <content>Numbers and times from and to text.</content>
public static partial class JsonataBuiltIns
{
    /// <summary><c>$number</c>, <c>&lt;(nsb)-:n&gt;</c>.</summary>
    public static JsonataFunction Number => field ??= JsonataFunction.BuiltIn("number", 1, static a => JsonataFunctions.Number(a[0]));

    /// <summary><c>$formatNumber</c>, <c>&lt;n-so?:s&gt;</c>.</summary>
    public static JsonataFunction FormatNumber =>
        field ??= JsonataFunction.BuiltIn("formatNumber", 3, static a => JsonataFunctions.FormatNumber(a[0], a[1], a[2]));

    /// <summary><c>$formatBase</c>, <c>&lt;n-n?:s&gt;</c>.</summary>
    public static JsonataFunction FormatBase => field ??= JsonataFunction.BuiltIn("formatBase", 2, static a => JsonataFunctions.FormatBase(a[0], a[1]));

    /// <summary><c>$formatInteger</c>, <c>&lt;n-s:s&gt;</c>.</summary>
    public static JsonataFunction FormatInteger =>
        field ??= JsonataFunction.BuiltIn("formatInteger", 2, static a => JsonataFunctions.FormatInteger(a[0], a[1]));

    /// <summary><c>$parseInteger</c>, <c>&lt;s-s:n&gt;</c>.</summary>
    public static JsonataFunction ParseInteger =>
        field ??= JsonataFunction.BuiltIn("parseInteger", 2, static a => JsonataFunctions.ParseInteger(a[0], a[1]));

    /// <summary><c>$fromMillis</c>, <c>&lt;n-s?s?:s&gt;</c>.</summary>
    public static JsonataFunction FromMillis =>
        field ??= JsonataFunction.BuiltIn("fromMillis", 3, static a => JsonataFunctions.FromMillis(a[0], a[1], a[2]));

    /// <summary><c>$toMillis</c>, <c>&lt;s-s?:n&gt;</c>.</summary>
    /// <param name="evaluation">Where time comes from.</param>
    /// <returns>The function.</returns>
    public static JsonataFunction ToMillis(JsonataEvaluation evaluation) =>
        JsonataFunction.BuiltIn("toMillis", 2, a => JsonataFunctions.ToMillis(evaluation, a[0], a[1]));

    /// <summary><c>$now</c>, <c>&lt;s?s?:s&gt;</c>.</summary>
    /// <param name="evaluation">Where time comes from.</param>
    /// <returns>The function.</returns>
    public static JsonataFunction Now(JsonataEvaluation evaluation) =>
        JsonataFunction.BuiltIn("now", 2, a => JsonataFunctions.Now(evaluation, a[0], a[1]));
}
