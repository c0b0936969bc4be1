using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AslSharp.Runtime;

/// <summary>Reads and writes an enum by the names of its members. Numbers are read too, and written where a value has no name.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <param name="isFlags">Whether values may be several names, with commas between.</param>
/// <param name="members">The members, each with its name in JSON; of two with the same value the first is written.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumConversion<T>(bool isFlags, params (string Name, T Value)[] members)
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _byName = ByName(members, StringComparer.Ordinal);
    private readonly Dictionary<string, T> _byLooseName = ByName(members, StringComparer.OrdinalIgnoreCase);

    /// <summary>A member by its name, whatever the case of its letters; by its number; or several, where the enum is one of flags.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The member.</returns>
    /// <exception cref="JsonException">There is no such member.</exception>
    public T Read(AslValue value)
    {
        if (value.TryGetString(out var text)) return Find(text) ?? ReadFlags(text) ?? throw Misfit(value);
        return value.IsNumber ? ReadNumber(value) : throw Misfit(value);
    }

    /// <summary>A member's name as a value.</summary>
    /// <param name="value">The member.</param>
    /// <returns>The value.</returns>
    public AslValue Write(T value)
    {
        foreach (var (name, member) in members)
        {
            if (EqualityComparer<T>.Default.Equals(member, value)) return AslValue.Of(name);
        }

        return isFlags && Names(Bits(value)) is { } names ? AslValue.Of(names) : WriteNumber(value);
    }

    /// <summary>Whether a value has a name of its own, so that it is read as it is written.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it has.</returns>
    public bool Has(T value)
    {
        foreach (var (_, member) in members)
        {
            if (EqualityComparer<T>.Default.Equals(member, value)) return true;
        }

        return false;
    }

    /// <summary>A member by its number.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The member.</returns>
    /// <exception cref="JsonException">The value is no number of the enum's size.</exception>
    public static T ReadNumber(AslValue value) => (Type.GetTypeCode(typeof(T))) switch
    {
        TypeCode.SByte => As(Conversion.ReadNumber<sbyte>(value)),
        TypeCode.Byte => As(Conversion.ReadNumber<byte>(value)),
        TypeCode.Int16 => As(Conversion.ReadNumber<short>(value)),
        TypeCode.UInt16 => As(Conversion.ReadNumber<ushort>(value)),
        TypeCode.Int32 => As(Conversion.ReadNumber<int>(value)),
        TypeCode.UInt32 => As(Conversion.ReadNumber<uint>(value)),
        TypeCode.Int64 => As(Conversion.ReadNumber<long>(value)),
        _ => As(Conversion.ReadNumber<ulong>(value)),
    };

    /// <summary>A member's number as a value.</summary>
    /// <param name="value">The member.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteNumber(T value)
        => Type.GetTypeCode(typeof(T)) == TypeCode.UInt64 ? Conversion.WriteNumber(Bits(value)) : AslValue.Of(unchecked((long)Bits(value)));

    // The bits of several members, or none.
    private T? ReadFlags(string text)
    {
        if (!isFlags || !text.Contains(',', StringComparison.Ordinal)) return null;
        ulong bits = 0;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Find(name) is not { } member) return null;
            bits |= Bits(member);
        }

        return FromBits(bits);
    }

    private T? Find(string name)
    {
        if (_byName.TryGetValue(name, out var member) || _byLooseName.TryGetValue(name, out member)) return member;
        return null;
    }

    // The larger members first, so that one that stands for several is one name.
    private string? Names(ulong bits)
    {
        var names = new List<string>();
        foreach (var (name, member) in members.OrderByDescending(static member => Bits(member.Value)))
        {
            var part = Bits(member);
            if (part == 0 || (bits & part) != part) continue;
            names.Insert(0, name);
            bits &= ~part;
        }

        return bits == 0 && names.Count > 0 ? string.Join(", ", names) : null;
    }

    private JsonException Misfit(AslValue value) => Conversion.Misfit(value, "one of " + string.Join(", ", members.Select(static member => member.Name)));

    private static Dictionary<string, T> ByName((string Name, T Value)[] members, StringComparer comparer)
    {
        var names = new Dictionary<string, T>(comparer);
        foreach (var (name, value) in members) names.TryAdd(name, value);
        return names;
    }

    private static T As<TNumber>(TNumber number)
        where TNumber : struct
        => Unsafe.BitCast<TNumber, T>(number);

    // Signed numbers with their sign.
    private static ulong Bits(T value) => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.SByte => unchecked((ulong)Unsafe.BitCast<T, sbyte>(value)),
        TypeCode.Byte => Unsafe.BitCast<T, byte>(value),
        TypeCode.Int16 => unchecked((ulong)Unsafe.BitCast<T, short>(value)),
        TypeCode.UInt16 => Unsafe.BitCast<T, ushort>(value),
        TypeCode.Int32 => unchecked((ulong)Unsafe.BitCast<T, int>(value)),
        TypeCode.UInt32 => Unsafe.BitCast<T, uint>(value),
        _ => Unsafe.BitCast<T, ulong>(value),
    };

    private static T FromBits(ulong bits) => Unsafe.SizeOf<T>() switch
    {
        1 => As((byte)bits),
        2 => As((ushort)bits),
        4 => As((uint)bits),
        _ => As(bits),
    };
}
