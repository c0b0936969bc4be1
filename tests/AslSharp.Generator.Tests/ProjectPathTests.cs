namespace AslSharp.Generator.Tests;

/// <summary>Paths as text.</summary>
public sealed class ProjectPathTests
{
    [Theory]
    [InlineData("/home/ada/shop", "/home/ada/shop/a/b.asl.json", "a/b.asl.json")]
    [InlineData("/home/ada/shop/", "/home/ada/shop/b.asl.json", "b.asl.json")]
    [InlineData(@"C:\shop", @"c:\shop\a\b.asl.json", "a/b.asl.json")]
    [InlineData("/home/ada/shop", "/home/ada/shop2/b.asl.json", null)]
    [InlineData("/home/ada/shop", "/home/ada/shop/../b.asl.json", null)]
    [InlineData("", "/home/b.asl.json", null)]
    public void Path_InsideFolder_IsCut(string folder, string path, string? expected) => Assert.Equal(expected, ProjectPath.Inside(folder, path));

    [Theory]
    [InlineData("a/order.asl.json", "order.asl.json", true)]
    [InlineData("a/order.asl.json", "a/order.asl.json", true)]
    [InlineData("a/order.asl.json", "./ORDER.asl.json", true)]
    [InlineData("a/reorder.asl.json", "order.asl.json", false)]
    [InlineData("a/order.asl.json", "", false)]
    public void Path_WithEnd_EndsInWholeParts(string path, string end, bool expected) => Assert.Equal(expected, ProjectPath.EndsWith(path, end));

    [Theory]
    [InlineData("a/../b/./c", "b/c")]
    [InlineData("../../a", "../../a")]
    [InlineData("/a//b/", "/a/b")]
    public void Path_WithDots_IsNormalized(string path, string expected) => Assert.Equal(expected, ProjectPath.Normalize(path));
}
