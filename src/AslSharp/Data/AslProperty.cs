using System.Diagnostics.CodeAnalysis;

namespace AslSharp;

/// <summary>One member of an object: a name and its value.</summary>
/// <param name="name">The member's name.</param>
/// <param name="value">The member's value.</param>
public readonly struct AslProperty(PropertyName name, AslValue value)
{
    private readonly AslValue _value = value;

    /// <summary>Makes a member from a name's text. Keep a <see cref="PropertyName"/> where the name is known beforehand.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The member's value.</param>
    public AslProperty(string name, AslValue value)
        : this(PropertyName.FromData(name), value)
    {
    }

    /// <summary>The member's name.</summary>
    public PropertyName Name { get; } = name;

    /// <summary>The member's value.</summary>
    public AslValue Value => _value;

    /// <summary>The value where it stands, so that a walk through a document copies nothing.</summary>
    [UnscopedRef]
    internal ref readonly AslValue ValueInPlace => ref _value;

    /// <summary>Takes the member apart.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The member's value.</param>
    public void Deconstruct(out PropertyName name, out AslValue value)
    {
        name = Name;
        value = Value;
    }

    /// <summary>The member as it stands in JSON text.</summary>
    /// <returns>Name, colon and value.</returns>
    public override string ToString() => Name is null ? "" : $"{AslValue.Of(Name.Text).ToJson()}:{Value.ToJson()}";
}
