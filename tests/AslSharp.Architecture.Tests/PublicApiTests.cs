namespace AslSharp.Architecture.Tests;

/// <summary>The runtime's public surface, so that no change of it goes unread. Where it changed on purpose, put the printed text into <c>AslSharp.api.txt</c>.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Runtime_PublicSurface_IsTheOneWrittenDown()
    {
        var actual = ApiText.Of(typeof(IStateMachine).Assembly);
        var path = Path.Combine(Folders.Tests, "AslSharp.Architecture.Tests", "AslSharp.api.txt");
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";

        var gone = expected.Split('\n').Except(actual.Split('\n'));
        var added = actual.Split('\n').Except(expected.Split('\n'));
        Assert.True(expected == actual, $"Gone:\n{string.Join('\n', gone)}\nNew:\n{string.Join('\n', added)}\nThe whole text is now:\n{actual}");
    }
}
