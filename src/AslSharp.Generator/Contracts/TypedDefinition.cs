using System.Collections.Immutable;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Text;

namespace AslSharp.Generator;

/// <summary>A definition and what C# says about its data.</summary>
/// <param name="File">The definition's text.</param>
/// <param name="Contract">The types; null for none.</param>
internal sealed record TypedDefinition(AslFile File, MachineContract? Contract)
{
    /// <summary>Brings a definition together with its contract.</summary>
    public static TypedDefinition From((AslFile File, ImmutableArray<EmitRequest> Requests) source, CancellationToken cancellationToken)
        => new(source.File, source.Requests.FirstOrDefault(request => request.Definition.Path == source.File.Path) is { } request ? ContractOf(request) : null);

    /// <summary>What C# says about the data of a machine; null for nothing, and where something is wrong with what it says.</summary>
    public static MachineContract? ContractOf(EmitRequest request) => request.Target.Extent == EmittedExtent.Whole ? request.Target.Contract : null;

    /// <summary>What the generator reports: the errors, unless the analyzer does.</summary>
    public static ImmutableArray<DiagnosticInfo> Check((TypedDefinition Definition, ProjectOptions Options) source, CancellationToken cancellationToken)
        => source.Options.AnalyzerReportsErrors ? [] : [.. source.Definition.Check(cancellationToken).Where(static diagnostic => diagnostic.IsError)];

    /// <summary>What does not fit the types.</summary>
    public IEnumerable<DiagnosticInfo> Check(CancellationToken cancellationToken)
        => Contract is null ? [] : GuardedCompiler.CheckTypes(SharedCompilation.Compile(File, cancellationToken), File, Contract, cancellationToken);
}
