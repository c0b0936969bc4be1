using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AslSharp.Generator;

/// <summary>What the project says about all of its definitions, by the properties that AslSharp.props makes visible.</summary>
/// <param name="RootNamespace">The namespace of definitions at the root of the project; may be empty.</param>
/// <param name="ProjectDirectory">The project's folder, from which namespaces are counted; empty when it is not known.</param>
/// <param name="MapsLines">Whether emitted code points into the definitions (<c>AslSharpLineMapping</c>).</param>
/// <param name="IsInspectable">Whether emitted code tells what a state's data are after each field (<c>AslSharpInspection</c>).</param>
/// <param name="TargetFramework">What the project is built for; empty when it is not known.</param>
/// <param name="AnalyzerReportsErrors">
/// Whether the analyzer reports errors, and not the generator (<c>AslSharpAnalyzerReportsErrors</c>). In an editor it does, on each keystroke.
/// In a build the generator does: the compiler leaves out what analyzers found as soon as a C# declaration is wrong, and a wrong definition
/// often makes one wrong.
/// </param>
/// <param name="OtherFiles">The files of the project that look like definitions and are none, from its folder (<c>AslSharpOtherFiles</c>).</param>
/// <param name="GoneFiles">The definitions that were there when the project was built last, and are not now (<c>AslSharpGoneFiles</c>).</param>
internal sealed record ProjectOptions(
    string RootNamespace, string ProjectDirectory, bool MapsLines, bool IsInspectable, string TargetFramework, bool AnalyzerReportsErrors,
    EquatableArray<string> OtherFiles, EquatableArray<string> GoneFiles)
{
    /// <summary>Reads the options.</summary>
    public static ProjectOptions Read(AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        return new ProjectOptions(
            Property("RootNamespace"),
            Property("MSBuildProjectDirectory"),
            IsTrue(Property("AslSharpLineMapping")),
            IsTrue(Property("AslSharpInspection")),
            Property("TargetFramework"),
            IsTrue(Property("AslSharpAnalyzerReportsErrors")),
            Paths("AslSharpOtherFiles"),
            Paths("AslSharpGoneFiles"));

        // The file that carries the properties knows comments, which begin with a semicolon.
        EquatableArray<string> Paths(string name) => Property(name).Split(['|'], StringSplitOptions.RemoveEmptyEntries).ToEquatableArray();

        string Property(string name) => provider.GlobalOptions.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";
    }

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
