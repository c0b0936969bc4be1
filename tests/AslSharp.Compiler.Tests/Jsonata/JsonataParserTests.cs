using AslSharp.Compiler.Jsonata;

namespace AslSharp.Compiler.Tests.Jsonata;

// The tree after the second pass, one text for each kind of node and each mark on it.
public sealed class JsonataParserTests
{
    [Theory]
    [InlineData("\"a\\n\\u0041\\/\"", "'a\nA/'")]
    [InlineData("12", "12")]
    [InlineData("-12", "-12")]
    [InlineData("-0", "-0d")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", "9.223372036854776E+18d")]
    [InlineData("1.50", "1.5d")]
    [InlineData("1e3", "1000d")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("/a[/]b/im", "/a[/]b/im")]
    [InlineData("$x", "$x")]
    [InlineData("$", "$")]
    [InlineData("$$", "$$")]
    [InlineData("`a b`", "path(a b)")]
    [InlineData("and", "path(and)")]
    [InlineData("*", "*")]
    [InlineData("**", "**")]
    [InlineData(" /* c */ 1 /* d */ ", "1")]
    public void Parse_ALeaf_IsItsNode(string text, string expected) => Assert.Equal(expected, Print(text));

    [Theory]
    [InlineData("a.b.c", "path(a . b . c)")]
    [InlineData("a.'b'", "path(a . b)")]
    [InlineData("$x.a", "path($x . a)")]
    [InlineData("$.a", "path($ . a)")]
    [InlineData("a.(b.c)", "path(a . block(path(b . c)))")]
    [InlineData("a[0].b[x=1][2]", "path(a[0] . b[(path(x) Equal 1)][2])")]
    [InlineData("$x[0].a", "path($x[0] . a)")]
    [InlineData("a.$x[0]", "path(a . $x[0])")]
    [InlineData("$f(1)[0]", "call $f(1)[0]")]
    [InlineData("a[]", "path+(a[])[]")]
    [InlineData("a.b[][0]", "path+(a . b[][0])")]
    [InlineData("$x[]", "$x[]")]
    [InlineData("$x[].a", "path+($x[] . a)")]
    [InlineData("[1].a", "path(new cons<1> . a)")]
    [InlineData("a.[b]", "path(a . cons<path(b)>)")]
    [InlineData("a.[b].c", "path(a . cons<path(b)> . c)")]
    [InlineData("([1].a).b", "path(new block(path(new cons<1> . a)) . b)")]
    [InlineData("a@$x.b#$i[c]#$j", "path(!a@$x . !b#$i[path(c)]#$j)")]
    [InlineData("$x#$i", "path(!$x#$i)")]
    [InlineData("a^(<b, >c.d, e)", "path(a . ^(<path(b), >path(c . d), <path(e)))")]
    [InlineData("a^(b)[0].c", "path(a . ^(<path(b))[0] . c)")]
    [InlineData("$x^($)", "path($x . ^(<$))")]
    [InlineData("a{b: c}", "path(a){path(b): path(c)}")]
    [InlineData("a{b: c}.d", "path(a . d){path(b): path(c)}")]
    public void Parse_APath_IsFlattened(string text, string expected) => Assert.Equal(expected, Print(text));

    [Theory]
    [InlineData("a.b.%", "path(a . !b^0 . %0)")]
    [InlineData("a.b.%.%", "path(!a^1 . !b^0 . %0 . %1)")]
    [InlineData("a.b[%.c]", "path(a . !b^0[path(%0 . c)])")]
    [InlineData("a.b.{'x': %.c, 'y': %.d}", "path(a . !b^0^1 . {'x': path(%0 . c), 'y': path(%1 . d)})")]
    [InlineData("a.(b.c).%", "path(a . !block(path!(b . !c^0)) . %0)")]
    [InlineData("a@$x.b@$y.%", "path(!a@$x^0 . !b@$y . %0)")]
    [InlineData("a.b^(%.c)", "path(a . !b^0 . ^(<path(%0 . c)))")]
    [InlineData("a.*.%", "path(a . !*^0 . %0)")]
    public void Parse_AParent_FindsItsStep(string text, string expected) => Assert.Equal(Renumber(expected), Renumber(Print(text)));

    [Theory]
    [InlineData("1 + 2 * 3 - 4", "((1 Add (2 Multiply 3)) Subtract 4)")]
    [InlineData("a = b and c != d or e", "(((path(a) Equal path(b)) And (path(c) NotEqual path(d))) Or path(e))")]
    [InlineData("1 < 2", "(1 Less 2)")]
    [InlineData("1 <= 2", "(1 LessOrEqual 2)")]
    [InlineData("1 > 2", "(1 Greater 2)")]
    [InlineData("1 >= 2", "(1 GreaterOrEqual 2)")]
    [InlineData("1 % 2 / 3", "((1 Modulo 2) Divide 3)")]
    [InlineData("a & 'b'", "(path(a) Concatenate 'b')")]
    [InlineData("1 in [1..3, [4]]", "(1 In <(1 Range 3), <4>>)")]
    [InlineData("-a", "-(path(a))")]
    [InlineData("{'a': 1, b: [2]}", "{'a': 1, path(b): <2>}")]
    [InlineData("(1; 2;)", "block(1; 2)")]
    [InlineData("()", "block()")]
    [InlineData("a ? b : c ? d", "if(path(a), path(b), if(path(c), path(d)))")]
    [InlineData("$a := $b := 1", "($a := ($b := 1))")]
    [InlineData("a ~> $f ~> $g(1)", "((path(a) ~> $f) ~> call $g(1))")]
    [InlineData("$a ~> $f(1)[]", "($a ~> call $f(1)[])[]")]
    [InlineData("|a|{'b': 1}, ['c']|", "|path(a)|{'b': 1}, <'c'>|")]
    [InlineData("$f(1, ?)", "partial $f(1, ?)")]
    [InlineData("$f(1, a)(2)", "call call $f(1, path(a))(2)")]
    public void Parse_AnOperator_HasItsOperands(string text, string expected) => Assert.Equal(expected, Print(text));

    [Theory]
    [InlineData("function($a){ $f($a) }", "function($a){tail call $f($a)}")]
    [InlineData("\u03BB($a){ $a }", "function($a){$a}")]
    [InlineData("function(){ $f(1)[0] }", "function(){call $f(1)[0]}")]
    [InlineData("function(){ $f(1) + 1 }", "function(){(call $f(1) Add 1)}")]
    [InlineData("function(){ ($f(1); $x ? $g() : $h($i())) }", "function(){block(call $f(1); if($x, tail call $g(), tail call $h(call $i())))}")]
    [InlineData("function($x, $y) <s-n?:s> { $x }", "function($x, $y)<s-n?:s>{$x}")]
    [InlineData("function($x)<a<s>(nb)f<n:n>:x>{ $x }(1)", "call function($x)<a<s>(nb)f<n:n>:x>{$x}(1)")]
    public void Parse_ALambda_HasSignatureAndTailCalls(string text, string expected) => Assert.Equal(expected, Print(text));

    [Fact]
    public void Parse_NewerOperators_AreOfTheReferenceAlone()
    {
        Assert.Equal("(path(a) ?? 1)", Print("a ?? 1", JsonataDialect.Reference));
        Assert.Equal("(path(a) ?: 1)", Print("a ?: 1", JsonataDialect.Reference));
        Assert.Equal("S0211", JsonataParser.Parse("a ?? 1", JsonataDialect.StepFunctions).Errors[0].Code);
    }

    [Theory]
    [InlineData("${Name}", "${Name}")]
    [InlineData("$states.input.${Field}.x", "path($states . input . ${Field} . x)")]
    [InlineData("pre${AWS::Region}post", "pre${AWS::Region}post")]
    [InlineData("'a ${X}'", "'a ${X}'")]
    [InlineData("${'a': 1}", "${'a': 1}")]
    public void Parse_APlaceholder_IsNeutralText(string text, string expected) => Assert.Equal(expected, Print(text));

    [Fact]
    public void Parse_Spans_CoverTheText()
    {
        var binary = Assert.IsType<JsonataBinarySyntax>(JsonataParser.Parse(" $a + $f(1, b.c) ", JsonataDialect.StepFunctions).Root);
        Assert.Equal((1, 15), (binary.Span.Start, binary.Span.Length));
        Assert.Equal((4, 1), (binary.OperatorSpan.Start, binary.OperatorSpan.Length));
        var call = Assert.IsType<JsonataCallSyntax>(binary.Right);
        Assert.Equal((6, 10), (call.Span.Start, call.Span.Length));
        Assert.Equal((6, 2), (call.Procedure.Span.Start, call.Procedure.Span.Length));
        Assert.Equal((12, 3), (call.Arguments[1].Span.Start, call.Arguments[1].Span.Length));
    }

    [Fact]
    public void Parse_TheSameTextTwice_GivesEqualTrees()
    {
        const string Text = "$x.a[b > 1]^(c){d: [e, function($f)<s>{ $f }]}";
        Assert.Equal(JsonataParser.Parse(Text, JsonataDialect.StepFunctions), JsonataParser.Parse(Text, JsonataDialect.StepFunctions));
    }

    private static string Print(string text, JsonataDialect dialect = JsonataDialect.StepFunctions)
    {
        var result = JsonataParser.Parse(text, dialect);
        Assert.True(result.Root is not null, string.Join("; ", result.Errors.ToArray().Select(static error => $"{error.Code} {error.Message}")));
        return JsonataPrinter.Print(result.Root);
    }

    // Numbers of slots by first use: only which ones are the same matters.
    private static string Renumber(string text)
    {
        var numbers = new List<string>();
        return System.Text.RegularExpressions.Regex.Replace(text, "(?<=[%^])[0-9]+", match =>
        {
            if (!numbers.Contains(match.Value))
                numbers.Add(match.Value);
            return numbers.IndexOf(match.Value).ToString(System.Globalization.CultureInfo.InvariantCulture);
        });
    }
}
