using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>An argument of an intrinsic function call.</summary>
/// <remarks>All spans are offsets in the string that was parsed (escapes of JSON resolved), not in the file.</remarks>
public abstract class IntrinsicArgumentSyntax
{
    private protected IntrinsicArgumentSyntax(TextSpan span) => Span = span;

    /// <summary>The characters of the argument.</summary>
    public TextSpan Span { get; }

    /// <summary>What the argument is known to be; <see cref="IntrinsicValueKind.Any"/> where only the run will tell.</summary>
    public abstract IntrinsicValueKind ValueKind { get; }
}
