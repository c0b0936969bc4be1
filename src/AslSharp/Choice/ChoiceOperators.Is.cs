namespace AslSharp.Runtime;

/// <content>Tests of kind.</content>
public static partial class ChoiceOperators
{
    /// <summary>Whether the value is null.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="expected">The operand: false inverts the test.</param>
    /// <returns>Whether the test came out as expected.</returns>
    public static bool IsNull(AslValue value, bool expected) => value.IsNull == expected;

    /// <summary>Whether the value is there at all; a null is. The value comes from <see cref="DefinitePath.Find(AslValue)"/>: this test alone never
    /// fails.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="expected">The operand: false inverts the test.</param>
    /// <returns>Whether the test came out as expected.</returns>
    public static bool IsPresent(AslValue value, bool expected) => !value.IsUndefined == expected;

    /// <summary>Whether the value is a number.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="expected">The operand: false inverts the test.</param>
    /// <returns>Whether the test came out as expected.</returns>
    public static bool IsNumeric(AslValue value, bool expected) => value.IsNumber == expected;

    /// <summary>Whether the value is a string.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="expected">The operand: false inverts the test.</param>
    /// <returns>Whether the test came out as expected.</returns>
    public static bool IsString(AslValue value, bool expected) => value.IsString == expected;

    /// <summary>Whether the value is a boolean.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="expected">The operand: false inverts the test.</param>
    /// <returns>Whether the test came out as expected.</returns>
    public static bool IsBoolean(AslValue value, bool expected) => value.IsBoolean == expected;

    /// <summary>Whether the value is a string that is a timestamp.</summary>
    /// <param name="value">What <c>Variable</c> refers to.</param>
    /// <param name="expected">The operand: false inverts the test.</param>
    /// <returns>Whether the test came out as expected.</returns>
    public static bool IsTimestamp(AslValue value, bool expected) => TryGetTimestamp(value, out _) == expected;
}
