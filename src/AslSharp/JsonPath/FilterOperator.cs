using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The operators of a filter expression.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum FilterOperator
{
    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>=~</c>: the whole left text fits the pattern on the right.</summary>
    Matches,

    /// <summary><c>in</c>: the left value is an element of the right array.</summary>
    In,

    /// <summary><c>nin</c>: it is not.</summary>
    NotIn,

    /// <summary><c>subsetof</c>: every element of the left array is in the right one.</summary>
    SubsetOf,

    /// <summary><c>anyof</c>: some element of the left array is in the right one.</summary>
    AnyOf,

    /// <summary><c>noneof</c>: no element of the left array is in the right one.</summary>
    NoneOf,

    /// <summary><c>contains</c>: the right value is an element of the left array, or a part of the left string.</summary>
    Contains,

    /// <summary><c>size</c>: the left string, array or object has as many characters, elements or members.</summary>
    Size,

    /// <summary><c>empty</c>: whether the left string, array or object is empty is as the right boolean says.</summary>
    Empty,
}
