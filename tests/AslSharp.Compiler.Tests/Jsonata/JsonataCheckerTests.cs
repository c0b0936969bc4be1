using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Jsonata;

namespace AslSharp.Compiler.Tests.Jsonata;

// What Step Functions refuses although it parses, and calls that can only fail; the place in brackets.
public sealed class JsonataCheckerTests
{
    [Theory]
    [InlineData("⟦phone⟧", "phone")]
    [InlineData("⟦$⟧", "$")]
    [InlineData("⟦a⟧.b", "a")]
    [InlineData("⟦$⟧.b", "$")]
    [InlineData("$x + ⟦a⟧", "a")]
    [InlineData("-⟦a⟧", "a")]
    [InlineData("$string(⟦a⟧)", "a")]
    [InlineData("⟦f⟧(1)", "f")]
    [InlineData("{⟦a⟧: 1}", "a")]
    [InlineData("{'a': ⟦b⟧}", "b")]
    [InlineData("[⟦a⟧]", "a")]
    [InlineData("⟦a⟧ ? 1 : 2", "a")]
    [InlineData("$x ? ⟦a⟧ : 2", "a")]
    [InlineData("(1; ⟦a⟧)", "a")]
    [InlineData("$x := ⟦a⟧", "a")]
    [InlineData("function($p){ ⟦a⟧ }", "a")]
    [InlineData("⟦a⟧ ~> $f", "a")]
    [InlineData("⟦a⟧[b]", "a")]
    [InlineData("⟦a⟧^(b)", "a")]
    [InlineData("⟦a⟧{b: c}", "a")]
    [InlineData("⟦a⟧ & a", "a")]
    [InlineData("⟦'a'⟧.b", "a")]
    public void Check_ATopLevelReference_IsRefused(string marked, string name)
    {
        var finding = Single(marked);
        Assert.Equal(DiagnosticDescriptors.JsonataTopLevelReference, finding.Descriptor);
        Assert.StartsWith($"Reference to '{name}' at the top level is not supported", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$x.a")]
    [InlineData("$x.(a + $)")]
    [InlineData("$x[a = $]")]
    [InlineData("$x.a[b]")]
    [InlineData("$x^(a, $)")]
    [InlineData("$x{a: $}")]
    [InlineData("$x.{a: [b]}")]
    [InlineData("$x ~> |a|{'b': c}, d|")]
    [InlineData("$x.$map(a, function($v){ b })")]
    [InlineData("$states.input.items.%.a")]
    [InlineData("${Name}.a")]
    [InlineData("'a'")]
    public void Check_AReferenceWithinAPath_IsFine(string text) => Assert.Empty(Find(text));

    [Fact]
    public void Check_TheRoot_IsRefusedAnywhere()
    {
        var finding = Single("$x[a = ⟦$$⟧.b]");
        Assert.Equal(DiagnosticDescriptors.JsonataRootReference, finding.Descriptor);
        Assert.StartsWith("Reference to '$$' is not supported", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TwoNames_AreTwoFindings() => Assert.Equal(["a", "b"], Find("a + b + a").Select(static finding => finding.Arguments[0]));

    [Theory]
    [InlineData("⟦$upercase⟧('a')", "$uppercase")]
    [InlineData("⟦$Sum⟧([1])", "$sum")]
    [InlineData("⟦$frobnicate⟧(1)", null)]
    [InlineData("[1] ~> ⟦$cout⟧()", "$count")]
    [InlineData("⟦$maap⟧(?, 1)", "$map")]
    [InlineData("($f := function(){ 1 }; $x.(⟦$g⟧()))", null)]
    public void Check_AnUnknownFunction_GetsTheNearestName(string marked, string? suggestion)
    {
        var finding = Single(marked);
        Assert.Equal((DiagnosticDescriptors.JsonataFunctionUnknown, suggestion), (finding.Descriptor, finding.Suggestion));
    }

    [Theory]
    [InlineData("($f := function(){ 1 }; $f())")]
    [InlineData("function($f){ $f(1, 2) }")]
    [InlineData("$machine(1)")]
    [InlineData("($g := function(){ $f() }; $f := function(){ 1 }; $g())")]
    [InlineData("$f[0](1)")]
    public void Check_AFunctionFromElsewhere_IsFine(string text) => Assert.Empty(Find(text));

    [Fact]
    public void Check_Eval_HasARuleOfItsOwn() => Assert.Equal(DiagnosticDescriptors.JsonataEval, Single("⟦$eval⟧('1')").Descriptor);

    [Theory]
    [InlineData("⟦$sum⟧()", "$sum takes 1 argument and has 0 here")]
    [InlineData("⟦$average⟧([], [])", "$average takes 1 argument and has 2 here")]
    [InlineData("⟦$pad⟧('a')", "$pad takes 2 to 3 arguments and has 1 here")]
    [InlineData("[1] ~> ⟦$sum⟧([2])", "$sum takes 1 argument and has 2 here")]
    [InlineData("⟦$exists⟧(?, 1)", "$exists takes 1 argument and has 2 here")]
    [InlineData("⟦$zip⟧()", "$zip takes 1 or more arguments and has 0 here")]
    public void Check_AWrongNumberOfArguments_IsCounted(string marked, string message)
    {
        var finding = Single(marked);
        Assert.Equal(DiagnosticDescriptors.JsonataArgumentCount, finding.Descriptor);
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$lowercase(⟦20⟧)", "Argument 1 of $lowercase must be a string and is a number")]
    [InlineData("$split('a', ', ', ⟦null⟧)", "Argument 3 of $split must be a number and is null")]
    [InlineData("$length(⟦['str']⟧)", "Argument 1 of $length must be a string and is an array with a string")]
    [InlineData("$min(⟦['1', '2']⟧)", "Argument 1 of $min must be an array of numbers and is an array with a string")]
    [InlineData("$replace('hello', ⟦1⟧, 'x')", "Argument 2 of $replace must be a string or a function and is a number")]
    [InlineData("$map([1], ⟦'f'⟧)", "Argument 2 of $map must be a function and is a string")]
    [InlineData("'a' ~> $substringBefore(⟦1⟧)", "Argument 2 of $substringBefore must be a string and is a number")]
    public void Check_ALiteralOfAWrongType_IsNamed(string marked, string message)
    {
        var finding = Single(marked);
        Assert.Equal(DiagnosticDescriptors.JsonataArgumentType, finding.Descriptor);
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$sum(1)")]
    [InlineData("$sum([1, $x, 2..3])")]
    [InlineData("$join(['a'], ', ')")]
    [InlineData("$x.$length()")]
    [InlineData("$x.$substring(1)")]
    [InlineData("$x.$contains(/a/)")]
    [InlineData("$append(1, 'a')")]
    [InlineData("$reduce([1], function($a, $b){ $a }, 'x')")]
    [InlineData("$random(42) + $random()")]
    [InlineData("$hash('a', 'MD5') & $uuid() & $parse('1') & $partition([1], 2) & $range(1, 9, 3)")]
    [InlineData("$now() & $fromMillis($millis())")]
    [InlineData("$string({'a': 1}[0])")]
    public void Check_ARightCall_IsFine(string text) => Assert.Empty(Find(text));

    [Fact]
    public void Check_EachCaseOfTheSuite_AgreesOnTheTopLevel()
    {
        var wrong = new List<string>();
        foreach (var item in JsonataCorpusTests.Cases())
        {
            var sfn = item.GetProperty("sfn");
            var why = sfn.TryGetProperty("why", out var reasons) ? reasons.EnumerateArray().Select(static reason => reason.GetString()!).ToArray() : [];
            var text = JsonataCorpusTests.Text(item, "expr")!;
            if (why.Contains("syntax") || JsonataParser.Parse(text, JsonataDialect.Reference).Root is not { } root)
                continue;
            var findings = JsonataChecker.Check(root, []);
            Compare("field", findings.Any(static finding => finding.Descriptor == DiagnosticDescriptors.JsonataTopLevelReference && finding.Arguments[0] != "$"));
            Compare("context", findings.Any(static finding => finding.Descriptor == DiagnosticDescriptors.JsonataTopLevelReference && finding.Arguments[0] == "$"));
            Compare("root", findings.Any(static finding => finding.Descriptor == DiagnosticDescriptors.JsonataRootReference));

            void Compare(string reason, bool actual)
            {
                if (why.Contains(reason) != actual)
                    wrong.Add($"{text}: {reason} {(actual ? "found" : "not found")}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void BuiltIns_OfTheDialects_Differ()
    {
        Assert.NotNull(JsonataBuiltIns.Find("eval", JsonataDialect.Reference));
        Assert.Null(JsonataBuiltIns.Find("eval"));
        Assert.Null(JsonataBuiltIns.Find("uuid", JsonataDialect.Reference));
        Assert.Equal(["hash", "parse", "partition", "random", "range", "uuid"], JsonataBuiltIns.All.Where(static function => function.Availability == JsonataDialect.StepFunctions).Select(static function => function.Name));
    }

    private static JsonataFinding Single(string marked)
    {
        var finding = Assert.Single(Find(marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal)));
        Assert.Equal((marked.IndexOf('⟦', StringComparison.Ordinal), marked.IndexOf('⟧', StringComparison.Ordinal) - 1), (finding.Span.Start, finding.Span.End));
        return finding;
    }

    private static JsonataFinding[] Find(string text)
    {
        var result = JsonataParser.Parse(text, JsonataDialect.StepFunctions);
        Assert.NotNull(result.Root);
        return JsonataChecker.Check(result.Root, ["machine"]).ToArray();
    }
}
