using System.Globalization;

namespace AslSharp.Compiler.JsonPath;

/// <summary>The spelling of variable names (ASL reference, section 1.3): Unicode's ID_Start, then ID_Continue.</summary>
public static class VariableName
{
    /// <summary>Whether a text is spelled as a variable name. Its length and reserved names are other rules.</summary>
    /// <param name="text">The name without <c>$</c>.</param>
    public static bool IsValid(string text) => text.Length > 0 && Measure(text, 0) == text.Length;

    /// <summary>The number of UTF-16 units that a variable name at a position takes; 0 if none starts there.</summary>
    internal static int Measure(string text, int start)
    {
        if (start >= text.Length || !IsStart(CharUnicodeInfo.GetUnicodeCategory(text, start)))
            return 0;
        var position = start;
        while (position < text.Length && IsPart(CharUnicodeInfo.GetUnicodeCategory(text, position)))
            position += char.IsSurrogatePair(text, position) ? 2 : 1;
        return position - start;
    }

    private static bool IsStart(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter
        or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool IsPart(UnicodeCategory category) => IsStart(category) || category is UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
