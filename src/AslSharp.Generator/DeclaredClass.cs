using AslSharp.Compiler.Text;

namespace AslSharp.Generator;

/// <summary>A class with a <c>[StateMachine]</c> attribute, as text: no symbols.</summary>
/// <param name="File">The attribute's argument.</param>
/// <param name="Folder">The folder of the C# file.</param>
/// <param name="Namespace">The namespace, with the <c>@</c> of keywords; empty for the global one.</param>
/// <param name="Name">The class, without <c>@</c>.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Fitness">Whether the class can be a state machine.</param>
internal sealed record DeclaredClass(string File, string Folder, string Namespace, string Name, string Accessibility, ClassFitness Fitness);

/// <summary>A class with its attribute's place.</summary>
/// <param name="Class">The class.</param>
/// <param name="Location">Where the attribute stands.</param>
internal sealed record DeclarationSite(DeclaredClass Class, LocationInfo Location)
{
    /// <summary>The class alone, so that text which only moves names nothing anew.</summary>
    public static DeclaredClass WithoutPlace(DeclarationSite site, CancellationToken cancellationToken) => site.Class;
}

/// <summary>Whether a class can be a state machine, and if not, the first thing that is in the way.</summary>
internal enum ClassFitness
{
    /// <summary>It can.</summary>
    Fit,

    /// <summary>It is a record.</summary>
    Record,

    /// <summary>It stands inside another type.</summary>
    Nested,

    /// <summary>It has type parameters.</summary>
    Generic,

    /// <summary>It is static.</summary>
    Static,

    /// <summary>It is abstract.</summary>
    Abstract,

    /// <summary>It is seen by its own file only.</summary>
    FileLocal,

    /// <summary>It is not partial.</summary>
    NotPartial,
}
