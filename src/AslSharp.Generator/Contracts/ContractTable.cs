using System.Collections.Immutable;
using AslSharp.Compiler.Collections;

namespace AslSharp.Generator;

/// <summary>What the C# of a project says about the data of its machines.</summary>
/// <param name="Classes">The classes that say something.</param>
/// <param name="Interfaces">The interfaces in which the user declared methods.</param>
internal sealed record ContractTable(EquatableArray<ClassContract> Classes, EquatableArray<TaskSignatures> Interfaces)
{
    /// <summary>Puts the table together.</summary>
    public static ContractTable From(
        (ImmutableArray<ClassContract> Classes, ImmutableArray<TaskSignatures> Interfaces) source, CancellationToken cancellationToken)
        => From(source.Classes, source.Interfaces);

    /// <summary>Puts the table together.</summary>
    public static ContractTable From(IEnumerable<ClassContract> classes, IEnumerable<TaskSignatures> interfaces) => new(
        classes.Where(static contract => contract.SaysAnything).OrderBy(static contract => contract.Owner, StringComparer.Ordinal).ToEquatableArray(),
        interfaces.OrderBy(static signatures => signatures.Owner, StringComparer.Ordinal).ToEquatableArray());
}
