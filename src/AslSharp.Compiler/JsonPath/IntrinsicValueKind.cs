namespace AslSharp.Compiler.JsonPath;

/// <summary>What kind of JSON an argument must be or a function gives.</summary>
public enum IntrinsicValueKind
{
    /// <summary>Any JSON.</summary>
    Any,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,

    /// <summary>Null.</summary>
    Null,
}
