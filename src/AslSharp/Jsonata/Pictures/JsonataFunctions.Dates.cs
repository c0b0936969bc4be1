namespace AslSharp.Runtime;

/// <content>Times from and to text.</content>
public static partial class JsonataFunctions
{
    private static readonly PictureCache<DatePicture> DatePictures = new(text => new DatePicture(text));

    /// <summary><c>$fromMillis</c>: a time as text.</summary>
    /// <param name="millis">Milliseconds since 1970.</param>
    /// <param name="picture">The picture; ISO 8601 where undefined.</param>
    /// <param name="timezone">The time zone, as <c>-0500</c>; UTC where undefined.</param>
    /// <returns>The text; undefined where the time is.</returns>
    /// <exception cref="JsonataException">D3130 to D3135: what is wrong with the picture. D1001: no date. T0410: another type.</exception>
    public static AslValue FromMillis(AslValue millis, AslValue picture = default, AslValue timezone = default)
    {
        PictureArguments.CheckNumber(millis, 1, "fromMillis");
        var pictureText = PictureArguments.Text(picture, 2, "fromMillis");
        var zone = PictureArguments.Text(timezone, 3, "fromMillis");
        return millis.IsUndefined ? default : Write(millis.GetDouble(), pictureText, zone);
    }

    /// <summary><c>$fromMillis</c> by a picture known beforehand.</summary>
    /// <param name="millis">Milliseconds since 1970.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="timezone">The time zone, as <c>-0500</c>; UTC where undefined.</param>
    /// <returns>The text; undefined where the time is.</returns>
    /// <exception cref="JsonataException">D3130 to D3135: what is wrong with the picture. D1001: no date. T0410: another type.</exception>
    public static AslValue FromMillis(AslValue millis, DatePicture picture, AslValue timezone = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        PictureArguments.CheckNumber(millis, 1, "fromMillis");
        var zone = PictureArguments.Text(timezone, 3, "fromMillis");
        return millis.IsUndefined ? default : AslValue.Of(picture.Write(millis.GetDouble(), Offset(zone)));
    }

    /// <summary><c>$toMillis</c>: a text as a time.</summary>
    /// <param name="evaluation">The evaluation, whose moment components are taken from that are larger than those given.</param>
    /// <param name="timestamp">The text.</param>
    /// <param name="picture">The picture; ISO 8601 where undefined.</param>
    /// <returns>Milliseconds since 1970; undefined where the text is, or is not as pictured.</returns>
    /// <exception cref="JsonataException">D3110: no timestamp. D3130 to D3136: what is wrong with the picture. T0410: another type.</exception>
    public static AslValue ToMillis(JsonataEvaluation evaluation, AslValue timestamp, AslValue picture = default)
    {
        var text = PictureArguments.Text(timestamp, 1, "toMillis");
        var pictureText = PictureArguments.Text(picture, 2, "toMillis");
        if (text is null) return default;
        if (pictureText is null) return AslValue.Of(IsoTimestamp.Read(text) ?? throw JsonataErrors.NotATimestamp(text));
        return DatePictures.Get(pictureText).Read(text, MomentOf(evaluation)) is { } millis ? AslValue.Of(millis) : default;
    }

    /// <summary><c>$toMillis</c> by a picture known beforehand.</summary>
    /// <param name="evaluation">The evaluation, whose moment components are taken from that are larger than those given.</param>
    /// <param name="timestamp">The text.</param>
    /// <param name="picture">The picture.</param>
    /// <returns>Milliseconds since 1970; undefined where the text is, or is not as pictured.</returns>
    /// <exception cref="JsonataException">D3110: no timestamp. D3130 to D3136: what is wrong with the picture. T0410: another type.</exception>
    public static AslValue ToMillis(JsonataEvaluation evaluation, AslValue timestamp, DatePicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var text = PictureArguments.Text(timestamp, 1, "toMillis");
        return text is not null && picture.Read(text, MomentOf(evaluation)) is { } millis ? AslValue.Of(millis) : default;
    }

    /// <summary><c>$now</c>: the time of the evaluation as text.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="picture">The picture; ISO 8601 where undefined.</param>
    /// <param name="timezone">The time zone, as <c>-0500</c>; UTC where undefined.</param>
    /// <returns>The text.</returns>
    /// <exception cref="JsonataException">D3130 to D3135: what is wrong with the picture. T0410: another type.</exception>
    public static AslValue Now(JsonataEvaluation evaluation, AslValue picture = default, AslValue timezone = default) =>
        Write(MomentOf(evaluation), PictureArguments.Text(picture, 1, "now"), PictureArguments.Text(timezone, 2, "now"));

    /// <summary><c>$now</c> by a picture known beforehand.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="timezone">The time zone, as <c>-0500</c>; UTC where undefined.</param>
    /// <returns>The text.</returns>
    /// <exception cref="JsonataException">D3130 to D3135: what is wrong with the picture. T0410: another type.</exception>
    public static AslValue Now(JsonataEvaluation evaluation, DatePicture picture, AslValue timezone = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return AslValue.Of(picture.Write(MomentOf(evaluation), Offset(PictureArguments.Text(timezone, 2, "now"))));
    }

    private static AslValue Write(double millis, string? picture, string? zone) =>
        AslValue.Of((picture is null ? DatePicture.Iso : DatePictures.Get(picture)).Write(millis, Offset(zone)));

    private static long MomentOf(JsonataEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return evaluation.Timestamp.ToUnixTimeMilliseconds();
    }

    /// <summary>The whole number a time zone starts with; what follows is passed over.</summary>
    private static int Offset(string? zone)
    {
        var rest = zone.AsSpan().TrimStart();
        var sign = rest.StartsWith('-') ? -1 : 1;
        if (rest.StartsWith('-') || rest.StartsWith('+')) rest = rest[1..];
        var offset = 0;
        // A million hours is no time zone; it is refused as no date, if that.
        for (var i = 0; i < rest.Length && char.IsAsciiDigit(rest[i]) && offset < 100_000_000; i++) offset = (offset * 10) + rest[i] - '0';
        return sign * offset;
    }
}
