namespace AslSharp.Runtime;

/// <summary>The English names of months and days.</summary>
internal static class DateNames
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The names of a component's values from 1 on; null where it has none.</summary>
    internal static string[]? Of(char component) => component switch
    {
        'M' or 'x' => Months,
        'F' => Days,
        _ => null,
    };
}
