using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// A path that names one node: property names and single indexes only (ASL section 4.2). Emitted code keeps one object per path and
/// reads with it; each derived class fails in the words AWS uses for its kind of field.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DefinitePath
{
    private readonly PathStep[] _steps;

    // The names again, one field each, so that the commonest paths are read without a loop. 4 stands for any other shape.
    private readonly PropertyName? _first;
    private readonly PropertyName? _second;
    private readonly PropertyName? _third;
    private readonly int _shape;

    private protected DefinitePath(string text, ReadOnlySpan<PathStep> steps)
    {
        Text = text;
        _steps = steps.ToArray();
        _shape = _steps.Length <= 3 && Array.TrueForAll(_steps, step => step.Name is not null) ? _steps.Length : 4;
        if (_shape == 4)
            return;
        _first = _shape > 0 ? _steps[0].Name : null;
        _second = _shape > 1 ? _steps[1].Name : null;
        _third = _shape > 2 ? _steps[2].Name : null;
    }

    /// <summary>The path as the definition writes it.</summary>
    public string Text { get; }

    internal ReadOnlySpan<PathStep> Steps => _steps;

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

    /// <summary>Reads a value that must be there.</summary>
    /// <param name="root">The value that the path's root stands for.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue Read(AslValue root)
    {
        var value = Find(root);
        return value.IsUndefined ? throw WhyMissing(root) : value;
    }

    /// <summary>Reads a value that must be there from a document some of whose members are held elsewhere; this path names none of those.</summary>
    /// <param name="root">The document without the held members.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing. Its words wait for the whole document: <see cref="Frame.Locate"/>.</exception>
    public AslValue ReadPart(AslValue root)
    {
        var value = Find(root);
        return value.IsUndefined ? throw new RuntimeFault(this) : value;
    }

    /// <summary>Reads on from a held member, which is what the path's first step names.</summary>
    /// <param name="member">The held member.</param>
    /// <returns>The value found, or Undefined.</returns>
    public AslValue FindHeld(AslValue member) => _shape switch
    {
        1 => member,
        2 => member[_second!],
        3 => member[_second!][_third!],
        _ => Walk(member, _steps.AsSpan(1)),
    };

    /// <summary>Reads on from a held member to a value that must be there.</summary>
    /// <param name="member">The held member.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing. Its words wait for the whole document: <see cref="Frame.Locate"/>.</exception>
    public AslValue ReadHeld(AslValue member)
    {
        var value = FindHeld(member);
        return value.IsUndefined ? throw new RuntimeFault(this) : value;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Why this path finds nothing. Where the text would show a document that cannot be written, that is the fault.</summary>
    internal RuntimeFault WhyMissing(AslValue root)
    {
        try
        {
            return Missing(root);
        }
        catch (RuntimeFault unwritable)
        {
            return unwritable;
        }
    }

    private protected abstract RuntimeFault Missing(AslValue root);

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
}
