namespace AslSharp;

/// <summary>What an <see cref="AslValue"/> holds. The two booleans are kinds of their own, so that a rule can be decided by the kind alone.</summary>
public enum AslKind : byte
{
    /// <summary>No value at all: a path that found nothing. Never part of a JSON text.</summary>
    Undefined = 0,

    /// <summary>JSON <c>null</c>.</summary>
    Null = 1,

    /// <summary>JSON <c>false</c>.</summary>
    False = 2,

    /// <summary>JSON <c>true</c>.</summary>
    True = 3,

    /// <summary>A JSON number of any size; its text is kept where it was read from a text.</summary>
    Number = 4,

    /// <summary>A JSON string.</summary>
    String = 5,

    /// <summary>A JSON array.</summary>
    Array = 6,

    /// <summary>A JSON object; the order of its members is kept.</summary>
    Object = 7,

    /// <summary>A function value of JSONata. It lives inside one expression only: what leaves an expression never holds one.</summary>
    Function = 8,
}
