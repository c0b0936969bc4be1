using System.ComponentModel;

#if ASLSHARP_COMPILER
namespace AslSharp.Compiler.Signatures;
#else
namespace AslSharp.Runtime;
#endif

/// <summary>The types of values that signatures tell apart.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum JsonataTypes
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>A string, <c>s</c>.</summary>
    String = 1,

    /// <summary>A number, <c>n</c>.</summary>
    Number = 2,

    /// <summary>A boolean, <c>b</c>.</summary>
    Boolean = 4,

    /// <summary>Null, <c>l</c>.</summary>
    Null = 8,

    /// <summary>An array, <c>a</c>.</summary>
    Array = 16,

    /// <summary>An object, <c>o</c>.</summary>
    Object = 32,

    /// <summary>A function, <c>f</c>.</summary>
    Function = 64,

    /// <summary>Undefined.</summary>
    Missing = 128,

    /// <summary>Any value but a function, or undefined, <c>j</c>.</summary>
    Json = String | Number | Boolean | Null | Array | Object | Missing,

    /// <summary>Any value or undefined, <c>x</c>.</summary>
    Any = Json | Function,
}
