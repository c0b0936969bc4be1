namespace AslSharp.Compiler.Syntax;

/// <summary>Slash paths of the parts of a definition: JSON Pointers.</summary>
internal static class Pointer
{
    /// <summary>The path of a member, its name escaped so that no two members share a path.</summary>
    public static string Append(string pointer, string name) =>
        name.IndexOfAny(['~', '/']) < 0 ? $"{pointer}/{name}" : $"{pointer}/{name.Replace("~", "~0").Replace("/", "~1")}";
}
