using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Planning;

namespace AslSharp.Generator;

/// <summary>Finds names that would hide what emitted code uses.</summary>
internal static class TakenNames
{
    // Emitted code begins every full name with one of these.
    private static readonly string[] Roots = ["AslSharp", "System"];

    /// <summary>The name of a machine's that AslSharp or .NET has already; null for none.</summary>
    public static string? Find(StateMachineTarget target, ProjectFacts facts)
    {
        foreach (var type in (string[])[target.ClassName, target.InterfaceName])
        {
            var name = FullName(target, type);
            if (Roots.Contains(name) || facts.RuntimeTypes.Contains(name)) return name;
        }

        // A namespace may be called like a root, of course, but not like a type; and one belongs to what is emitted alone.
        var parts = target.Namespace.Split('.');
        for (var length = 1; length <= parts.Length; length++)
        {
            var name = string.Join(".", parts.Take(length));
            if (name == EmittedLanguage.Namespace || facts.RuntimeTypes.Contains(name)) return name;
        }

        return null;
    }

    /// <summary>The full name of a type of a machine's.</summary>
    public static string FullName(StateMachineTarget target, string name) => target.Namespace.Length == 0 ? name : $"{target.Namespace}.{name}";
}
