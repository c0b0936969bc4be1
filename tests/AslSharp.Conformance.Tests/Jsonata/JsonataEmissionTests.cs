using System.Globalization;

namespace AslSharp.Conformance.Tests.Jsonata;

/// <summary>What emitted expressions look like, and that none is too much for the C# compiler.</summary>
public sealed class JsonataEmissionTests
{
    [Theory]
    [InlineData("$states.input.order.total", "=> Sequences.Path(input, Names.order, Names.total);")]
    [InlineData("$states.input", "=> input;")]
    [InlineData("$states.input.lines[0].sku", "=> Sequences.Path(Sequences.WalkAt(input, Names.lines, 0), Names.sku);")]
    [InlineData("$states.input[1].sku", "=> Sequences.Path(Sequences.Item(input, 1), Names.sku);")]
    [InlineData("{\"a\": 1, \"b\": [true]}", "=> Literals.AB;")]
    public void Emit_PathOrConstant_IsOneExpressionWithoutMethod(string expression, string expected)
    {
        var text = JsonataPrograms.Text(expression);

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("class Expressions", text, StringComparison.Ordinal);
        Assert.DoesNotContain("try", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$map($states.input.a, function($x){ $x.b })")]
    [InlineData("$filter($states.input.a, function($x){ $x.b })")]
    [InlineData("$reduce($states.input.a, function($x, $y){ $x + $y })")]
    [InlineData("$each($states.input.a, function($x){ $x })")]
    [InlineData("$sift($states.input.a, function($x){ $x })")]
    [InlineData("$single($states.input.a, function($x){ $x })")]
    public void Emit_LambdaOfHigherOrderFunction_IsALoop(string expression)
    {
        var text = JsonataPrograms.Text(expression);

        Assert.Matches(@"for(each)? \(var", text);
        Assert.DoesNotContain("JsonataFunction.Of", text, StringComparison.Ordinal);
        Assert.DoesNotContain("JsonataFunctions.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_PathThatCannotFail_HasNoFilter()
    {
        var text = JsonataPrograms.Text("$states.input.lines.{\"a\": b}");

        Assert.DoesNotContain("catch", text, StringComparison.Ordinal);
        Assert.Contains("// $states.input.lines.{\"a\": b}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_Functions_OnlyThoseThatNeedTheHostGetIt()
    {
        Assert.Contains("(JsonataEvaluation evaluation)", JsonataPrograms.Text("$now()"), StringComparison.Ordinal);
        Assert.DoesNotContain("Expressions.Evaluate(evaluation", JsonataPrograms.Text("$string(1)"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string")]
    [InlineData("AslValue")]
    [InlineData("Sequences")]
    [InlineData("exception")]
    [InlineData("found")]
    [InlineData("jsonata")]
    [InlineData("input")]
    [InlineData("arguments")]
    [InlineData("été")]
    [InlineData("_")]
    public void Emit_VariableOfThatName_CompilesAndRuns(string name)
    {
        var result = JsonataPrograms.Run($"(${name} := 1; $f := function(${name}){{ ${name} + $count($states.input) }}; $map([${name}], function(${name}){{ $f(${name}) }}))", 5);

        Assert.Equal(2, result);
    }

    public static TheoryData<string, string, string> Large => new()
    {
        { "operands", Join(" & ", 200, static i => $"\"{i % 10}\""), $"\"{string.Concat(Enumerable.Range(0, 200).Select(static i => i % 10))}\"" },
        { "sum", Join(" + ", 90, static _ => "$states.input"), "90" },
        { "conditions", Join(" and ", 200, static i => $"($x{i} := $states.input; $x{i} = 1)"), "true" },
        { "calls", Nest("$abs(", 90, "$states.input", ")"), "1" },
        { "arrays", Nest("[", 100, "$states.input", "]"), Nest("[", 100, "1", "]") },
        { "objects", Nest("{\"a\":", 100, "$states.input", "}"), Nest("{\"a\":", 100, "1", "}") },
        { "choices", string.Concat(Enumerable.Range(2, 100).Select(static i => $"$states.input = {i} ? ($y := {i}; $y) : ")) + "0", "0" },
        { "lambdas", Nest("(function($x){", 60, "$x", "})(1)"), "1" },
        { "maps", Nest("$map(1, function($x){", 45, "$x", "})"), Nest("[", 44, "1", "]") },
        { "members", "{" + Join(",", 1000, static i => $"\"k{i}\": $states.input") + "}", "{" + Join(",", 1000, static i => $"\"k{i}\": 1") + "}" },
        { "items", "[" + Join(",", 1000, static _ => "$states.input") + "]", "[" + Join(",", 1000, static _ => "1") + "]" },
        { "statements", "(" + Join(";", 500, static i => $"$x{i} := $states.input + {i}") + "; $x499)", "500" },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void Emit_LongOrDeepExpression_CompilesAndRuns(string name, string expression, string expected)
    {
        var result = JsonataPrograms.Run(expression, 1);

        Assert.True(AslValue.Parse(expected) == result, name);
    }

    private static string Join(string separator, int count, Func<int, string> part) => string.Join(separator, Enumerable.Range(0, count).Select(part));

    private static string Nest(string open, int depth, string inside, string close) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inside + string.Concat(Enumerable.Repeat(close, depth)).ToString(CultureInfo.InvariantCulture);
}
