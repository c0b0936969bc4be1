using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary>A JSON array.</summary>
public sealed class JsonArraySyntax : JsonValueSyntax
{
    internal JsonArraySyntax(TextSpan span, ImmutableArray<JsonValueSyntax> items)
        : base(JsonSyntaxKind.Array, span) => Items = items;

    /// <summary>The elements in order.</summary>
    public ImmutableArray<JsonValueSyntax> Items { get; }
}
