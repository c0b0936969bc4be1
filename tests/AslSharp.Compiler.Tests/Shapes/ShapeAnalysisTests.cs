using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Tests.Syntax;

namespace AslSharp.Compiler.Tests.Shapes;

/// <summary>What is known of the data at each state, and that finding it out always ends soon.</summary>
public sealed class ShapeAnalysisTests
{
    [Fact]
    public void Facts_OfALoop_JoinAllWays()
    {
        var facts = Facts("""
            "A": { "Type": "Pass", "Result": { "n": 0, "last": null }, "Next": "Go" },
            "Go": { "Type": "Choice", "Choices": [{ "Variable": "$.n", "NumericLessThan": 3, "Next": "More" }], "Default": "End" },
            "More": { "Type": "Pass", "Parameters": { "n.$": "States.MathAdd($.n, 1)", "last.$": "States.Format('{}', $.n)", "extra": true }, "Next": "Go" },
            "End": { "Type": "Succeed" }
            """);

        Assert.Equal("an object with extra, last and n", facts.Find("/States/End")!.Input.ToString());
        Assert.Equal("a string or null", facts.Find("/States/Go")!.Input.Object!.Find("last")!.Shape.ToString());
        Assert.False(facts.Find("/States/Go")!.Input.Object!.Find("extra")!.IsRequired);
        Assert.Equal(facts.Output, facts.Find("/States/End")!.Output);
    }

    [Fact]
    public void Facts_OfVariables_AreThoseAtTheState()
    {
        var facts = Facts("""
            "A": { "Type": "Pass", "Assign": { "v": 1 }, "Next": "B" },
            "B": { "Type": "Pass", "Assign": { "v": "text", "w.$": "$v" }, "Next": "C" },
            "C": { "Type": "Succeed" }
            """);

        Assert.Empty(facts.Find("/States/A")!.Variables);
        Assert.Equal(["v: a whole number"], VariablesOf(facts, "B"));
        Assert.Equal(["v: \"text\"", "w: a whole number"], VariablesOf(facts, "C"));
    }

    [Fact]
    public void Facts_InsideBranchesAndIterations_SeeOuterVariables()
    {
        var facts = Facts("""
            "A": { "Type": "Pass", "Assign": { "v": 1 }, "Result": [{ "x": "y" }], "Next": "M" },
            "M": { "Type": "Map", "ItemProcessor": { "StartAt": "P", "States": {
              "P": { "Type": "Parallel", "Branches": [
                { "StartAt": "Q", "States": { "Q": { "Type": "Pass", "Parameters": { "v.$": "$v" }, "End": true } } },
                { "StartAt": "R", "States": { "R": { "Type": "Pass", "InputPath": "$.x", "End": true } } }], "End": true } } }, "End": true }
            """);

        var result = facts.Output.Array!.Element.Array!.Items;
        Assert.Equal(["an object with v", "\"y\""], result.Select(static item => item.ToString()));
        Assert.Equal("a whole number", result[0].Object!.Find("v")!.Shape.ToString());
    }

    [Fact]
    public void Facts_BehindARuleThatCannotHold_AreNothing()
    {
        var facts = Facts("""
            "A": { "Type": "Pass", "Result": { "x": 1 }, "Next": "B" },
            "B": { "Type": "Choice", "Choices": [{ "And": [{ "Variable": "$.y", "IsPresent": true }, { "Variable": "$.y", "NumericEquals": 1 }], "Next": "C" }], "Default": "D" },
            "C": { "Type": "Pass", "InputPath": "$.y", "Next": "D" },
            "D": { "Type": "Succeed" }
            """);

        Assert.True(facts.Find("/States/C")!.Input.IsNever);
        Assert.Equal("an object with x", facts.Find("/States/D")!.Input.ToString());
    }

