using System.Text.RegularExpressions;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>Texts that are the same for findings that are likely to have one cause.</summary>
internal static partial class Signatures
{
    /// <summary>The signature of a property and what was seen: of an exception the first frames in AslSharp, or else its type.</summary>
    internal static string Of(string property, string details)
    {
        var first = details.Split('\n')[0];
        var type = Exceptions().Match(first);
        if (!type.Success) return $"{property}: {Varying().Replace(first, "#")}";
        // What a hostile task throws varies: where it gets through does not.
        var frames = Frames().Matches(details).Select(static match => match.Groups[1].Value).Where(static frame => !frame.StartsWith("AslSharp.Fuzzing", StringComparison.Ordinal)).Take(2);
        var place = string.Join(" < ", frames);
        var text = place.Length > 0 ? place : type.Value;
        return $"{property}: {Varying().Replace(text, "#")}";
    }

    /// <summary>The signature of a process that ended.</summary>
    internal static string OfDeath(string errors)
    {
        var kind = errors.Contains("Stack overflow", StringComparison.Ordinal) ? "Stack overflow" : errors.Split('\n').FirstOrDefault(static line => line.StartsWith("Unhandled", StringComparison.Ordinal)) ?? "killed";
        var frames = Frames().Matches(errors).Select(static match => match.Groups[1].Value).Where(static frame => !frame.StartsWith("AslSharp.Fuzzing", StringComparison.Ordinal));
        // Where the stack ends is chance: what calls itself is on it most.
        frames = kind == "Stack overflow"
            ? frames.GroupBy(static frame => frame).OrderByDescending(static group => group.Count()).Take(1).Select(static group => group.Key)
            : frames.Distinct().Take(2);
        return $"The process dies: {Varying().Replace(kind.Length > 140 ? kind[..140] : kind, "#")} {string.Join(" < ", frames)}";
    }

    [GeneratedRegex(@"at (AslSharp\.[\w.`<>|]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Frames();

    [GeneratedRegex(@"\w+Exception\b|RuntimeFault\b")]
    private static partial Regex Exceptions();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}|\d+|'[^']*'")]
    private static partial Regex Varying();
}
