using System.Runtime.CompilerServices;
using System.Text;

namespace AslSharp;

/// <summary>
/// The name of an object member. Names are interned: two names with the same text are normally the same object, so finding a
/// member is a row of reference comparisons. A name also carries its JSON form, so writing it is a copy.
/// </summary>
/// <remarks>
/// Names that come from documents are interned only up to a bound (a hostile document must not fill the table). A name beyond it
/// is an object of its own and compares by its text: use <see cref="Equals(PropertyName?)"/>, never <c>==</c>, on names.
/// </remarks>
public sealed class PropertyName : IEquatable<PropertyName>
{
    // Names are short, and arrays of this length are copied in one go.
    private const int Padding = 32;

    private readonly byte[] _json;
    private readonly int _jsonLength;
    private readonly byte[]? _unescaped;
    private string? _text;
    private int _strongHash;

    internal PropertyName(string? text, ReadOnlySpan<byte> utf8, uint hash, bool isInterned)
    {
        _text = text;
        Hash = hash;
        IsInterned = isInterned;
        if (JsonText.NeedsEscape(utf8))
        {
            _unescaped = utf8.ToArray();
            var quoted = AslValue.Of(Text).ToUtf8Bytes();
            _jsonLength = quoted.Length + 1;
            _json = new byte[Math.Max(_jsonLength, Padding)];
            quoted.CopyTo(_json, 0);
        }
        else
        {
            _jsonLength = utf8.Length + 3;
            _json = new byte[isInterned ? Math.Max(_jsonLength, Padding) : _jsonLength];
            _json[0] = (byte)'"';
            utf8.CopyTo(_json.AsSpan(1));
            _json[_jsonLength - 2] = (byte)'"';
        }

        _json[_jsonLength - 1] = (byte)':';
    }

    /// <summary>The name's text.</summary>
    public string Text => _text ??= Encoding.UTF8.GetString(Utf8);

    /// <summary>The name as it stands in JSON text: quoted, escaped, with its colon.</summary>
    internal ReadOnlySpan<byte> Json => _json.AsSpan(0, _jsonLength);

    /// <summary>The length of <see cref="Json"/>.</summary>
    internal int JsonLength => _jsonLength;

    /// <summary>The name's UTF-8 without quotes and escapes (a lone surrogate as its three-byte form, so that no two texts share bytes).</summary>
    internal ReadOnlySpan<byte> Utf8 => _unescaped ?? _json.AsSpan(1, _jsonLength - 3);

    /// <summary>The quick hash of <see cref="Utf8"/>, by which the table finds names.</summary>
    internal uint Hash { get; }

    /// <summary>Whether this object is the only one with its text among interned names.</summary>
    internal bool IsInterned { get; }

    /// <summary>The hash seeded anew in each process, which indexes of large objects use: a document cannot aim at it.</summary>
    internal int StrongHash
    {
        get
        {
            var hash = _strongHash;
            if (hash == 0) _strongHash = hash = StrongHashOf(Text);
            return hash;
        }
    }

    /// <summary>
    /// The name with this text, interned for the life of the process. For names known when the program is written: emitted code
    /// keeps them in static fields. For names that arrive at run time use <see cref="FromData"/>.
    /// </summary>
    /// <param name="text">The name.</param>
    /// <returns>The same object for the same text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static PropertyName Of(string text) => PropertyNameTable.Intern(text, isPermanent: true);

    /// <summary>The name with this text, interned while the table's bound for names from documents lasts.</summary>
    /// <param name="text">The name.</param>
    /// <returns>A name that equals every other name with this text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static PropertyName FromData(string text) => PropertyNameTable.Intern(text, isPermanent: false);

    /// <summary>Whether both names have the same text.</summary>
    /// <param name="other">The other name.</param>
    /// <returns>True when the texts are equal.</returns>
    public bool Equals(PropertyName? other) => other is not null && Same(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PropertyName other && Same(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => StrongHash;

    /// <summary>The name's text.</summary>
    /// <returns>The same as <see cref="Text"/>.</returns>
    public override string ToString() => Text;

    /// <summary>The hash that <see cref="StrongHash"/> would give for a text; never 0.</summary>
    internal static int StrongHashOf(string text)
    {
        var hash = text.GetHashCode();
        return hash == 0 ? 1 : hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteTo(ref Utf8Output output) => output.Write(_json, 0, _jsonLength);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Same(PropertyName left, PropertyName right) =>
        ReferenceEquals(left, right) || (!(left.IsInterned & right.IsInterned) && SameText(left, right));

    private static bool SameText(PropertyName left, PropertyName right) => left.Hash == right.Hash && left.Utf8.SequenceEqual(right.Utf8);
}
