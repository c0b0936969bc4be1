using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary>A name and a value in a JSON object.</summary>
public sealed class JsonPropertySyntax
{
    internal JsonPropertySyntax(JsonStringSyntax nameSyntax, JsonValueSyntax value)
    {
        NameSyntax = nameSyntax;
        Value = value;
    }

    /// <summary>The name as it stands in the file.</summary>
    public JsonStringSyntax NameSyntax { get; }

    /// <summary>The name, escapes resolved.</summary>
    public string Name => NameSyntax.Value;

    /// <summary>The characters of the name, with its quotation marks.</summary>
    public TextSpan NameSpan => NameSyntax.Span;

    /// <summary>The value; <see cref="JsonMissingSyntax"/> after an error.</summary>
    public JsonValueSyntax Value { get; }

    /// <summary>From the name to the end of the value.</summary>
    public TextSpan Span => TextSpan.FromBounds(NameSpan.Start, Math.Max(NameSpan.End, Value.Span.End));

    /// <summary>Where a part of <see cref="Name"/> stands in the file.</summary>
    /// <param name="start">The first character, an offset in <see cref="Name"/>.</param>
    /// <param name="length">The number of characters.</param>
    public TextSpan MapNameSpan(int start, int length) => NameSyntax.MapSpan(start, length);
}
