using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator;

/// <summary>What the compiler knows of a project and its properties do not say.</summary>
/// <param name="Language">The version of C#.</param>
/// <param name="RuntimeTypes">The full names of the runtime's public types; empty where the project does not see the runtime.</param>
/// <param name="CallsServices">Whether the project sees the package that calls AWS's services.</param>
/// <param name="ServesFunctions">Whether the project sees the package that serves tasks as functions of AWS Lambda.</param>
internal sealed record ProjectFacts(LanguageVersion Language, EquatableArray<string> RuntimeTypes, bool CallsServices, bool ServesFunctions)
{
    private const string LambdaHandlers = "AslSharp.Aws.Lambda.LambdaHandlers";

    // Of AslSharp.Aws, for emitted code alone.
    private const string ServiceModels = "AslSharp.Runtime.ServiceModelSlices";

    /// <summary>Whether the project sees the runtime.</summary>
    public bool HasRuntime => RuntimeTypes.Count > 0;

    /// <summary>Reads the facts.</summary>
    public static ProjectFacts Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var runtime = compilation.GetTypesByMetadataName(TargetReader.AttributeName).FirstOrDefault()?.ContainingAssembly;
        var types = runtime is null ? [] : Types(runtime.GlobalNamespace, "").OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray();
        var callsServices = !compilation.GetTypesByMetadataName(ServiceModels).IsEmpty;
        var servesFunctions = !compilation.GetTypesByMetadataName(LambdaHandlers).IsEmpty;
        return new ProjectFacts(((CSharpCompilation)compilation).LanguageVersion, types, callsServices, servesFunctions);
    }

    // On each keystroke: only names are put together.
    private static IEnumerable<string> Types(INamespaceSymbol container, string prefix)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public }) yield return prefix + member.Name;
            if (member is not INamespaceSymbol inner) continue;
            foreach (var name in Types(inner, $"{prefix}{inner.Name}.")) yield return name;
        }
    }
}
