using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary>A JSON number, kept as it is written: <c>1.0</c> stays <c>1.0</c>.</summary>
public sealed class JsonNumberSyntax : JsonValueSyntax
{
    internal JsonNumberSyntax(TextSpan span, string text)
        : base(JsonSyntaxKind.Number, span) => Text = text;

    /// <summary>The number as it is written, always of the form that JSON prescribes.</summary>
    public string Text { get; }
}
