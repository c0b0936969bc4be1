using System.Reflection;

namespace AslSharp.Architecture.Tests;

/// <summary>The public surfaces of packages as they are written down, a file each.</summary>
internal static class WrittenApi
{
    public static void AssertIs(string package, Assembly assembly)
    {
        var actual = ApiText.Of(assembly);
        var path = Path.Combine(Repository.Root, "tests", "AslSharp.Architecture.Tests", package + ".api.txt");
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";

        var gone = expected.Split('\n').Except(actual.Split('\n'));
        var added = actual.Split('\n').Except(expected.Split('\n'));
        Assert.True(
            expected == actual,
            $"{Path.GetFileName(path)}\nGone:\n{string.Join('\n', gone)}\nNew:\n{string.Join('\n', added)}\nThe whole text is now:\n{actual}");
    }
}
