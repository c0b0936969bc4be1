using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The operators of a filter expression.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum FilterOperator
{
    /// <summary><c>==</c></summary>
    Equal = 0,

    /// <summary><c>!=</c></summary>
    NotEqual = 1,

    /// <summary><c>&lt;</c></summary>
    Less = 2,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual = 3,

    /// <summary><c>&gt;</c></summary>
    Greater = 4,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual = 5,

    /// <summary><c>=~</c>: the whole left text fits the pattern on the right.</summary>
    Matches = 6,

    /// <summary><c>in</c>: the left value is an element of the right array.</summary>
    In = 7,

    /// <summary><c>nin</c>: it is not.</summary>
    NotIn = 8,

    /// <summary><c>subsetof</c>: every element of the left array is in the right one.</summary>
    SubsetOf = 9,

    /// <summary><c>anyof</c>: some element of the left array is in the right one.</summary>
    AnyOf = 10,

    /// <summary><c>noneof</c>: no element of the left array is in the right one.</summary>
    NoneOf = 11,

    /// <summary><c>contains</c>: the right value is an element of the left array, or a part of the left string.</summary>
    Contains = 12,

    /// <summary><c>size</c>: the left string, array or object has as many characters, elements or members.</summary>
    Size = 13,

    /// <summary><c>empty</c>: whether the left string, array or object is empty is as the right boolean says.</summary>
    Empty = 14,
}
