using AslSharp.Compiler.Collections;
using AslSharp.Compiler.JsonPath;
using CsCheck;
using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Tests.JsonPath;

public sealed class PathPropertyTests
{
    private static readonly Gen<string> Pieces = Gen.OneOf(
        "$", "$$", "$v", "@", ".", "..", "a", "b-c", "*", "[", "]", "(", ")", "?", "[?(", ")]", "['a']", "[0]", "[-1]", "[1:]", ":", ",", "'", "\"", "\\", "\\'",
        "==", "!=", "=~", "/x/i", " in ", "&&", "||", "!", " ", "1", "1.5", "true", "null", "length()", "States.Format(", "States.UUID()", "'{}'", "{", "}",
        "${A}", "${", "\ud800", "é", "\n", "\0");

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Pieces.Array[0, 30].Select(pieces => string.Concat(pieces)),
        Pieces.Array[0, 30].Select(pieces => "$" + string.Concat(pieces)),
        Pieces.Array[0, 30].Select(pieces => "$[?(" + string.Concat(pieces) + ")]"),
        Pieces.Array[0, 30].Select(pieces => "States.Array(" + string.Concat(pieces) + ")"));

    [Fact]
    public void PathParser_OnAnyText_GivesAPathOrErrorsInBounds() => AnyText.Sample(
        text =>
        {
            var result = JsonPathParser.Parse(text);

            AssertSound(text, result.Path is not null, result.Errors);
            if (result.Path is { } path)
                // A blank behind a backslash belongs to the name before it.
                Assert.Equal(text.TrimEnd(), path.Text.TrimEnd());
        },
        iter: 50_000);

    [Fact]
    public void IntrinsicParser_OnAnyText_GivesACallOrErrorsInBounds() => AnyText.Sample(
        text =>
        {
            var result = IntrinsicParser.Parse(text);

            AssertSound(text, result.Call is not null, result.Errors);
        },
        iter: 50_000);

    private static void AssertSound(string text, bool isParsed, EquatableArray<PathError> errors)
    {
        // A call that fails whenever it runs is a call all the same, and only warned of.
        Assert.NotEqual(isParsed, errors.AsEnumerable().Any(static error => error.Descriptor.DefaultSeverity == DiagnosticSeverity.Error));
        foreach (var error in errors)
        {
            Assert.InRange(error.Span.Start, 0, text.Length);
            Assert.InRange(error.Span.End, error.Span.Start, text.Length);
            Assert.NotEqual("", error.Message);
        }
    }
}
