using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Compiler.Emit;

/// <summary>The C# that emitted code is written in, and where what runs of it stands.</summary>
public static class EmittedLanguage
{
    /// <summary>The namespace of the types that are private to an emitted file: one of ours, so that no name of the user's can come between.</summary>
    public const string Namespace = "AslSharp.Generated";

    /// <summary>The oldest version that compiles all that is emitted: the runtime takes spans as parameter arrays.</summary>
    public const LanguageVersion Oldest = LanguageVersion.CSharp13;

    /// <summary>The oldest version that compiles a surface, <see cref="Planning.EmittedExtent.Surface"/>: it annotates references.</summary>
    public const LanguageVersion OldestForSurface = LanguageVersion.CSharp8;
}
