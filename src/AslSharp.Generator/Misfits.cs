using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Generator;

/// <summary>Says what is wrong with a class that cannot be a state machine.</summary>
internal static class Misfits
{
    /// <summary>The finding about a class; null for a class that fits.</summary>
    public static TargetFinding? Find(DeclaredClass declared) => declared.Fitness switch
    {
        ClassFitness.Fit => null,
        ClassFitness.NotPartial => TargetFinding.AtClass(declared, DiagnosticDescriptors.TargetClassNotPartial, declared.Name),
        ClassFitness.Record => Unsupported(declared, "a record", "write 'class' instead of 'record'"),
        ClassFitness.Nested => Unsupported(declared, "inside another type", "move it out of that type"),
        ClassFitness.Generic => Unsupported(declared, "generic", "remove its type parameters"),
        ClassFitness.Static => Unsupported(declared, "static", "write 'sealed' instead of 'static'"),
        ClassFitness.Abstract => Unsupported(declared, "abstract", "write 'sealed' instead of 'abstract'"),
        ClassFitness.FileLocal => Unsupported(declared, "local to its file", "write 'internal' instead of 'file'"),
        _ => throw new InvalidOperationException($"There is no fitness {declared.Fitness}."),
    };

    private static TargetFinding Unsupported(DeclaredClass declared, string form, string advice)
        => TargetFinding.AtClass(declared, DiagnosticDescriptors.TargetClassNotSupported, declared.Name, form, advice);
}
