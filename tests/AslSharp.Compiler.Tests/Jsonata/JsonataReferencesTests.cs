using AslSharp.Compiler.Jsonata;

namespace AslSharp.Compiler.Tests.Jsonata;

public sealed class JsonataReferencesTests
{
    [Theory]
    [InlineData("$a + $b.c[$d > $.e]", "a b d")]
    [InlineData("($a := 1; $a)", "")]
    [InlineData("($a := $a; $a)", "a")]
    [InlineData("(($a := 1); $a)", "a")]
    [InlineData("($f := function($x){ $x + $y + $z }; $y := 1; $f(2))", "z")]
    [InlineData("$map($list, function($v, $i){ $v & $i & $other })", "map list other")]
    [InlineData("$list@$x.items#$i.($x & $i)", "list")]
    [InlineData("[$list@$x.items, $x]", "list x")]
    [InlineData("$list[$n := 1]{$k: $v}", "list k v")]
    [InlineData("$list^($key)#$i[$i > 1]", "list key")]
    [InlineData("$f(?, $x) ~> $g", "f x g")]
    [InlineData("$states.input ~> |a|{'b': $v}|", "v")]
    [InlineData("$$ & $", "")]
    public void Variables_AreThoseNotBoundThere(string text, string expected) => Assert.Equal(expected, string.Join(" ", Read(text)?.Variables.ToArray().Select(static read => read.Name) ?? []));

    [Theory]
    [InlineData("$states.input.a & $states.result", "input result", 0)]
    [InlineData("$states.'errorOutput'.Error", "errorOutput", 0)]
    [InlineData("$states", "", 1)]
    [InlineData("$lookup($states, 'result')", "", 1)]
    [InlineData("$states.*", "", 1)]
    [InlineData("$x.($states.context)", "context", 0)]
    [InlineData("($states := {'input': 1}; $states.input)", "", 0)]
    public void StatesMembers_AreNamed(string text, string expected, int whole)
    {
        var references = Read(text)!;
        Assert.Equal(expected, string.Join(" ", references.StatesMembers.ToArray().Select(static read => read.Name)));
        Assert.Equal(whole, references.WholeStates.Count);
    }

    [Theory]
    [InlineData("*", 1)]
    [InlineData("(**.a)[0]", 1)]
    [InlineData("$length()", 1)]
    [InlineData("$each(function($v){ $v })", 1)]
    [InlineData("$each({}, function($v){ $v })", 0)]
    [InlineData("$x ~> $length()", 0)]
    [InlineData("$x.$length() & $x[*]", 0)]
    [InlineData("$substring('a', 1)", 0)]
    [InlineData("a + $", 2)]
    public void ContextReads_AreThoseOfTheTopLevel(string text, int expected) => Assert.Equal(expected, Read(text)!.ContextReads.Count);

    [Fact]
    public void Spans_AreThoseOfTheNames()
    {
        var references = Read("$exists($a.b) and $f($states.input)")!;
        Assert.Equal(
            [("exists", 0, 7, false, true), ("a", 8, 2, true, false), ("f", 18, 2, false, true)],
            references.Variables.ToArray().Select(static read => (read.Name, read.Span.Start, read.Span.Length, read.IsTest, read.IsCall)));
        Assert.Equal((29, 5), (references.StatesMembers[0].Span.Start, references.StatesMembers[0].Span.Length));
    }

    private static JsonataReferences? Read(string text) =>
        JsonataParser.Parse(text, JsonataDialect.StepFunctions).Root is { } root ? JsonataReferences.Of(root) : null;
}
