namespace AslSharp.Compiler.Jsonata;

/// <summary>The operators of <see cref="JsonataBinarySyntax"/>.</summary>
public enum JsonataBinaryOperator
{
    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>%</c></summary>
    Modulo,

    /// <summary><c>=</c></summary>
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

    /// <summary><c>&amp;</c>: joins as strings.</summary>
    Concatenate,

    /// <summary><c>and</c>: both sides cast to boolean; the right one only if the left one is true.</summary>
    And,

    /// <summary><c>or</c>: both sides cast to boolean; the right one only if the left one is false.</summary>
    Or,

    /// <summary><c>in</c></summary>
    In,

    /// <summary><c>..</c>, only ever an item of an array constructor.</summary>
    Range,
}
