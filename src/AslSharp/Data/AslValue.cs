using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace AslSharp;

/// <summary>
/// An immutable JSON value: what flows between states. Sixteen bytes: a reference that tells the kind and 64 bits beside it.
/// Changing a value gives a new one that shares everything unchanged, so a copy costs one small array.
/// </summary>
/// <remarks>
/// <para>A value is deeply immutable and may be read by any number of threads. The struct itself is wider than what the processor
/// writes at once: never keep one in a mutable field that two threads use without a lock, or a reader may see one half of the old
/// value and one half of the new. Publish it through a reference (a class, an array, a task).</para>
/// <para>Strings and numbers read from a text stay in that text until they are asked for, so a small value may keep a large buffer
/// alive: <see cref="Detach()"/> copies it out.</para>
/// <para>The default is <see cref="Undefined"/>, which is no JSON value. Inside an array or object it is stored as null.</para>
/// </remarks>
[DebuggerDisplay("{Kind}: {ToJson(),nq}")]
[JsonConverter(typeof(AslValueJsonConverter))]
public readonly partial struct AslValue : IEquatable<AslValue>
{
    /// <summary>How deep arrays and objects may be nested in a text that is read, written, compared or detached.</summary>
    public const int MaximumDepth = 512;

    // A thousand times what the service takes. A value that shares its parts may stand for a text that no memory holds.
    internal const int MaximumLength = 1 << 28;

    /// <summary>How many characters a text may have that is put together of others.</summary>
    internal const int MaximumText = 1 << 24;

    /// <summary>How many items and members one operation may compare.</summary>
    internal const int MaximumCompared = 1 << 26;

    // A leaf that stays in its text is the buffer and its place: bits 0..30 offset, 31..61 length, 62 escaped, 63 number.
    private const int LengthShift = 31;
    private const long PlaceMask = 0x7FFF_FFFF;
    private const long EscapedFlag = 1L << 62;
    private const long NumberFlag = 1L << 63;

    // null: undefined. ValueTag: null, booleans, int64, double. string. byte[]: a leaf in its text.
    // AslProperty[] or LargeObject: an object. AslValue[]: an array, its flags in the bits. JsonataFunction, or a tail call that waits:
    // a function. TaskFailure: not a value, but what a TaskOutcome keeps in place of one. Any other: an object of C#, where the bits say so.
    private readonly object? _reference;
    private readonly long _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private AslValue(object? reference, long bits)
    {
        _reference = reference;
        _bits = bits;
    }

    /// <summary>No value: what a path that matches nothing gives. The default of the type.</summary>
    public static AslValue Undefined => default;

    /// <summary>JSON null.</summary>
    public static AslValue Null => new(ValueTag.Null, 0);

    /// <summary>JSON true.</summary>
    public static AslValue True => new(ValueTag.True, 0);

    /// <summary>JSON false.</summary>
    public static AslValue False => new(ValueTag.False, 0);

    /// <summary>The object without members.</summary>
    public static AslValue EmptyObject => new(System.Array.Empty<AslProperty>(), 0);

    /// <summary>The array without items.</summary>
    public static AslValue EmptyArray => new(System.Array.Empty<AslValue>(), 0);

    /// <summary>What the value is.</summary>
    public AslKind Kind
    {
        get
        {
            var reference = _reference;
            if (reference is null) return AslKind.Undefined;
            if (reference.GetType() == typeof(byte[])) return _bits < 0 ? AslKind.Number : AslKind.String;
            if (reference.GetType() == typeof(ValueTag)) return Unsafe.As<ValueTag>(reference).Kind;
            if (reference.GetType() == typeof(AslProperty[])) return AslKind.Object;
            if (reference.GetType() == typeof(string)) return AslKind.String;
            if (reference.GetType() == typeof(AslValue[])) return AslKind.Array;
            if (IsTyped) return Form.Kind;
            return reference.GetType() == typeof(LargeObject) ? AslKind.Object : AslKind.Function;
        }
    }

    /// <summary>Whether there is no value.</summary>
    public bool IsUndefined => _reference is null;

    /// <summary>The failure that stands here in place of a value; null for a value. Only a <see cref="TaskOutcome"/> has one.</summary>
    internal TaskFailure? Failure
        => _reference is { } reference && reference.GetType() == typeof(TaskFailure) ? Unsafe.As<TaskFailure>(reference) : null;

    /// <summary>Whether the value is JSON null.</summary>
    public bool IsNull => _reference == (object)ValueTag.Null;

    /// <summary>Whether the value is true or false.</summary>
    public bool IsBoolean => _reference == (object)ValueTag.True || _reference == (object)ValueTag.False;

    /// <summary>Whether the value is a number.</summary>
    public bool IsNumber => Kind == AslKind.Number;

    /// <summary>Whether the value is a string.</summary>
    public bool IsString => Kind == AslKind.String;

    /// <summary>Whether the value is an array.</summary>
    public bool IsArray => _reference is { } reference && (reference.GetType() == typeof(AslValue[]) || (IsTyped && Form.Kind == AslKind.Array));

    /// <summary>Whether the value is an object.</summary>
    public bool IsObject => _reference is { } reference
        && (reference.GetType() == typeof(AslProperty[]) || reference.GetType() == typeof(LargeObject) || (IsTyped && Form.Kind == AslKind.Object));

    /// <summary>How many items an array or members an object has; 0 for all else.</summary>
    public int Count
    {
        get
        {
            var reference = _reference;
            if (reference is null) return 0;
            if (reference.GetType() == typeof(AslValue[])) return Unsafe.As<AslValue[]>(reference).Length;
            if (reference.GetType() == typeof(AslProperty[])) return Unsafe.As<AslProperty[]>(reference).Length;
            if (IsTyped) return Form.Count(reference);
            return reference.GetType() == typeof(LargeObject) ? Unsafe.As<LargeObject>(reference).Properties.Length : 0;
        }
    }

    /// <summary>The items of an array; empty for all else.</summary>
    public ReadOnlySpan<AslValue> Items
    {
        get
        {
            var reference = _reference;
            if (reference is null) return default;
            if (reference.GetType() == typeof(AslValue[])) return Unsafe.As<AslValue[]>(reference);
            return IsTyped ? Form.Open(reference)._reference as AslValue[] : default(ReadOnlySpan<AslValue>);
        }
    }

    /// <summary>The members of an object in their order; empty for all else.</summary>
    public ReadOnlySpan<AslProperty> Properties
    {
        get
        {
            var reference = _reference;
            if (reference is null) return default;
            if (reference.GetType() == typeof(AslProperty[])) return Unsafe.As<AslProperty[]>(reference);
            if (IsTyped) return Form.Kind == AslKind.Object ? Form.Open(reference).Properties : default;
            return reference.GetType() == typeof(LargeObject) ? Unsafe.As<LargeObject>(reference).Properties : default(ReadOnlySpan<AslProperty>);
        }
    }

    internal static AslValue FromFailure(TaskFailure failure) => new(failure, 0);

    /// <summary>The member with this name; <see cref="Undefined"/> where there is none or the value is no object.</summary>
    /// <param name="name">The member's name.</param>
    public AslValue this[PropertyName name]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var reference = _reference;
            if (reference is not null && reference.GetType() == typeof(AslProperty[]))
            {
                var properties = Unsafe.As<AslProperty[]>(reference);
                for (var i = 0; i < properties.Length; i++)
                {
                    if (ReferenceEquals(properties[i].Name, name)) return properties[i].Value;
                }
            }

            return FindSlowly(reference, _bits, name);
        }
    }

    /// <summary>The member with this name; <see cref="Undefined"/> where there is none or the value is no object.</summary>
    /// <param name="name">The member's name. With a name known beforehand, a kept <see cref="PropertyName"/> is quicker.</param>
    public AslValue this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            if (_reference is AslProperty[] properties)
                return LargeObject.IndexOfLinear(properties, name) is >= 0 and var index ? properties[index].Value : default;
            if (_reference is LargeObject large)
                return large.IndexOf(name) is >= 0 and var index ? large.Properties[index].Value : default;
            return IsTyped ? Form.Find(_reference!, PropertyName.FromData(name)) : default;
        }
    }

    /// <summary>The item at this index; <see cref="Undefined"/> where there is none (negative indexes too) or the value is no array.</summary>
    /// <param name="index">The index, from 0.</param>
    public AslValue this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var reference = _reference;
            if (reference is null || reference.GetType() != typeof(AslValue[])) return FindSlowly(reference, _bits, index);
            var items = Unsafe.As<AslValue[]>(reference);
            return (uint)index < (uint)items.Length ? items[index] : default;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AslValue FindSlowly(object? reference, long bits, int index)
        => new AslValue(reference, bits) is { IsTyped: true, Form: var form } ? form.Item(reference!, index) : default;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AslValue FindSlowly(object? reference, long bits, PropertyName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (new AslValue(reference, bits) is { IsTyped: true, Form: var form }) return form.Find(reference!, name);
        if (reference is LargeObject large)
            return large.IndexOf(name) is >= 0 and var index ? large.Properties[index].Value : default;
        if (PropertyNameTable.HasUninterned && reference is AslProperty[] properties)
            return LargeObject.IndexOfLinear(properties, name) is >= 0 and var index ? properties[index].Value : default;
        return default;
    }
}
