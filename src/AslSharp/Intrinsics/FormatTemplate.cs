using System.ComponentModel;
using System.Text;

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
        var text = new StringBuilder(_segments[0]);
        for (var i = 0; i < arguments.Length; i++)
        {
            JavaText.Append(text, arguments[i]);
            text.Append(_segments[i + 1]);
        }

        return AslValue.Of(text.ToString());
    }
}
