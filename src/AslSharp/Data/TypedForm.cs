using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// How objects of a C# type stand for the JSON that they would be written as. A value may hold such an object in place of that JSON: a task
/// of the same type takes it back as it is, and everybody else sees the JSON, which is made where somebody asks for it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TypedForm
{
    private static readonly Lock Registration = new();
    private static TypedForm[] _all = new TypedForm[16];
    private static int _count;

    /// <summary>A form of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="owner">Where the code of the conversion is: the type that holds it.</param>
    private protected TypedForm(Type type, Type owner)
    {
        // All forms are known for ever: code that may be unloaded has none.
        if (type.IsCollectible || owner.IsCollectible) return;
        lock (Registration)
        {
            if (_count == _all.Length) Array.Resize(ref _all, 2 * _count);
            _all[_count] = this;
            Bits = AslValue.TypedBits(_count++);
        }
    }

    /// <summary>Whether there is any form: else no value holds an object.</summary>
    internal static bool AreAny => Volatile.Read(ref _count) > 0;

    /// <summary>What stands beside an object of this form in a value; 0 where no value may hold one.</summary>
    internal long Bits { get; }

    /// <summary>What its objects are in JSON.</summary>
    internal abstract AslKind Kind { get; }

    internal static TypedForm Of(int number) => Volatile.Read(ref _all)[number];

    /// <summary>How many items or members there are.</summary>
    internal abstract int Count(object content);

    /// <summary>The object as JSON; what is in it may still be objects.</summary>
    internal abstract AslValue Open(object content);

    /// <summary>The member with this name; Undefined where there is none.</summary>
    internal virtual AslValue Find(object content, PropertyName name) => default;

    /// <summary>The item at this index; Undefined where there is none.</summary>
    internal virtual AslValue Item(object content, int index) => default;
}
