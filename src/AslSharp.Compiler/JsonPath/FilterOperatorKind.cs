namespace AslSharp.Compiler.JsonPath;

/// <summary>The operators of a filter.</summary>
public enum FilterOperatorKind
{
    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>></c></summary>
    Greater,

    /// <summary><c>>=</c></summary>
    GreaterOrEqual,

    /// <summary><c>=~</c></summary>
    Matches,

    /// <summary><c>in</c></summary>
    In,

    /// <summary><c>nin</c></summary>
    NotIn,

    /// <summary><c>subsetof</c></summary>
    SubsetOf,

    /// <summary><c>anyof</c></summary>
    AnyOf,

    /// <summary><c>noneof</c></summary>
    NoneOf,

    /// <summary><c>contains</c></summary>
    Contains,

    /// <summary><c>size</c></summary>
    Size,

    /// <summary><c>empty</c></summary>
    Empty,
}
