using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>A literal template of <c>States.Format</c>, split at its places at build time (ASL section 4.4).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FormatTemplate
{
    private readonly string _call;
    private readonly string[] _segments;

    /// <summary>Creates a template.</summary>
    /// <param name="call">The call as written.</param>
    /// <param name="segments">The literal texts around the places, escapes undone: one more than there are places.</param>
    public FormatTemplate(string call, params string[] segments)
    {
        _call = call;
        _segments = segments;
    }

    /// <summary>Fills the places.</summary>
    /// <param name="arguments">One value for each place: strings bare, all else as Java prints it.</param>
    /// <returns>A string.</returns>
    /// <exception cref="RuntimeFault">Places and arguments differ in number.</exception>
    public AslValue Apply(params ReadOnlySpan<AslValue> arguments)
    {
        Intrinsics.RequireSameNumber(_call, _segments.Length - 1, arguments.Length);
        var parts = new string[_segments.Length + arguments.Length];
        parts[0] = _segments[0];
        for (var i = 0; i < arguments.Length; i++)
        {
            parts[(2 * i) + 1] = JavaText.Of(arguments[i]);
            parts[(2 * i) + 2] = _segments[i + 1];
        }

        return AslValue.Of(string.Concat(parts));
    }
}
