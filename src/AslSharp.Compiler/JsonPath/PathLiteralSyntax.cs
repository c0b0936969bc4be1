using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>A literal as an operand.</summary>
public sealed class PathLiteralSyntax : PathOperandSyntax
{
    internal PathLiteralSyntax(
        TextSpan span, PathLiteralKind kind, string text, string flags = "", ImmutableArray<PathOperandSyntax> items = default)
        : base(span)
    {
        Kind = kind;
        Text = text;
        Flags = flags;
        Items = items.IsDefault ? [] : items;
    }

    /// <summary>What the literal is.</summary>
    public PathLiteralKind Kind { get; }

    /// <summary>The string's value, the number or word as it is written, or the pattern between the slashes.</summary>
    public string Text { get; }

    /// <summary>The letters behind the second slash of a pattern; else empty.</summary>
    public string Flags { get; }

    /// <summary>The elements of a list; else empty.</summary>
    public ImmutableArray<PathOperandSyntax> Items { get; }
}
