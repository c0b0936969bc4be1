using System.Text;
using System.Text.RegularExpressions;

namespace AslSharp.Cli.Checking;

/// <summary>Patterns of paths: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders.</summary>
internal static class Glob
{
    internal static bool IsPattern(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The files that a pattern matches.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="filesBelow">Lists the files in and below a folder.</param>
    internal static IEnumerable<string> Expand(string pattern, Func<string, IEnumerable<string>> filesBelow)
    {
        var segments = pattern.Replace('\\', '/').Split('/');
        var first = Array.FindIndex(segments, IsPattern);
        var folder = string.Join('/', segments.Take(first));
        if (first > 0 && folder.Length == 0) folder = "/";
        var isHere = folder.Length == 0;
        if (isHere) folder = ".";
        if (!Directory.Exists(folder)) return [];
        var expression = new Regex(ToExpression(segments.Skip(first)), RegexOptions.CultureInvariant);
        return filesBelow(folder)
            .Select(file => (File: file, Relative: Path.GetRelativePath(folder, file)))
            .Where(file => expression.IsMatch(file.Relative.Replace('\\', '/')))
            .Select(file => isHere ? file.Relative : file.File);
    }

    private static string ToExpression(IEnumerable<string> segments)
    {
        var expression = new StringBuilder("^");
        var separator = "";
        foreach (var segment in segments)
        {
            expression.Append(separator);
            separator = segment == "**" ? "" : "/";
            if (segment == "**") expression.Append("(?:[^/]+/)*");
            else expression.Append(Regex.Escape(segment).Replace("\\*", "[^/]*", StringComparison.Ordinal).Replace("\\?", "[^/]", StringComparison.Ordinal));
        }

        // What ends with ** means everything below.
        if (separator.Length == 0) expression.Append("[^/]+");
        return expression.Append('$').ToString();
    }
}
