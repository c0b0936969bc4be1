namespace AslSharp.Runtime;

/// <content>Timestamps; a string that is not one makes the test false.</content>
public static partial class ChoiceOperators
{
    /// <summary>Whether two timestamps are the same instant.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool TimestampEquals(AslValue value, Timestamp operand) =>
        TryGetTimestamp(value, out var timestamp) && timestamp == operand;

    /// <summary><c>TimestampEqualsPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool TimestampEquals(AslValue value, AslValue operand) =>
        TryGetTimestamp(operand, out var other) && TimestampEquals(value, other);

    /// <summary>Whether a timestamp is earlier than another.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool TimestampLessThan(AslValue value, Timestamp operand) =>
        TryGetTimestamp(value, out var timestamp) && timestamp < operand;

    /// <summary><c>TimestampLessThanPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool TimestampLessThan(AslValue value, AslValue operand) =>
        TryGetTimestamp(operand, out var other) && TimestampLessThan(value, other);

    /// <summary>Whether a timestamp is later than another.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool TimestampGreaterThan(AslValue value, Timestamp operand) =>
        TryGetTimestamp(value, out var timestamp) && timestamp > operand;

    /// <summary><c>TimestampGreaterThanPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool TimestampGreaterThan(AslValue value, AslValue operand) =>
        TryGetTimestamp(operand, out var other) && TimestampGreaterThan(value, other);

    /// <summary>Whether a timestamp is not later than another.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool TimestampLessThanEquals(AslValue value, Timestamp operand) =>
        TryGetTimestamp(value, out var timestamp) && timestamp <= operand;

    /// <summary><c>TimestampLessThanEqualsPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool TimestampLessThanEquals(AslValue value, AslValue operand) =>
        TryGetTimestamp(operand, out var other) && TimestampLessThanEquals(value, other);

    /// <summary>Whether a timestamp is not earlier than another.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool TimestampGreaterThanEquals(AslValue value, Timestamp operand) =>
        TryGetTimestamp(value, out var timestamp) && timestamp >= operand;

    /// <summary><c>TimestampGreaterThanEqualsPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool TimestampGreaterThanEquals(AslValue value, AslValue operand) =>
        TryGetTimestamp(operand, out var other) && TimestampGreaterThanEquals(value, other);

    private static bool TryGetTimestamp(AslValue value, out Timestamp timestamp)
    {
        timestamp = default;
        return value.TryGetString(out var text) && Timestamp.TryParse(text, out timestamp);
    }
}