    [Theory]
    [InlineData("$states.input.a", "a whole number")]
    [InlineData("$states.input.list.n", "a list of numbers or a whole number")]
    [InlineData("$states.input.list[].n", "a list of numbers")]
    [InlineData("[$states.input.a, 'x']", "a list")]
    [InlineData("{'x': $states.input.a, 'y': $states.context.Execution.RedriveTime ? 1}", "an object with x and y")]
    [InlineData("$states.input.a > 1 ? 'yes' : null", "\"yes\" or null")]
    [InlineData("$merge([$states.input, {'b': true}])", "an object with a, b and list")]
    [InlineData("$map($states.input.list, function($v) { $v.n & '' })", "a list of strings or a string")]
    [InlineData("($f := function($x) { $x + 1 }; $f($states.input.a))", "a whole number")]
    [InlineData("$count($states.input.list) + 1", "a whole number")]
    [InlineData("$states.input.a / 2", "a string or a number")]
    [InlineData("$exists($states.input.b) ? $states.input.b.c : 'none'", "\"none\"")]
    [InlineData("($states.input.list.{'m': n})[0]", "an object with m")]
    [InlineData("$parse('{}').x", "anything")]
    public void Facts_OfAnExpression_AreWhatItGives(string expression, string words)
    {
        var facts = Facts($$"""
            "A": { "Type": "Pass", "Result": { "a": 1, "list": [{ "n": 1 }, { "n": 2 }] }, "Next": "B" },
            "B": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% {{expression}} %}", "End": true }
            """);

        Assert.Equal(words, facts.Find("/States/B")!.Output.ToString());
    }

    [Theory]
    [InlineData("$exists($states.input.b) and $states.input.b.c = 1")]
    [InlineData("$states.input.b ? $states.input.b : 'x'")]
    [InlineData("$type($states.input.a) = 'array' ? $sum($states.input.a) : 0")]
    [InlineData("$type($states.input.text) = 'number' ? $states.input.text + 1 : 0")]
    [InlineData("$not($exists($states.input.b))")]
    [InlineData("$states.input.unknown.whatever + 1")]
    [InlineData("$filter($states.input.list, function($v, $i) { $i > 0 and $v.n })")]
    [InlineData("$reduce($states.input.list.n, function($a, $b) { $a + $b })")]
    [InlineData("$states.input.list^(>n)[0].n")]
    [InlineData("$states.input.list@$l.{'n': $l.n}")]
    [InlineData("$states.input.list.n ~> $sum()")]
    [InlineData("$states.input.text.$substring(1)")]
    [InlineData("$keys($states.input).$uppercase($)")]
    [InlineData("$append($states.input.list.n, 3)[0] + 1")]
    [InlineData("$lookup($states.input, 'a') + 1")]
    [InlineData("($x := $states.input.a = 1 ? 'a' : 2; $x)")]
    [InlineData("$states.input.list{n: $sum(n)}")]
    [InlineData("$sum($states.input.list.(n * 2))")]
    [InlineData("$states.input.** ~> $count()")]
    [InlineData("$string($states.input.a) & $states.input.text")]
    [InlineData("$states.input.a in [1, 2]")]
    [InlineData("$distinct($states.input.list.n)[0] + 1")]
    [InlineData("$sort($states.input.list, function($l, $r) { $l.n > $r.n })[0].n + 1")]
    [InlineData("$states.input ~> |list|{'n': 2}|")]
    [InlineData("$split($states.input.text, 'e')[0] & ''")]
    [InlineData("$range(0, 3, 1)[0] + 1")]
    [InlineData("$partition($states.input.list, 1)[0][0].n + 1")]
    [InlineData("($fact := function($n) { $n = 0 ? 1 : $n * $fact($n - 1) }; $fact($states.input.a))")]
    public void Compile_RightExpression_FindsNothing(string expression) =>
        Assert.DoesNotContain(
            Definition.Compile(Definition.Machine($$"""
                "A": { "Type": "Pass", "Parameters": { "a": 1, "text": "tea", "list": [{ "n": 1 }, { "n": 2 }], "unknown.$": "$.u" }, "Next": "B" },
                "B": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% {{expression}} %}", "End": true }
                """)).Diagnostics,
            static found => found.Id.StartsWith("ASL7", StringComparison.Ordinal));

    [Fact]
    public void Facts_OfEqualDefinitions_AreEqual()
    {
        const string States = """ "A": { "Type": "Pass", "Result": { "a": [1, "x", null], "b": { "c": true } }, "Next": "B" }, "B": { "Type": "Pass", "InputPath": "$.b", "End": true } """;
        Assert.Equal(Facts(States), Facts("\n\n" + States.Replace("\"Next\"", "\n  \"Next\"")));
        Assert.NotEqual(Facts(States), Facts(States.Replace("$.b", "$.a")));
    }

