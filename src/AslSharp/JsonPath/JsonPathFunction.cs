using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The functions that newer versions of the path library know. The service's own version takes <c>length()</c> for a name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum JsonPathFunction
{
    /// <summary>Number of elements or members.</summary>
    Length,

    /// <summary>The same as <see cref="Length"/>.</summary>
    Size,

    /// <summary>Least number.</summary>
    Min,

    /// <summary>Greatest number.</summary>
    Max,

    /// <summary>Sum of the numbers.</summary>
    Sum,

    /// <summary>Mean of the numbers.</summary>
    Avg,

    /// <summary>Standard deviation of the numbers, as of a whole population.</summary>
    Stddev,

    /// <summary>Names of the members.</summary>
    Keys,

    /// <summary>The strings of an array and the arguments, joined.</summary>
    Concat,

    /// <summary>The array with the arguments as further elements.</summary>
    Append,

    /// <summary>First element.</summary>
    First,

    /// <summary>Last element.</summary>
    Last,

    /// <summary>Element at an index; negative counts from the end.</summary>
    Index,
}
