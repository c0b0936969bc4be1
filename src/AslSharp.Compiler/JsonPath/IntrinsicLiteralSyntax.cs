using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary><c>true</c>, <c>false</c> or <c>null</c>.</summary>
public sealed class IntrinsicLiteralSyntax : IntrinsicArgumentSyntax
{
    internal IntrinsicLiteralSyntax(TextSpan span, bool? value)
        : base(span) => Value = value;

    /// <summary>The truth value; null for <c>null</c>.</summary>
    public bool? Value { get; }

    /// <inheritdoc/>
    public override IntrinsicValueKind ValueKind => Value is null ? IntrinsicValueKind.Null : IntrinsicValueKind.Boolean;
}
