using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AslSharp;

/// <content>What steps of JSONata paths reach into.</content>
public readonly partial struct AslValue
{
    /// <summary>The items of an array where they stand; only for what <see cref="IsArray"/>.</summary>
    internal AslValue[] ItemArray
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reference!.GetType() == typeof(AslValue[]) ? Unsafe.As<AslValue[]>(_reference) : Unsafe.As<AslValue[]>(Open()._reference!);
    }

    /// <summary>The object that may be changed, of those that a transformation makes for itself.</summary>
    internal bool TryGetChangeable([NotNullWhen(true)] out LargeObject? target)
    {
        target = _reference as LargeObject;
        return target is not null;
    }
}
