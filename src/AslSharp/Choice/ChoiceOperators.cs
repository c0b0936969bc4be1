using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The data-test operators of JSONPath choice rules (ASL section 8.3). A value of the wrong kind is no error: the test is false.
/// The overload that takes a second <see cref="AslValue"/> serves the <c>…Path</c> operators.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ChoiceOperators
{
    /// <summary>Whether two strings are the same, by UTF-16 code units.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool StringEquals(AslValue value, string operand) =>
        value.IsString && value.StringEquals(operand);

    /// <summary><c>StringEqualsPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool StringEquals(AslValue value, AslValue operand) =>
        operand.TryGetString(out var other) && StringEquals(value, other);

    /// <summary>Whether a string is less than another, by UTF-16 code units.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool StringLessThan(AslValue value, string operand) =>
        value.TryGetString(out var text) && string.CompareOrdinal(text, operand) < 0;

    /// <summary><c>StringLessThanPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool StringLessThan(AslValue value, AslValue operand) =>
        operand.TryGetString(out var other) && StringLessThan(value, other);

    /// <summary>Whether a string is greater than another, by UTF-16 code units.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool StringGreaterThan(AslValue value, string operand) =>
        value.TryGetString(out var text) && string.CompareOrdinal(text, operand) > 0;

    /// <summary><c>StringGreaterThanPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool StringGreaterThan(AslValue value, AslValue operand) =>
        operand.TryGetString(out var other) && StringGreaterThan(value, other);

    /// <summary>Whether a string is less than or equal to another, by UTF-16 code units.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool StringLessThanEquals(AslValue value, string operand) =>
        value.TryGetString(out var text) && string.CompareOrdinal(text, operand) <= 0;

    /// <summary><c>StringLessThanEqualsPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool StringLessThanEquals(AslValue value, AslValue operand) =>
        operand.TryGetString(out var other) && StringLessThanEquals(value, other);

    /// <summary>Whether a string is greater than or equal to another, by UTF-16 code units.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool StringGreaterThanEquals(AslValue value, string operand) =>
        value.TryGetString(out var text) && string.CompareOrdinal(text, operand) >= 0;

    /// <summary><c>StringGreaterThanEqualsPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool StringGreaterThanEquals(AslValue value, AslValue operand) =>
        operand.TryGetString(out var other) && StringGreaterThanEquals(value, other);

    /// <summary>Whether a string fits a pattern.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="pattern">The pattern.</param>
    /// <returns>False when the value is not a string.</returns>
    public static bool StringMatches(AslValue value, StringPattern pattern) =>
        value.TryGetString(out var text) && pattern.Matches(text);
}
