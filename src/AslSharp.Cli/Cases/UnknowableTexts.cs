using System.Globalization;
using System.Text.RegularExpressions;

namespace AslSharp.Cli.Cases;

/// <summary>
/// What no other run can repeat: moments of the execution, ids and tokens that it made, and its own ARNs. Such a part of a text is blanked, unless the whole
/// text came in with the input or from a task.
/// </summary>
internal sealed partial class UnknowableTexts
{
    private readonly DateTimeOffset? _first;
    private readonly DateTimeOffset? _last;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _pointers = [];

    /// <param name="times">The moments of the events.</param>
    /// <param name="given">What came from outside.</param>
    internal UnknowableTexts(IEnumerable<DateTimeOffset?> times, IEnumerable<AslValue> given)
    {
        var known = times.OfType<DateTimeOffset>().ToList();
        if (known.Count > 0) (_first, _last) = (known.Min().AddSeconds(-1), known.Max().AddSeconds(1));
        foreach (var value in given) Collect(value);
    }

    /// <summary>Where a part was blanked: the slash paths in the case.</summary>
    internal IReadOnlyList<string> Pointers => _pointers;

    /// <summary>A value with such parts blanked.</summary>
    /// <param name="value">The value.</param>
    /// <param name="pointer">Its slash path in the case.</param>
    internal AslValue Blank(AslValue value, string pointer)
    {
        if (value.IsArray) return AslValue.Array([.. value.Items.ToArray().Select((item, index) => Blank(item, $"{pointer}/{index}"))]);
        if (value.IsObject)
        {
            return AslValue.Object(
                [.. value.Properties.ToArray().Select(member => new AslProperty(member.Name, Blank(member.Value, $"{pointer}/{Escaped(member.Name.Text)}")))]);
        }

        if (!value.TryGetString(out var text) || _known.Contains(text)) return value;
        var blanked = Blank(text);
        if (blanked == text) return value;
        _pointers.Add(pointer);
        return blanked;
    }

    /// <summary>Whether a value has such a part.</summary>
    internal bool IsIn(AslValue value)
    {
        if (value.IsArray) return value.Items.ToArray().Any(IsIn);
        if (value.IsObject) return value.Properties.ToArray().Any(member => IsIn(member.Value));
        return value.TryGetString(out var text) && !_known.Contains(text) && Blank(text) != text;
    }

    private string Blank(string text) => Token().Replace(OwnArn().Replace(Uuid().Replace(Time().Replace(text, BlankTime), "<id>"), "<arn>"), "<token>");

    private string BlankTime(Match match)
        => DateTimeOffset.TryParse(match.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time >= _first && time <= _last
            ? "<time>"
            : match.Value;

    private void Collect(AslValue value)
    {
        foreach (var item in value.IsArray ? value.Items : []) Collect(item);
        foreach (var (_, member) in value.IsObject ? value.Properties : []) Collect(member);
        if (value.TryGetString(out var text)) _known.Add(text);
    }

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})", RegexOptions.ExplicitCapture)]
    private static partial Regex Time();

    [GeneratedRegex(@"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex Uuid();

    // Task tokens are far longer than anything else that is written so.
    [GeneratedRegex("A[A-Za-z0-9+/]{150,}={0,2}")]
    private static partial Regex Token();

    [GeneratedRegex(@"arn:aws[\w-]*:states:[^:\s""]+:\d+:(execution|express|mapRun):[^\s""]+", RegexOptions.ExplicitCapture)]
    private static partial Regex OwnArn();
}
