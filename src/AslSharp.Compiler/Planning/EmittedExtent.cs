namespace AslSharp.Compiler.Planning;

/// <summary>How much C# a definition becomes. Less than all where the project is at fault, which has been reported.</summary>
public enum EmittedExtent
{
    /// <summary>What the developer sees, and what runs.</summary>
    Whole,

    /// <summary>What the developer sees; bodies throw.</summary>
    Surface,

    /// <summary>The same, in C# 7.</summary>
    PlainSurface,

    /// <summary>The tasks interface alone: the class cannot be given any members.</summary>
    Interface,
}