    [Fact]
    public void Analyze_DocumentThatGrowsInALoop_Ends()
    {
        var facts = Facts("""
            "A": { "Type": "Choice", "Choices": [{ "Variable": "$.stop", "IsPresent": true, "Next": "End" }], "Default": "B" },
            "B": { "Type": "Pass", "Parameters": { "one.$": "$", "two.$": "$", "three.$": "$" }, "Assign": { "all.$": "States.Array($, $$)" }, "Next": "C" },
            "C": { "Type": "Pass", "ResultPath": "$.one.two.again", "Next": "A" },
            "End": { "Type": "Succeed" }
            """);
        Assert.NotNull(facts);
    }

    [Fact]
    public void Analyze_ThousandStates_AllocatesLittle()
    {
        var states = string.Join(",\n", Enumerable.Range(0, 1000).Select(static index => $$"""
            "S{{index}}": { "Type": "{{(index % 3 == 0 ? "Task" : "Pass")}}", {{(index % 3 == 0 ? "\"Resource\": \"arn:aws:lambda:us-east-1:111122223333:function:F\", " : "")}}
              "Parameters": { "id.$": "$.s{{Math.Max(0, index - 1)}}", "n": {{index}} }, "ResultPath": "$.s{{index}}", "Assign": { "v{{index % 20}}.$": "$" }, "Next": "{{(index == 999 ? "End" : $"S{index + 1}")}}" }
            """));
        var text = $$"""{ "StartAt": "S0", "States": { {{states}}, "End": { "Type": "Succeed" } } }""";
        var file = Compiler.Text.AslFile.Create("test.asl.json", text);
        var diagnostics = new Compiler.Diagnostics.DiagnosticBag(file);
        var cancellation = TestContext.Current.CancellationToken;
        var bound = Compiler.Binding.Binder.Bind(Compiler.Syntax.AslParser.Parse(Compiler.Json.JsonSyntaxTree.Parse(file, cancellation), diagnostics, cancellation)!, diagnostics, cancellation);
        ShapeAnalysis.Settle(bound, MachineShapes.None, cancellation).Report(diagnostics);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ShapeAnalysis.Settle(bound, MachineShapes.None, cancellation).Report(diagnostics);

        // A document that grows with every state, twice over.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Theory]
    [InlineData("$f := function($x) { $f($f($f($x))) }; $f($f(1))")]
    [InlineData("$f := function($x) { [$f($x), $f($x)] }; $map([1..9], $f)")]
    [InlineData("$y := function($f) { $f($f) }; $y($y)")]
    public void Analyze_HostileExpression_Ends(string body) =>
        Assert.NotNull(Definition.Compile(Definition.Machine($$""" "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% ({{body}}) %}", "End": true } """)));

    [Fact]
    public void Analyze_DeepAndWideConstants_Ends()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":[", 60)) + "1" + string.Concat(Enumerable.Repeat("]}", 60));
        var wide = "[" + string.Join(",", Enumerable.Range(0, 20_000).Select(static index => $"{{\"k{index}\":{index}}}")) + "]";
        var facts = Facts($$""" "A": { "Type": "Pass", "Result": { "deep": {{deep}}, "wide": {{wide}} }, "Next": "B" }, "B": { "Type": "Pass", "InputPath": "$.deep.a[0].a[0].a[0].a[0].a[0].a[0].a[0].a[0].a[0].a[0]", "End": true } """);
        Assert.True(facts.Output.IsWithin(Shape.Any));
    }

    private static ShapeFacts Facts(string states)
    {
        var compiled = Definition.Compile(Definition.Machine(states));
        Assert.True(compiled.Shapes is not null, string.Join("\n", compiled.Diagnostics.AsEnumerable()));
        return compiled.Shapes;
    }

    private static IEnumerable<string> VariablesOf(ShapeFacts facts, string state) =>
        facts.Find("/States/" + state)!.Variables.Select(static variable => $"{variable.Name}: {variable.Shape}");
}
