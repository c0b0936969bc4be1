namespace AslSharp.Compiler.Services;

/// <summary>What a value in requests and answers is.</summary>
internal enum ServiceShapeKind
{
    /// <summary>An object with known members.</summary>
    Structure,

    /// <summary>An array.</summary>
    List,

    /// <summary>An object with names of any kind.</summary>
    Map,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number without a fraction.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A moment.</summary>
    Timestamp,

    /// <summary>Bytes: how they are written, each service says for itself.</summary>
    Blob,
}
