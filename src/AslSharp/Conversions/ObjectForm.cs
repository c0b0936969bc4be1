using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>How objects of a class stand for JSON objects. Emitted once for each class whose objects never change.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <param name="owner">The type that holds the conversion.</param>
/// <param name="names">The members in JSON, in their order.</param>
/// <param name="fits">Whether an object would be read from its JSON just as it is.</param>
/// <param name="member">
/// A member's value, by its number; Undefined where JSON does not have it. It is told whether the whole object is known to fit.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObjectForm<T>(Type owner, PropertyName[] names, Func<T, bool> fits, Func<T, int, bool, AslValue> member) : TypedForm(typeof(T), owner)
    where T : class
{
    /// <summary>An object as a value: as it is where it fits, else as JSON.</summary>
    /// <param name="value">The object, or null.</param>
    /// <param name="isKnown">Whether it is known to fit.</param>
    /// <returns>The value.</returns>
    public AslValue Write(T? value, bool isKnown = false)
    {
        if (value is null) return AslValue.Null;
        return Bits != 0 && (isKnown || Fits(value)) ? AslValue.FromTyped(value, this) : Open(value, isKnown: false);
    }

    /// <summary>Whether an object can stand for its JSON: it is of the very class, and would be read just as it is.</summary>
    /// <param name="value">The object, or null.</param>
    /// <returns>False also for null.</returns>
    public bool Fits([NotNullWhen(true)] T? value) => value is not null && value.GetType() == typeof(T) && fits(value);

    /// <summary>The object that a value holds, where it holds one of this class.</summary>
    /// <param name="value">The value.</param>
    /// <param name="content">The object.</param>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(AslValue value, [NotNullWhen(true)] out T? content)
    {
        var isTyped = value.TryGetTyped(this, out var reference);
        content = isTyped ? Unsafe.As<T>(reference) : null;
        return isTyped;
    }

    internal override AslKind Kind => AslKind.Object;

    internal override int Count(object content) => Open(content).Count;

    internal override AslValue Open(object content) => Open((T)content, isKnown: true);

    internal override AslValue Find(object content, PropertyName name)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Equals(name)) return member((T)content, i, true);
        }

        return default;
    }

    private AslValue Open(T value, bool isKnown)
    {
        var members = new AslProperty[names.Length];
        var count = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var content = member(value, i, isKnown);
            if (!content.IsUndefined) members[count++] = new(names[i], content);
        }

        return Values.Object(count == members.Length ? members : members[..count]);
    }
}
