namespace AslSharp.Generator;

/// <summary>A class with a <c>[StateMachine]</c> attribute, as text: no symbols.</summary>
/// <param name="File">The attribute's argument.</param>
/// <param name="Folder">The folder of the C# file.</param>
/// <param name="Namespace">The namespace, with the <c>@</c> of keywords; empty for the global one.</param>
/// <param name="Name">The class, without <c>@</c>.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Fitness">Whether the class can be a state machine.</param>
internal sealed record DeclaredClass(string File, string Folder, string Namespace, string Name, string Accessibility, ClassFitness Fitness)
{
    /// <summary>Whether a part of the class can be emitted: one that is not partial says so itself, and no more.</summary>
    public bool CanHaveMembers => Fitness is ClassFitness.Fit or ClassFitness.NotPartial;
}
