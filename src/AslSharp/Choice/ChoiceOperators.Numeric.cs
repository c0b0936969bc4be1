namespace AslSharp.Runtime;

/// <content>Numbers and booleans.</content>
public static partial class ChoiceOperators
{
    /// <summary>Whether a number is equal to another; both are taken as binary64.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool NumericEquals(AslValue value, double operand) =>
        value.TryGetDouble(out var number) && number == operand;

    /// <summary><c>NumericEqualsPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool NumericEquals(AslValue value, AslValue operand) =>
        value.IsInt64 && operand.IsInt64
            ? (double)value.Int64Bits == operand.Int64Bits
            : operand.TryGetDouble(out var other) && NumericEquals(value, other);

    /// <summary>Whether a number is less than another; both are taken as binary64.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool NumericLessThan(AslValue value, double operand) =>
        value.TryGetDouble(out var number) && number < operand;

    /// <summary><c>NumericLessThanPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool NumericLessThan(AslValue value, AslValue operand) =>
        value.IsInt64 && operand.IsInt64
            ? (double)value.Int64Bits < operand.Int64Bits
            : operand.TryGetDouble(out var other) && NumericLessThan(value, other);

    /// <summary>Whether a number is greater than another; both are taken as binary64.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool NumericGreaterThan(AslValue value, double operand) =>
        value.TryGetDouble(out var number) && number > operand;

    /// <summary><c>NumericGreaterThanPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool NumericGreaterThan(AslValue value, AslValue operand) =>
        value.IsInt64 && operand.IsInt64
            ? (double)value.Int64Bits > operand.Int64Bits
            : operand.TryGetDouble(out var other) && NumericGreaterThan(value, other);

    /// <summary>Whether a number is less than or equal to another; both are taken as binary64.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool NumericLessThanEquals(AslValue value, double operand) =>
        value.TryGetDouble(out var number) && number <= operand;

    /// <summary><c>NumericLessThanEqualsPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool NumericLessThanEquals(AslValue value, AslValue operand) =>
        value.IsInt64 && operand.IsInt64
            ? (double)value.Int64Bits <= operand.Int64Bits
            : operand.TryGetDouble(out var other) && NumericLessThanEquals(value, other);

    /// <summary>Whether a number is greater than or equal to another; both are taken as binary64.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool NumericGreaterThanEquals(AslValue value, double operand) =>
        value.TryGetDouble(out var number) && number >= operand;

    /// <summary><c>NumericGreaterThanEqualsPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool NumericGreaterThanEquals(AslValue value, AslValue operand) =>
        value.IsInt64 && operand.IsInt64
            ? (double)value.Int64Bits >= operand.Int64Bits
            : operand.TryGetDouble(out var other) && NumericGreaterThanEquals(value, other);

    /// <summary>Whether a boolean is the given one.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">The literal operand.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool BooleanEquals(AslValue value, bool operand) =>
        value.Kind == (operand ? AslKind.True : AslKind.False);

    /// <summary><c>BooleanEqualsPath</c>.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="operand">What the operand path refers to.</param>
    /// <returns>False when an operand is of another kind.</returns>
    public static bool BooleanEquals(AslValue value, AslValue operand) =>
        operand.IsBoolean && value.Kind == operand.Kind;
}
