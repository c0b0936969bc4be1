using System.ComponentModel;

#if ASLSHARP_COMPILER
namespace AslSharp.Compiler.Signatures;
#else
namespace AslSharp.Runtime;
#endif

/// <summary>What a parameter of a signature takes.</summary>
/// <param name="Types">The types of its arguments.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct JsonataParameter(JsonataTypes Types)
{
    /// <summary>Whether it is an array: a value that is none is put into one.</summary>
    public bool IsArray { get; init; }

    /// <summary>The type of all items of the array; null where any will do.</summary>
    public JsonataTypes? Items { get; init; }

    /// <summary>Whether one value of the items' type stands for an array of it.</summary>
    public bool TakesItem { get; init; }

    /// <summary>Whether the argument may be left out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether the argument is left out wherever it may be.</summary>
    public bool IsLazy { get; init; }

    /// <summary>Whether it takes one argument or more.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether the context value stands in for an argument that is left out.</summary>
    public bool TakesContext { get; init; }

    /// <summary>Whether the context value does so whatever its type is.</summary>
    public bool TakesAnyContext { get; init; }

    /// <summary>Whether there has to be a value: an argument, or the context in its place.</summary>
    internal bool IsNeeded => !IsOptional || TakesContext;
}
