using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Emit;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator;

/// <summary>Says what is wrong with a class that cannot be a state machine, or with a project that can have none.</summary>
internal static class Misfits
{
    /// <summary>The finding about a class; null for a class that fits.</summary>
    public static TargetFinding? Find(DeclaredClass declared) => declared.Fitness switch
    {
        ClassFitness.Fit => null,
        ClassFitness.NotPartial => TargetFinding.AtClass(declared, DiagnosticDescriptors.TargetClassNotPartial, declared.Name),
        ClassFitness.NamedLikeMember => TargetFinding.AtClass(declared, DiagnosticDescriptors.ClassNamedLikeMember, declared.Name, "rename it"),
        ClassFitness.Record => Unsupported(declared, "a record", "write 'class' instead of 'record'"),
        ClassFitness.Nested => Unsupported(declared, "inside another type", "move it out of that type"),
        ClassFitness.Generic => Unsupported(declared, "generic", "remove its type parameters"),
        ClassFitness.Static => Unsupported(declared, "static", "write 'sealed' instead of 'static'"),
        ClassFitness.Abstract => Unsupported(declared, "abstract", "write 'sealed' instead of 'abstract'"),
        ClassFitness.FileLocal => Unsupported(declared, "local to its file", "write 'internal' instead of 'file'"),
        ClassFitness.Derived => Unsupported(declared, "derived from another class", "remove its base class"),
        _ => throw new InvalidOperationException($"There is no fitness {declared.Fitness}."),
    };

    /// <summary>The finding about a project, told at its first definition; null for a project that fits.</summary>
    public static TargetFinding? Find(ProjectFacts facts, ProjectOptions options, DefinitionFile first)
    {
        if (!facts.HasRuntime)
        {
            var framework = options.TargetFramework.Length == 0 ? "" : $", built for {options.TargetFramework},";
            return TargetFinding.AtFile(first.Path, DiagnosticDescriptors.RuntimeMissing, framework);
        }

        if (facts.Language >= EmittedLanguage.Oldest) return null;
        var (needed, present) = (EmittedLanguage.Oldest.ToDisplayString(), facts.Language.ToDisplayString());
        return TargetFinding.AtFile(first.Path, DiagnosticDescriptors.LanguageTooOld, needed, present);
    }

    private static TargetFinding Unsupported(DeclaredClass declared, string form, string advice)
        => TargetFinding.AtClass(declared, DiagnosticDescriptors.TargetClassNotSupported, declared.Name, form, advice);
}
