using AslSharp.Compiler.Jsonata;

namespace AslSharp.Conformance.Tests.Jsonata;

/// <summary>Variables from outside, and the reference dialect with its document.</summary>
public sealed class JsonataDialectTests
{
    [Theory]
    [InlineData("$count + $n", "5")]
    [InlineData("$list[$n].v", "\"b\"")]
    [InlineData("$list.v[]", """["z","a","b"]""")]
    [InlineData("($n := $n + 1; $n)", "3")]
    public void Evaluate_VariablesOfTheCaller_AreReadAndShadowFunctions(string expression, string expected)
    {
        var method = JsonataPrograms.Compile([expression], JsonataDialect.StepFunctions, "count", "n", "list")[expression];

        var result = method(AslValue.Undefined, [3, 2, AslValue.Parse("""[{"v": "z"}, {"v": "a"}, {"v": "b"}]""")]);

        Assert.Equal(AslValue.Parse(expected), result);
    }

    [Fact]
    public void Evaluate_ArrayOfAnotherExpression_IsAnArrayLikeAnyOther()
    {
        var pair = JsonataPrograms.Run("$states.input.[a, b]", AslValue.Parse("""{"a": 1, "b": 2}"""));
        var held = JsonataPrograms.Run("{\"one\": $states.input.a[]}", AslValue.Parse("""{"a": 1}"""));
        var method = JsonataPrograms.Compile(["[$pair.($ * 2), $held.one.($ + 1)]"], JsonataDialect.StepFunctions, "pair", "held");

        Assert.Equal(AslValue.Parse("[2, 4, 2]"), method.Values.Single()(AslValue.Undefined, [pair, held]));
    }

    [Theory]
    [InlineData("a", "[1,2]", """[{"a": 1}, {"a": 2}]""")]
    [InlineData("$", """[{"a":1}]""", """[{"a": 1}]""")]
    [InlineData("$[a = 2].a", "2", """[{"a": 1}, {"a": 2}]""")]
    [InlineData("$count($$)", "2", """[{"a": 1}, {"a": 2}]""")]
    [InlineData("a.($$.b)", "7", """{"a": {"c": 1}, "b": 7}""")]
    [InlineData("{\"n\": $count($)}", """{"n":2}""", "[1, 2]")]
    [InlineData("missing ?? b", "7", """{"b": 7}""")]
    [InlineData("z ?: b", "7", """{"z": 0, "b": 7}""")]
    [InlineData("*", "[1,2]", "[1, 2]")]
    public void Evaluate_Document_IsTheContext(string expression, string expected, string document)
    {
        var result = JsonataPrograms.Run(expression, AslValue.Parse(document), JsonataDialect.Reference);

        Assert.Equal(AslValue.Parse(expected), result);
    }
}
