namespace AslSharp;

/// <summary>The references that tell the kind of a value which needs none of its own; a number's bits are in the payload.</summary>
internal sealed class ValueTag(AslKind kind)
{
    internal static readonly ValueTag Null = new(AslKind.Null);
    internal static readonly ValueTag False = new(AslKind.False);
    internal static readonly ValueTag True = new(AslKind.True);
    internal static readonly ValueTag Int64 = new(AslKind.Number);
    internal static readonly ValueTag Double = new(AslKind.Number);

    internal readonly AslKind Kind = kind;
}
