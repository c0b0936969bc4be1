using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>
/// Gathers what the last step of a path, or a higher-order function, gives. Nothing is allocated for a result of one item; a longer one
/// is one array of just its length.
/// </summary>
/// <remarks>
/// A step that gives a single value, an array that is no sequence, has that very array as its result; as soon as there is more, arrays
/// are opened. So the first array waits until it is known.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct SequenceBuilder
{
    private const int SmallestBuffer = 16;

    private readonly int _expected;
    private AslValue _first;
    private AslValue[]? _buffer;
    private int _count;
    private bool _isWaiting;
    private bool _wasOpened;

    /// <summary>A builder for as many items as come.</summary>
    /// <param name="expected">How many items will come if none is left out, so that they need not be moved; 0 where that is not known.</param>
    public SequenceBuilder(int expected) => _expected = expected;

    /// <summary>Adds the result of a step for one item: nothing, a value, or an array that is opened unless it stays alone.</summary>
    /// <param name="result">The result.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(AslValue result)
    {
        if (result.IsUndefined) return;
        if (result.IsArray) AddArray(result);
        else Push(result);
    }

    /// <summary>Adds what names behind the last item of a loop find.</summary>
    /// <param name="item">The item.</param>
    /// <param name="names">The names.</param>
    public void AddPath(AslValue item, params scoped ReadOnlySpan<PropertyName> names)
    {
        foreach (var start in Sequences.Items(item)) Sequences.Find(ref this, start, names);
    }

    /// <summary>Adds an item as it is, be it an array.</summary>
    /// <param name="item">The item; Undefined adds nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(AslValue item)
    {
        if (!item.IsUndefined) Hold(item);
    }

    /// <summary>Adds an item as it is, even if it is Undefined: one that is missing and passed a predicate.</summary>
    /// <param name="item">The item.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Hold(AslValue item)
    {
        if (_isWaiting) Open();
        if (_count == 0) _first = item;
        else if (_buffer is { } buffer && (uint)_count < (uint)buffer.Length) buffer[_count] = item;
        else Grow(item);
        _count++;
    }

    /// <summary>Adds the items of an array, or a value that is none: what an array constructor does with what is no constructor itself.</summary>
    /// <param name="value">The value; Undefined adds nothing.</param>
    public void Append(AslValue value)
    {
        if (!value.IsArray)
        {
            Push(value);
            return;
        }

        foreach (ref readonly var item in value.Items) Hold(item);
    }

    /// <summary>Adds the items of a step's result; an array made by a constructor that ends the path stays one.</summary>
    /// <param name="result">The result.</param>
    internal void Flatten(AslValue result)
    {
        if ((result.Flags & ArrayFlags.Constructed) != 0) Push(result);
        else Append(result);
    }

    /// <summary>Adds an item as often as a predicate, whose type is only known now, wants it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="predicate">What the predicate gave for it.</param>
    /// <param name="index">The item's position.</param>
    /// <param name="count">How many items there are.</param>
    public void Keep(AslValue item, AslValue predicate, int index, int count)
    {
        if (_isWaiting) Open();
        _wasOpened = true;
        for (var left = Sequences.Matches(predicate, index, count); left > 0; left--) Hold(item);
    }

    /// <summary>What was gathered: Undefined for nothing, the item if there is one, else a sequence.</summary>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AslValue ToValue() => _count == 1 || _isWaiting ? Single() : _count == 0 ? default : AslValue.FromOwned(TakeItems(), ArrayFlags.Sequence);

    /// <summary>The same for a path with <c>[]</c> in it: one item stays in its array.</summary>
    /// <returns>The value.</returns>
    public AslValue ToKept()
    {
        if (_isWaiting)
        {
            if ((_first.Flags & ArrayFlags.Sequence) == 0) return _first;
            Open();
        }

        return _count == 0 ? default : AslValue.FromOwned(TakeItems(), ArrayFlags.Sequence | ArrayFlags.KeepSingleton);
    }

    /// <summary>What was gathered as the input of whatever comes next: not collapsed.</summary>
    /// <returns>An array; a sequence unless a step gave one array and nothing else.</returns>
    public AslValue ToSequence()
    {
        if (_isWaiting)
        {
            if ((_first.Flags & ArrayFlags.Sequence) == 0) return _first;
            Open();
        }

        return AslValue.FromOwned(_count == 0 ? [] : TakeItems(), ArrayFlags.Sequence);
    }

    /// <summary>What the last step of a path gives, not collapsed: where that is one array of a constructor, the array itself.</summary>
    /// <returns>An array; a sequence unless a step gave one array and nothing else.</returns>
    public AslValue ToLast() =>
        _count == 1 && !_wasOpened && (_first.Flags & ArrayFlags.Constructed) != 0 ? _first : ToSequence();

    /// <summary>What was gathered as an array like any other.</summary>
    /// <returns>An array, which may be empty.</returns>
    public AslValue ToArray()
    {
        if (_isWaiting) Open();
        return _count == 0 ? AslValue.EmptyArray : AslValue.FromOwned(TakeItems());
    }

    private void AddArray(AslValue array)
    {
        if ((array.Flags & ArrayFlags.Constructed) != 0)
        {
            Push(array);
        }
        else if (_count == 0 && !_isWaiting && !_wasOpened)
        {
            _first = array;
            _isWaiting = true;
        }
        else
        {
            if (_isWaiting) Open();
            foreach (ref readonly var item in array.Items) Hold(item);
        }
    }

    private void Open()
    {
        var array = _first;
        // An empty array is a result too: the one that follows is not alone.
        _isWaiting = false;
        _wasOpened = true;
        _first = default;
        foreach (ref readonly var item in array.Items) Hold(item);
    }

    private AslValue Single()
    {
        if (!_isWaiting || (_first.Flags & ArrayFlags.Sequence) == 0) return _first;
        // A sequence that is handed on loses what it was told to keep.
        return _first.Count switch
        {
            0 => default,
            1 => _first[0],
            _ => _first.WithFlags(ArrayFlags.Sequence),
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(AslValue item)
    {
        if (_buffer is null)
        {
            _buffer = _expected > 1 ? new AslValue[_expected] : ArrayPool<AslValue>.Shared.Rent(SmallestBuffer);
            _buffer[0] = _first;
        }
        else
        {
            Sequences.CheckSize(_count);
            var larger = ArrayPool<AslValue>.Shared.Rent(_count * 2);
            _buffer.AsSpan(0, _count).CopyTo(larger);
            Release();
            _buffer = larger;
        }

        _buffer[_count] = item;
    }

    private AslValue[] TakeItems()
    {
        if (_count == 1) return [_first];
        Sequences.CheckSize(_count);
        var buffer = _buffer!;
        if (buffer.Length == _count && _count == _expected) return buffer;
        var items = buffer.AsSpan(0, _count).ToArray();
        Release();
        return items;
    }

    private readonly void Release()
    {
        // Only what the pool gave goes back to it.
        if (_buffer!.Length == _expected) return;
        _buffer.AsSpan(0, Math.Min(_count, _buffer.Length)).Clear();
        ArrayPool<AslValue>.Shared.Return(_buffer);
    }
}
