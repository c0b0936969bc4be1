using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// A picture of <c>$fromMillis</c>, <c>$toMillis</c> and <c>$now</c>, analysed once: text, and components in brackets (XPath Functions 9.8.4).
/// Immutable; a bad picture is reported at each use, never when it is made.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DatePicture
{
    /// <summary>ISO 8601 with milliseconds, the default.</summary>
    internal static readonly DatePicture Iso = new("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");

    private readonly DatePicturePart[]? _parts;
    private readonly JsonataException? _error;

    /// <summary>Analyses a picture.</summary>
    /// <param name="picture">The picture, as <c>[D1o] [MNn] [Y0001]</c>.</param>
    public DatePicture(string picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        try
        {
            _parts = new DatePictureReader(picture).Read();
        }
        catch (JsonataException error)
        {
            _error = error;
        }
    }

    private DatePicturePart[] Parts => _parts ?? throw new JsonataException(_error!.Code, _error.Text);

    /// <summary>Writes a time.</summary>
    /// <param name="millis">The time, in milliseconds since 1970.</param>
    /// <param name="offset">The time zone, as HHMM with its sign: -500 for <c>-0500</c>.</param>
    /// <returns>The text.</returns>
    /// <exception cref="JsonataException">D3130 to D3135: what is wrong with the picture. D1001: no date. Or the text would be too long.</exception>
    internal string Write(double millis, int offset) => DateWriter.Write(Parts, millis, offset);

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="now">Now, in milliseconds since 1970: where components are taken from that are larger than those given.</param>
    /// <returns>The milliseconds since 1970; null where the text is not as pictured.</returns>
    /// <exception cref="JsonataException">D3130 to D3136: what is wrong with the picture. D3110: no date.</exception>
    internal long? Read(string text, long now)
    {
        ArgumentNullException.ThrowIfNull(text);
        return DateReader.Read(Parts, text, now);
    }
}
