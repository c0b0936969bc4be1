namespace AslSharp;

/// <summary>What an <see cref="AslValue"/> holds. The two booleans are kinds of their own, so that a rule can be decided by the kind alone.</summary>
public enum AslKind : byte
{
    /// <summary>No value at all: a path that found nothing. Never part of a JSON text.</summary>
    Undefined,

    /// <summary>JSON <c>null</c>.</summary>
    Null,

    /// <summary>JSON <c>false</c>.</summary>
    False,

    /// <summary>JSON <c>true</c>.</summary>
    True,

    /// <summary>A JSON number of any size; its text is kept where it was read from a text.</summary>
    Number,

    /// <summary>A JSON string.</summary>
    String,

    /// <summary>A JSON array.</summary>
    Array,

    /// <summary>A JSON object; the order of its members is kept.</summary>
    Object,

    /// <summary>A function value of JSONata. It lives inside one expression only: what leaves an expression never holds one.</summary>
    Function,
}
