using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>A number.</summary>
public sealed class IntrinsicNumberSyntax : IntrinsicArgumentSyntax
{
    internal IntrinsicNumberSyntax(TextSpan span, string text)
        : base(span) => Text = text;

    /// <summary>The number as it is written, in the form of JSON.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override IntrinsicValueKind ValueKind => IntrinsicValueKind.Number;
}
