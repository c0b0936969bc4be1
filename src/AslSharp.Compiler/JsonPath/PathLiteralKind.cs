namespace AslSharp.Compiler.JsonPath;

/// <summary>What a literal operand is.</summary>
public enum PathLiteralKind
{
    /// <summary>A string, in quotation marks or as a bare word.</summary>
    String,

    /// <summary>A number; <see cref="PathLiteralSyntax.Text"/> has it as it is written.</summary>
    Number,

    /// <summary>The word <c>true</c>.</summary>
    True,

    /// <summary>The word <c>false</c>.</summary>
    False,

    /// <summary>The word <c>null</c>.</summary>
    Null,

    /// <summary>A regular expression between slashes, with flags.</summary>
    Pattern,

    /// <summary>A list of operands in brackets.</summary>
    List,
}
