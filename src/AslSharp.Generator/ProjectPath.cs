namespace AslSharp.Generator;

/// <summary>Paths as text: compared the same on every system, never looked up on a disk.</summary>
internal static class ProjectPath
{
    /// <summary>The folder of a file, with forward slashes; empty where the path has none.</summary>
    public static string Folder(string path)
    {
        var name = path.Replace('\\', '/');
        return name.LastIndexOf('/') is var end and >= 0 ? name.Substring(0, end) : "";
    }

    /// <summary>A path with forward slashes, without <c>.</c> and, as far as they can be followed, <c>..</c>.</summary>
    public static string Normalize(string path)
    {
        var isRooted = path.Length > 0 && path[0] is '/' or '\\';
        var parts = new List<string>();
        foreach (var part in path.Split('/', '\\'))
        {
            if (part is "" or ".") continue;
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..") parts.RemoveAt(parts.Count - 1);
            else parts.Add(part);
        }

        return (isRooted ? "/" : "") + string.Join("/", parts);
    }

    /// <summary>The path inside a folder, with forward slashes; null where the file lies outside.</summary>
    public static string? Inside(string folder, string path)
    {
        var start = Normalize(folder);
        var whole = Normalize(path);
        if (start.Length == 0) return null;
        if (!start.EndsWith("/", StringComparison.Ordinal)) start += "/";
        return whole.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? whole.Substring(start.Length) : null;
    }

    /// <summary>Whether two paths name the same file.</summary>
    public static bool AreSame(string left, string right) => string.Equals(Normalize(left), Normalize(right), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path ends with whole parts of another.</summary>
    public static bool EndsWith(string path, string end)
    {
        var whole = Normalize(path);
        var part = Normalize(end);
        return part.Length > 0
            && whole.EndsWith(part, StringComparison.OrdinalIgnoreCase)
            && (whole.Length == part.Length || whole[whole.Length - part.Length - 1] == '/');
    }
}
