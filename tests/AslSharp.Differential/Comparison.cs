using AslSharp.Cli.Cases;

namespace AslSharp.Differential;

/// <summary>Tells whether two outcomes agree, and which differences are known.</summary>
internal static class Comparison
{
    /// <summary>Why two outcomes differ: null where they agree, a text that starts with <c>known</c> where the difference is documented.</summary>
    internal static string? Explain(Sample sample, Outcome reference, Outcome ours)
    {
        if (ours.Kind == OutcomeKind.Died) return "ours died";
        if (ours.Kind == OutcomeKind.Refused) return "known: refused by Step Functions";
        if (reference.Kind == OutcomeKind.Died) return "known: the reference dies";
        if (reference.Kind == ours.Kind && AreEqual(reference, ours)) return null;
        if (reference.Note is not null) return "known: " + reference.Note;
        if (reference.Kind == OutcomeKind.Error && reference.Text == "D1001") return "known: numbers that are not finite";
        if (ours is { Kind: OutcomeKind.Error, Text: "" } && Names(sample, "base64")) return "known: Base64 that is none";
        if (ours is { Kind: OutcomeKind.Error, Text: "" or "D0001" }) return "known: a limit of Step Functions";
        if (ours is { Kind: OutcomeKind.Error, Text: "D0002" }) return "known: a regular expression that no engine takes";
        if (HasNonFinite(reference.Value) || HasNonFinite(ours.Value)) return "known: numbers that are not finite";
        if (HasLarge(ours.Value) || HasLarge(reference.Value)) return "known: exact integers";
        // The parts of a constructor run at once there: the error that comes first need not stand first.
        if (IsRunTime(reference) && IsRunTime(ours) && sample.Expression.AsSpan().IndexOfAny('[', '{') >= 0) return "known: one of several errors";
        if (Any(reference.Value, static leaf => leaf.TryGetString(out var text) && text.Contains("NaN", StringComparison.Ordinal))) return "known: times that no calendar has";
        if (Any(reference.Value, static leaf => leaf.TryGetString(out var text) && text.Contains("async function", StringComparison.Ordinal))) return "known: functions as text";
        var isValue = reference.Kind == OutcomeKind.Value && ours.Kind == OutcomeKind.Value;
        if (isValue && Names(sample, "toMillis")) return "known: times without separators";
        if (isValue && Names(sample, "fromMillis") && Names(sample, "\"-")) return "known: zones with a part of an hour before UTC";
        if (isValue && Names(sample, "base64")) return "known: Base64 of UTF-8";
        return $"{reference.Kind} and {ours.Kind}";
    }

    private static bool Names(Sample sample, string part) => sample.Expression.Contains(part, StringComparison.Ordinal);

    private static bool IsRunTime(Outcome outcome) => outcome.Kind == OutcomeKind.Error && outcome.Text.Length > 0 && outcome.Text[0] is not 'S';

    private static bool AreEqual(Outcome reference, Outcome ours) => reference.Kind switch
    {
        OutcomeKind.Value => JsonataComparison.AreEqual(reference.Value, ours.Value, isUnordered: false),
        OutcomeKind.Error => reference.Text == ours.Text,
        _ => true,
    };

    private static bool HasNonFinite(in AslValue value) => Any(value, static leaf => leaf.TryGetString(out var text) && text is "Infinity" or "-Infinity" or "NaN");

    private static bool HasLarge(in AslValue value) => Any(value, static leaf => leaf.TryGetInt64(out var number) && number is > 1L << 53 or < -(1L << 53));

    private static bool Any(in AslValue value, Func<AslValue, bool> test)
    {
        if (value.IsArray) return value.Items.ToArray().Any(item => Any(item, test));
        return value.IsObject ? value.Properties.ToArray().Any(property => Any(property.Value, test)) : test(value);
    }
}
