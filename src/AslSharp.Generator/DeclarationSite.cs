using AslSharp.Compiler.Text;

namespace AslSharp.Generator;

/// <summary>A class with its attribute's place.</summary>
/// <param name="Class">The class.</param>
/// <param name="Location">Where the attribute stands.</param>
internal sealed record DeclarationSite(DeclaredClass Class, LocationInfo Location)
{
    /// <summary>The class alone, so that text which only moves names nothing anew.</summary>
    public static DeclaredClass WithoutPlace(DeclarationSite site, CancellationToken cancellationToken) => site.Class;
}
