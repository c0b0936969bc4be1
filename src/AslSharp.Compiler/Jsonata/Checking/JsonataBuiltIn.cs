using AslSharp.Compiler.Signatures;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A function that is there without being defined.</summary>
/// <param name="Name">Its name without the dollar sign.</param>
/// <param name="Signature">Its signature, by which calls are checked.</param>
/// <param name="Availability">Where it is there; null for both dialects.</param>
public sealed record JsonataBuiltIn(string Name, JsonataSignature Signature, JsonataDialect? Availability)
{
    /// <summary>Whether a dialect has it.</summary>
    /// <param name="dialect">The dialect.</param>
    public bool IsIn(JsonataDialect dialect) => Availability is null || Availability == dialect;
}
