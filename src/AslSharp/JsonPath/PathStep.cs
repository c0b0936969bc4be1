using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>One step of a definite path: a property name or an array index (ASL section 4.2).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PathStep
{
    private readonly int _index;

    private PathStep(PropertyName? name, int index)
    {
        Name = name;
        _index = index;
    }

    /// <summary>The property to read, or null when the step is an index.</summary>
    internal PropertyName? Name { get; }

    /// <summary>The array index; a negative one counts from the end. Zero when the step is a name.</summary>
    internal int Index => _index;

    /// <summary>Makes a step by name.</summary>
    /// <param name="name">The property.</param>
    public static implicit operator PathStep(PropertyName name) => new(name, 0);

    /// <summary>Makes a step by index.</summary>
    /// <param name="index">The index; negative counts from the end.</param>
    public static implicit operator PathStep(int index) => new(null, index);

    /// <summary>Takes the step from a value.</summary>
    /// <param name="value">Where the step starts.</param>
    /// <returns>The member or element; Undefined if it does not exist or the value is of another kind.</returns>
    internal AslValue From(AslValue value) => Name is { } name ? value[name] : At(value, _index);

    /// <summary>The step as the path library prints it: <c>['name']</c> or <c>[0]</c>.</summary>
    /// <returns>The fragment of a normalised path.</returns>
    public override string ToString() => Name is { } name ? $"['{name.Text}']" : $"[{_index}]";

    internal static AslValue At(AslValue value, int index)
    {
        if (!value.IsArray)
            return AslValue.Undefined;
        return value[index < 0 ? value.Count + index : index];
    }
}
