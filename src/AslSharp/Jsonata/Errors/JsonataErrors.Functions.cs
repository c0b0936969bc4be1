namespace AslSharp.Runtime;

/// <content>The errors of built-in functions.</content>
public static partial class JsonataErrors
{
    internal static JsonataException StringOfNonFinite() => new("D3001", "Attempting to invoke string function on Infinity or NaN");

    internal static JsonataException EmptyPattern() => new("D3010", "Second argument of replace function cannot be an empty string");

    internal static JsonataException BadReplaceLimit() => new("D3011", "Fourth argument of replace function must evaluate to a positive number");

    internal static JsonataException ReplacementNotString() => new("D3012", "Attempted to replace a matched string with a non-string value");

    internal static JsonataException BadSplitLimit() => new("D3020", "Third argument of split function must evaluate to a positive number");

    internal static JsonataException NotCastableToNumber(AslValue value) => new("D3030", $"Unable to cast value to a number: {Text(value)}");

    internal static JsonataException BadMatchLimit() => new("D3040", "Third argument of match function must evaluate to a positive number");

    internal static JsonataException BadReducer() => new("D3050", "The second argument of reduce function must be a function with at least two arguments");

    internal static JsonataException NegativeSquareRoot(AslValue value) =>
        new("D3060", $"The sqrt function cannot be applied to a negative number: {Text(value)}");

    internal static JsonataException PowerOutOfRange(AslValue value, AslValue exponent) =>
        new("D3061", $"The power function has resulted in a value that cannot be represented as a JSON number: base={Text(value)}, exponent={Text(exponent)}");

    internal static JsonataException NotSortable() =>
        new("D3070",
            "The single argument form of the sort function can only be applied to an array of strings or an array of numbers.  Use the second argument to specify a comparison function");

    internal static JsonataException MoreThanOne() => new("D3138", "The $single() function expected exactly 1 matching result.  Instead it matched more.");

    internal static JsonataException MatchedNone() => new("D3139", "The $single() function expected exactly 1 matching result.  Instead it matched 0.");

    internal static JsonataException MalformedUrl(string function, AslValue value) => new("D3140", $"Malformed URL passed to ${function}(): {Text(value)}");

    // What the reference makes of a built-in function with a default value among its parameters.
    internal static JsonataException ParameterNotVariable() => new("S0208", "Parameter 2 of function definition must be a variable name (start with $)");

    internal static JsonataException Raised(string message) => new("D3137", message);

    internal static JsonataException AssertionFailed(string message) => new("D3141", message);

    // The words are those of Java, in which the service is written.
    internal static JsonataException NotBase64(string problem) => new("", problem);

    // The text is ours.
    internal static JsonataException BadChunk(AslValue size) => new("", $"The size of a partition cannot be negative: {Text(size)}");

    // The text is ours: what the service says is not known.
    internal static JsonataException NotJson(string problem) => new("", $"The argument of the parse function must be JSON text. {problem}");
}
