namespace AslSharp.Compiler.Syntax;

/// <summary>What a path is written for; it decides which paths are allowed and what a missing value means (reference 4, 9.2).</summary>
public enum PathRole
{
    /// <summary>A template value, <c>ErrorPath</c> or <c>CausePath</c>.</summary>
    Template,

    /// <summary>A field that holds a bare path, such as <c>InputPath</c>.</summary>
    Field,

    /// <summary>An argument of an intrinsic function.</summary>
    Argument,

    /// <summary>A choice rule's <c>Variable</c> or <c>…Path</c> operand.</summary>
    Choice,
}
