using System.ComponentModel;
using System.Globalization;

namespace AslSharp.Runtime;

/// <summary>The errors of JSONata 2.0.6 that evaluation can raise, each with its text. A value in a text stands as JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class JsonataErrors
{
    private const int LongestValue = 256;

    /// <summary>An argument does not match the signature.</summary>
    /// <param name="index">Which argument, from 1.</param>
    /// <param name="function">The function's name without <c>$</c>; null where it has none.</param>
    /// <returns>T0410.</returns>
    internal static JsonataException ArgumentMismatch(int index, string? function) =>
        new("T0410", $"Argument {Text(index)} of function {Quoted(function)} does not match function signature");

    /// <summary>The context value cannot stand in for an argument.</summary>
    /// <param name="index">Which argument, from 1.</param>
    /// <param name="function">The function's name without <c>$</c>; null where it has none.</param>
    /// <returns>T0411.</returns>
    internal static JsonataException ContextMismatch(int index, string? function) =>
        new("T0411", $"Context value is not a compatible type with argument {Text(index)} of function {Quoted(function)}");

    /// <summary>An argument is not an array of the right items.</summary>
    /// <param name="index">Which argument, from 1.</param>
    /// <param name="function">The function's name without <c>$</c>; null where it has none.</param>
    /// <param name="type">What the items must be, as <c>numbers</c>.</param>
    /// <returns>T0412.</returns>
    internal static JsonataException ArrayMismatch(int index, string? function, string type) =>
        new("T0412", $"Argument {Text(index)} of function {Quoted(function)} must be an array of {Quoted(type)}");

    /// <summary>An infinite number is calculated with.</summary>
    /// <param name="value">The number.</param>
    /// <returns>D1001.</returns>
    internal static JsonataException NumberOutOfRange(AslValue value) => new("D1001", $"Number out of range: {Text(value)}");

    /// <summary>Something else than a number is negated.</summary>
    /// <param name="value">What.</param>
    /// <returns>D1002.</returns>
    internal static JsonataException NegatedNonNumber(AslValue value) => new("D1002", $"Cannot negate a non-numeric value: {Text(value)}");

    /// <summary>A key of an object or a group is no string.</summary>
    /// <param name="value">What it is.</param>
    /// <returns>T1003.</returns>
    internal static JsonataException KeyNotString(AslValue value) => new("T1003", $"Key in object structure must evaluate to a string; got: {Text(value)}");

    /// <summary>A regular expression matches nothing at all.</summary>
    /// <returns>D1004.</returns>
    internal static JsonataException EmptyMatch() => new("D1004", "Regular expression matches zero length string");

    /// <summary>A name without <c>$</c> is called.</summary>
    /// <param name="name">The name.</param>
    /// <returns>T1005.</returns>
    public static JsonataException NotAFunctionDidYouMean(string name) => new("T1005", $"Attempted to invoke a non-function. Did you mean ${name}?");

    /// <summary>Something else than a function is called.</summary>
    /// <returns>T1006.</returns>
    internal static JsonataException NotAFunction() => new("T1006", "Attempted to invoke a non-function");

    /// <summary>A name without <c>$</c> is partially applied.</summary>
    /// <param name="name">The name.</param>
    /// <returns>T1007.</returns>
    public static JsonataException PartialNotAFunctionDidYouMean(string name) =>
        new("T1007", $"Attempted to partially apply a non-function. Did you mean ${name}?");

    /// <summary>Something else than a function is partially applied.</summary>
    /// <returns>T1008.</returns>
    internal static JsonataException PartialNotAFunction() => new("T1008", "Attempted to partially apply a non-function");

    /// <summary>Two expressions of a group give the same key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>D1009.</returns>
    internal static JsonataException RepeatedKey(string key) => new("D1009", $"Multiple key definitions evaluate to same key: {Quoted(key)}");

    /// <summary>A matcher gives something else than a match.</summary>
    /// <param name="function">The function that called it, without <c>$</c>.</param>
    /// <returns>T1010.</returns>
    internal static JsonataException BadMatcher(string function) =>
        new("T1010", $"The matcher function argument passed to function {Quoted(function)} does not return the correct object structure");

    /// <summary>The left side of an operator is no number.</summary>
    /// <param name="symbol">The operator.</param>
    /// <returns>T2001.</returns>
    internal static JsonataException LeftNotNumber(string symbol) => new("T2001", $"The left side of the {Quoted(symbol)} operator must evaluate to a number");

    /// <summary>The right side of an operator is no number.</summary>
    /// <param name="symbol">The operator.</param>
    /// <returns>T2002.</returns>
    internal static JsonataException RightNotNumber(string symbol)
        => new("T2002", $"The right side of the {Quoted(symbol)} operator must evaluate to a number");

    /// <summary>The left side of <c>..</c> is no integer.</summary>
    /// <returns>T2003.</returns>
    internal static JsonataException LeftNotInteger() => new("T2003", "The left side of the range operator (..) must evaluate to an integer");

    /// <summary>The right side of <c>..</c> is no integer.</summary>
    /// <returns>T2004.</returns>
    internal static JsonataException RightNotInteger() => new("T2004", "The right side of the range operator (..) must evaluate to an integer");

    /// <summary>The right side of <c>~&gt;</c> is no function.</summary>
    /// <returns>T2006.</returns>
    internal static JsonataException ApplyToNonFunction() => new("T2006", "The right side of the function application operator ~> must be a function");

    /// <summary>Values of an order-by clause are of different types.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>T2007.</returns>
    internal static JsonataException OrderMismatch(AslValue left, AslValue right) =>
        new("T2007", $"Type mismatch when comparing values {Text(left)} and {Text(right)} in order-by clause");

    /// <summary>A value of an order-by clause is neither number nor string.</summary>
    /// <returns>T2008.</returns>
    internal static JsonataException OrderNotComparable()
        => new("T2008", "The expressions within an order-by clause must evaluate to numeric or string values");

    /// <summary>The sides of a comparison are of different types.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other side.</param>
    /// <param name="symbol">The operator.</param>
    /// <returns>T2009.</returns>
    internal static JsonataException ComparisonMismatch(AslValue left, AslValue right, string symbol) =>
        new("T2009", $"The values {Text(left)} and {Text(right)} either side of operator {Quoted(symbol)} must be of the same data type");

    /// <summary>A side of a comparison is neither number nor string.</summary>
    /// <param name="symbol">The operator.</param>
    /// <returns>T2010.</returns>
    internal static JsonataException NotComparable(string symbol) =>
        new("T2010", $"The expressions either side of operator {Quoted(symbol)} must evaluate to numeric or string values");

    /// <summary>The update clause of a transform gives no object.</summary>
    /// <param name="value">What it gives.</param>
    /// <returns>T2011.</returns>
    internal static JsonataException UpdateNotObject(AslValue value) =>
        new("T2011", $"The insert/update clause of the transform expression must evaluate to an object: {Text(value)}");

    /// <summary>The delete clause of a transform gives no names.</summary>
    /// <param name="value">What it gives.</param>
    /// <returns>T2012.</returns>
    internal static JsonataException DeleteNotStrings(AslValue value) =>
        new("T2012", $"The delete clause of the transform expression must evaluate to a string or array of strings: {Text(value)}");

    /// <summary>A range has too many items.</summary>
    /// <param name="size">How many.</param>
    /// <returns>D2014.</returns>
    internal static JsonataException RangeTooLarge(AslValue size) =>
        new("D2014", $"The size of the sequence allocated by the range operator (..) must not exceed 1e6.  Attempted to allocate {Text(size)}.");

    /// <summary>An evaluation takes too long.</summary>
    /// <returns>AWS's text, without a code.</returns>
    internal static JsonataException Timeout() => new("", "Expression evaluation timeout");

    /// <summary>A value is too large.</summary>
    /// <returns>AWS's text, without a code.</returns>
    internal static JsonataException MemoryLimit() => new("", "Expression evaluation memory limit exceeded: Check for excessive memory usage");

    /// <summary>Calls or values are nested too deeply.</summary>
    /// <returns>AWS's text, without a code.</returns>
    internal static JsonataException StackOverflow() =>
        new("", "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.");

    /// <summary>An expression gives undefined where a value is needed.</summary>
    /// <returns>AWS's text.</returns>
    internal static JsonataException Nothing() => new("", "returned nothing (undefined).", isResult: true);

    /// <summary>An expression gives a function.</summary>
    /// <returns>AWS's text.</returns>
    internal static JsonataException UnsupportedResult() => new("", "returned an unsupported result type.", isResult: true);

    /// <summary>An expression gives a value of a type that the field does not take.</summary>
    /// <param name="expected">What the field takes, as <c>array</c>.</param>
    /// <param name="value">What it got.</param>
    /// <returns>AWS's text.</returns>
    internal static JsonataException UnexpectedResult(string expected, AslValue value) =>
        new("", $"returned an unexpected result type. Expected '{expected}', but was '{JsonataResult.TypeOf(value)}' for value: {value.ToJson()}",
            isResult: true);

    /// <summary>A value as it stands in a text: its JSON, shortened where it is long.</summary>
    internal static string Text(AslValue value)
    {
        if (value.IsUndefined) return "undefined";
        if (value.TryGetDouble(out var number) && !double.IsFinite(number)) return "null";
        var text = JsonataText.OrNull(value, prettify: false) ?? "null";
        if (value.IsString) text = Quoted(text);
        return text.Length <= LongestValue ? text : string.Concat(text.AsSpan(0, LongestValue), "...");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string? text) => text is null ? "undefined" : AslValue.Of(text).ToJson();
}
