using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The functions that newer versions of the path library know. The service's own version takes <c>length()</c> for a name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum JsonPathFunction
{
    /// <summary>Number of elements or members.</summary>
    Length = 0,

    /// <summary>The same as <see cref="Length"/>.</summary>
    Size = 1,

    /// <summary>Least number.</summary>
    Min = 2,

    /// <summary>Greatest number.</summary>
    Max = 3,

    /// <summary>Sum of the numbers.</summary>
    Sum = 4,

    /// <summary>Mean of the numbers.</summary>
    Avg = 5,

    /// <summary>Standard deviation of the numbers, as of a whole population.</summary>
    Stddev = 6,

    /// <summary>Names of the members.</summary>
    Keys = 7,

    /// <summary>The strings of an array and the arguments, joined.</summary>
    Concat = 8,

    /// <summary>The array with the arguments as further elements.</summary>
    Append = 9,

    /// <summary>First element.</summary>
    First = 10,

    /// <summary>Last element.</summary>
    Last = 11,

    /// <summary>Element at an index; negative counts from the end.</summary>
    Index = 12,
}
