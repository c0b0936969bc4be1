namespace AslSharp.Runtime;

/// <summary>One part of a date picture: text that stands as it is, or a component and how it is shown.</summary>
internal sealed class DatePicturePart
{
    /// <summary>The text; null for a component.</summary>
    internal string? Literal { get; init; }

    /// <summary>The component's letter, as <c>Y</c>.</summary>
    internal char Component { get; init; }

    /// <summary>Whether the modifier <c>t</c> is there: Z for a time zone of 0.</summary>
    internal bool IsTraditional { get; init; }

    /// <summary>The case of names; null for a number.</summary>
    internal LetterCase? Names { get; init; }

    /// <summary>How a number is shown; null for a name and for AM and PM, calendar and era.</summary>
    internal IntegerFormat? Format { get; init; }

    /// <summary>How many digits of the year are shown, of year, month and day; -1 for all.</summary>
    internal int YearDigits { get; init; } = -1;

    /// <summary>The most characters of a name; 0 for all.</summary>
    internal int MostCharacters { get; init; }
}
