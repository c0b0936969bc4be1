namespace AslSharp.Compiler.Shapes;

/// <summary>The kinds of values that a shape tells apart.</summary>
[Flags]
public enum ShapeKinds
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Null.</summary>
    Null = 1,

    /// <summary>True.</summary>
    True = 2,

    /// <summary>False.</summary>
    False = 4,

    /// <summary>A number without a fraction.</summary>
    Integer = 8,

    /// <summary>A number with a fraction.</summary>
    Fraction = 16,

    /// <summary>A string.</summary>
    String = 32,

    /// <summary>An array.</summary>
    Array = 64,

    /// <summary>An object.</summary>
    Object = 128,

    /// <summary>No value at all: what a path gives that finds nothing, and undefined in JSONata.</summary>
    Missing = 256,

    /// <summary>A function of JSONata.</summary>
    Function = 512,

    /// <summary>True or false.</summary>
    Boolean = True | False,

    /// <summary>Any number.</summary>
    Number = Integer | Fraction,

    /// <summary>Any JSON.</summary>
    Json = Null | Boolean | Number | String | Array | Object,

    /// <summary>Whatever an expression of JSONata may give.</summary>
    All = Json | Missing | Function,
}
