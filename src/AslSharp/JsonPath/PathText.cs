using System.Text;

namespace AslSharp.Runtime;

/// <summary>
/// Why a definite path found nothing, in the words of the path library the service uses (Jayway JsonPath 2.0), which it hands on
/// in its causes.
/// </summary>
internal static class PathText
{
    public const string EmptyInput = "Unable to apply Path transformation to null or empty input.";

    /// <summary>A path in a payload template finds nothing.</summary>
    public static RuntimeFault NotFound(string text, string field, AslValue root) => new(
        root.IsNull ? EmptyInput : $"The JSONPath '{text}' specified for the field '{field}' could not be found in the input '{root.ToJson()}'");

    /// <summary>The normalised text of a path: <c>$['a'][0]</c>.</summary>
    public static string Normalize(ReadOnlySpan<PathStep> steps)
    {
        var text = new StringBuilder("$");
        foreach (var step in steps)
            text.Append(step.ToString());
        return text.ToString();
    }

    /// <summary>Names the first step that could not be taken; null if the path does find a value.</summary>
    public static string? WhyMissing(AslValue root, ReadOnlySpan<PathStep> steps)
    {
        var current = root;
        for (var i = 0; i < steps.Length; i++)
        {
            var next = steps[i].From(current);
            if (next.IsUndefined)
                return WhyStepFailed(current, steps, i);
            current = next;
        }

        return current.IsUndefined ? "No results for path: " + Normalize(steps) : null;
    }

    private static string WhyStepFailed(AslValue current, ReadOnlySpan<PathStep> steps, int position)
    {
        var step = steps[position];
        var before = Normalize(steps[..position]);
        if (step.Name is not null)
        {
            if (!current.IsObject)
                return $"Property {step} not found in path {before}";
            return position == steps.Length - 1
                ? "No results for path: " + Normalize(steps)
                : $"Missing property in path {before}{step}";
        }

        if (current.IsNull || current.IsUndefined)
            return $"The path {before} is null";
        if (current.IsArray)
            return "No results for path: " + Normalize(steps);
        // The library prints the step with all that follow it, and the value as Java does.
        return $"Filter: {Normalize(steps[position..])[1..]} can only be applied to arrays. Current context is: {JavaText.Of(current)}";
    }
}
