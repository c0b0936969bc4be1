namespace AslSharp.Compiler.Emit;

/// <summary>Where the value of a part goes.</summary>
/// <param name="Prefix">What stands before the C# expression, as <c>return </c> or <c>x = </c>.</param>
/// <param name="Suffix">What stands behind it.</param>
/// <param name="IsTail">Whether this is the return of a function value, which may leave its last call to its caller.</param>
/// <param name="IsRaw">Whether this is what a function gives: the sequence of its last call is not collapsed.</param>
internal sealed record JsonataTarget(string Prefix, string Suffix = ";", bool IsTail = false, bool IsRaw = false)
{
    /// <summary>Whether nothing behind the statement is reached.</summary>
    public bool IsReturn => Prefix.StartsWith("return ", StringComparison.Ordinal);

    /// <summary>The statement.</summary>
    public string Statement(string value) => Prefix + value + Suffix;
}
