namespace AslSharp.Compiler.Json;

/// <summary>What a JSON value is.</summary>
public enum JsonSyntaxKind
{
    /// <summary>A value that should stand there and does not, or that a placeholder stands for; it has been reported.</summary>
    Missing,

    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>The word <c>true</c>.</summary>
    True,

    /// <summary>The word <c>false</c>.</summary>
    False,

    /// <summary>The word <c>null</c>.</summary>
    Null,
}
