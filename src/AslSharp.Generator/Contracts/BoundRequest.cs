using AslSharp.Compiler.Collections;

namespace AslSharp.Generator;

/// <summary>A request with what the user's C# says about its data.</summary>
/// <param name="Request">The request.</param>
/// <param name="Findings">What is wrong with that.</param>
internal sealed record BoundRequest(EmitRequest Request, EquatableArray<ContractFinding> Findings)
{
    /// <summary>Binds a request to the contracts of its class and its interface.</summary>
    public static BoundRequest Bind((EmitRequest Request, ContractTable Contracts) source, CancellationToken cancellationToken)
        => new ContractBinder(source.Request, source.Contracts).Bind(cancellationToken);

    /// <summary>The request alone.</summary>
    public static EmitRequest WithoutFindings(BoundRequest bound, CancellationToken cancellationToken) => bound.Request;
}
