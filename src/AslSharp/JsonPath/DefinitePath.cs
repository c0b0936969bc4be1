using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>
/// A path that names one node: property names and single indexes only (ASL section 4.2). Emitted code keeps one object for each path and
/// reads and writes with it; how a read fails depends on what it is for.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class DefinitePath
{
    private readonly PathStep[] _steps;

    // The names again, one field each, so that the commonest paths are read without a loop. 4 stands for any other shape.
    private readonly PropertyName? _first;
    private readonly PropertyName? _second;
    private readonly PropertyName? _third;
    private readonly int _shape;
    private string? _text;

    /// <summary>Creates a path that is written as its steps are: <c>$.order.items[0]</c>.</summary>
    /// <param name="steps">The steps after the root.</param>
    public DefinitePath(params ReadOnlySpan<PathStep> steps)
    {
        _steps = steps.ToArray();
        _shape = _steps.Length <= 3 && Array.TrueForAll(_steps, step => step.Name is not null) ? _steps.Length : 4;
        if (_shape == 4)
            return;
        _first = _shape > 0 ? _steps[0].Name : null;
        _second = _shape > 1 ? _steps[1].Name : null;
        _third = _shape > 2 ? _steps[2].Name : null;
    }

    /// <summary>Creates a path that is written in another way.</summary>
    /// <param name="text">The path as written.</param>
    /// <param name="steps">The steps after the root.</param>
    public DefinitePath(string text, params ReadOnlySpan<PathStep> steps)
        : this(steps) => _text = text;

    /// <summary>The path as the definition writes it.</summary>
    internal string Text => _text ??= TextOf(_steps);

    /// <summary>Reads <c>$</c> itself in a payload template.</summary>
    /// <param name="root">What it stands for.</param>
    /// <returns>The same value.</returns>
    /// <exception cref="RuntimeFault">The value is null, from which the service reads nothing.</exception>
    public static AslValue Whole(AslValue root) => root.IsNull ? throw new RuntimeFault(PathText.EmptyInput) : root;

    /// <summary>Reads without failing.</summary>
    /// <param name="root">The value that the path's root stands for.</param>
    /// <returns>The value found, or Undefined.</returns>
    public AslValue Find(AslValue root) => _shape switch
    {
        0 => root,
        1 => root[_first!],
        2 => root[_first!][_second!],
        3 => root[_first!][_second!][_third!],
        _ => Walk(root, _steps),
    };

    /// <summary>Reads on without failing from a held member, which is what the path's first step names.</summary>
    /// <param name="member">The held member.</param>
    /// <returns>The value found, or Undefined.</returns>
    public AslValue FindHeld(AslValue member) => _shape switch
    {
        1 => member,
        2 => member[_second!],
        3 => member[_second!][_third!],
        _ => Walk(member, _steps.AsSpan(1)),
    };

    /// <summary>The names of the first two steps; null where there are none.</summary>
    internal PropertyName? First => _steps.Length > 1 ? _steps[0].Name : null;

    /// <inheritdoc cref="First"/>
    internal PropertyName? Second => _steps.Length > 1 ? _steps[1].Name : null;

    /// <summary>Reads on without failing from what the first two steps name.</summary>
    internal AslValue FindBehindTwo(AslValue value) => Walk(value, _steps.AsSpan(2));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static AslValue Walk(AslValue root, ReadOnlySpan<PathStep> steps)
    {
        var current = root;
        foreach (var step in steps)
        {
            current = step.From(current);
            if (current.IsUndefined)
                break;
        }

        return current;
    }

    private static string TextOf(PathStep[] steps)
    {
        var text = new StringBuilder("$");
        foreach (var step in steps)
        {
            if (step.Name is { } name) text.Append('.').Append(name.Text);
            else text.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
        }

        return text.ToString();
    }
}
