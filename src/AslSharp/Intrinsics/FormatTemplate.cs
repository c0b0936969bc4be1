using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>A literal template of <c>States.Format</c>, split at its places at build time (ASL section 4.4).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FormatTemplate
{
    private readonly string _call;
    private readonly string[] _segments;
    private readonly byte[][]? _utf8Segments;

    /// <summary>Creates a template.</summary>
    /// <param name="call">The outermost call as written.</param>
    /// <param name="segments">The literal texts around the places, escapes undone: one more than there are places.</param>
    public FormatTemplate(string call, params string[] segments)
    {
        _call = call;
        _segments = segments;
        // A lone surrogate has no UTF-8: templates with surrogates are put together as text.
        var hasSurrogates = Array.Exists(segments, segment => segment.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'));
        _utf8Segments = hasSurrogates ? null : Array.ConvertAll(segments, Encoding.UTF8.GetBytes);
    }

    /// <summary>Fills the places.</summary>
    /// <param name="arguments">One value for each place: strings bare, all else as Java prints it.</param>
    /// <returns>A string.</returns>
    /// <exception cref="RuntimeFault">Places and arguments differ in number.</exception>
    public AslValue Apply(params ReadOnlySpan<AslValue> arguments)
    {
        if (_segments.Length - 1 != arguments.Length) throw Intrinsics.InvalidArguments(_call, nameof(Intrinsics.Format));
        return TryApplyBare(arguments, out var text) ? text : AslValue.Of(Text(arguments));
    }

    // Nearly all templates are filled with plain strings and numbers: their bytes are put side by side, and decoded only if somebody asks.
    private bool TryApplyBare(ReadOnlySpan<AslValue> arguments, out AslValue text)
    {
        text = default;
        if (_utf8Segments is null) return false;
        var output = new Utf8Output(256);
        try
        {
            output.Write(_utf8Segments[0]);
            for (var i = 0; i < arguments.Length; i++)
            {
                if (!arguments[i].TryWriteBare(ref output)) return false;
                output.Write(_utf8Segments[i + 1]);
            }

            text = AslValue.FromUtf8(output.Written);
            return true;
        }
        finally
        {
            output.Dispose();
        }
    }

    /// <summary>Fills the places.</summary>
    /// <param name="arguments">One value for each place: strings bare, all else as Java prints it.</param>
    /// <returns>The text.</returns>
    /// <exception cref="RuntimeFault">Places and arguments differ in number.</exception>
    public string Text(params ReadOnlySpan<AslValue> arguments)
    {
        if (_segments.Length - 1 != arguments.Length) throw Intrinsics.InvalidArguments(_call, nameof(Intrinsics.Format));
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        text.AppendLiteral(_segments[0]);
        long length = _segments[0].Length;
        Span<char> buffer = stackalloc char[AslValue.LongestNumber];
        for (var i = 0; i < arguments.Length; i++)
        {
            scoped ReadOnlySpan<char> argument = arguments[i].TryWriteNumber(buffer, out var written) ? buffer[..written] : JavaText.Of(arguments[i]).AsSpan();
            length += argument.Length + _segments[i + 1].Length;
            if (length > AslValue.MaximumText) throw AslValue.TooLong();
            text.AppendFormatted(argument);
            text.AppendLiteral(_segments[i + 1]);
        }

        return text.ToStringAndClear();
    }
}
