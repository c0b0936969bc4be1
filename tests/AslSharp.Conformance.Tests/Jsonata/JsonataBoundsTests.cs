using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Jsonata;

/// <summary>What would run, grow or nest without end fails the expression, and neither the process nor the wait for it.</summary>
public sealed class JsonataBoundsTests
{
    private const string StackOverflow = "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.";
    private const string Timeout = "Expression evaluation timeout";
    private const string MemoryLimit = "Expression evaluation memory limit exceeded: Check for excessive memory usage";

    private static readonly (string Expression, string Detail)[] Unbounded =
    [
        ("($f := function($n){ 1 + $f($n + 1) }; $f(0))", StackOverflow),
        ("($f := function($n){ $f($n + 1) }; $f(0))", Timeout),
        ("$map([1..300000], function($x){ $map([1..300000], function($y){ $y }) })", Timeout),
        ("$reduce([1..100000], function($a, $b){ $a + $sum($map([1..100000], function($z){ $z })) })", Timeout),
        ("[1..10000].([1..10000].($ + 1))", MemoryLimit),
        ("[1..100000][$count([1..100000][$ > 5]) > 0]", Timeout),
        ("$contains('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab!', /^(a+)+$/)", Timeout),
        ("($f := function($s){ $f($append($s, $s)) }; $f([1]))", MemoryLimit),
        ("($f := function($s){ $f($s & $s) }; $f('abc'))", MemoryLimit),
        ("$range(1, 1000000, 1)", MemoryLimit),
        ("$pad('a', 100000000)", MemoryLimit),
        ("$pad('a', 8388608)", MemoryLimit),
        ("[1..873783]", MemoryLimit),
        ("$append([1..500000], [1..500000])", MemoryLimit),
        ("($a := [[0], [0]]; " + string.Concat(Enumerable.Repeat("$a := [[$a], [$a]]; ", 60)) + "$a.x)", Timeout),
        ("($a := [1..800000]; [$a, $a])", MemoryLimit),
        ("($f := function($n){ $n = 0 ? 0 : 1 + $f($n - 1) }; $f(150))", StackOverflow),
        ("($f := function($n){ $n = 0 ? 0 : [$f($n - 1)] }; $f(150))", StackOverflow),
        (string.Join(" + ", Enumerable.Repeat("1", 200)), StackOverflow),
        (string.Concat(Enumerable.Repeat("$abs(", 150)) + "1" + new string(')', 150), StackOverflow),
        ("($big := [1..200000]; $map($big, function($x){ -$x in $big }))", Timeout),
        ("($big := [1..200000]; $map($big, function($x){ $big = $append($big, $x) }))", Timeout),
        ("($big := [1..200000]; $map($big, function($x){ $sum($big) }))", Timeout),
        ("($big := $pad('a', 1000000); $map([1..200000], function($x){ $length($big) }))", Timeout),
        ("($big := [1..200000]; $big[$count($big) = 1])", Timeout),
        ("($f := function($v){ $f($boolean($big) ? 1 : 1) }; $big := [[[0]]]; $f(1))", Timeout),
        ("($two := function($v){ [[$v], [$v]] }; $n := function($v, $i){ $i = 0 ? $v : $n($two($v), $i - 1) }; $boolean($n(0, 60)))", Timeout),
        ("($two := function($v){ [[$v], [$v]] }; $n := function($v, $i){ $i = 0 ? $v : $n($two($v), $i - 1) }; $n(0, 60) = $n(0, 60))", Timeout),
        ("($two := function($v){ [[$v], [$v]] }; $n := function($v, $i){ $i = 0 ? $v : $n($two($v), $i - 1) }; $n([], 60).**)", Timeout),
        ("($two := function($v){ [[$v], [$v]] }; $n := function($v, $i){ $i = 0 ? $v : $n($two($v), $i - 1) }; $keys($n(0, 60)))", Timeout),
    ];

    private static readonly Lazy<IStateMachine[]> Machines = new(() => MachineBatch.Compile([.. Unbounded.Select(static row => Definition(row.Expression))]));

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Unbounded.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Expression_WithoutBounds_FailsItsState(int row)
    {
        var result = await Machines.Value[row].ExecuteAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken);

        Assert.Equal("States.QueryEvaluationError", result.Error);
        Assert.EndsWith($"threw an error during evaluation: {Unbounded[row].Detail}", result.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loops_InsideLoops_OfBearableLengthRun()
    {
        var machine = MachineBatch.Compile(Definition("$map([1..3], function($x){ $map([1..3], function($y){ $x * $y }) })"))[0];

        var result = await machine.ExecuteAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken);

        Assert.Equal(AslValue.Parse("[[1,2,3],[2,4,6],[3,6,9]]"), result.Output);
    }

    // Each makes a value of thousands of levels, and looks at all of them.
    [Theory]
    [InlineData("$string($deep)")]
    [InlineData("$deep = $build(null, 20000)")]
    [InlineData("$build(null, 20000) in [$deep]")]
    [InlineData("$deep ~> |**|{\"x\": 1}|")]
    [InlineData("$deep.**.x")]
    [InlineData("$merge([$deep, $deep])")]
    [InlineData("$sort([$deep, $deep], function($a, $b){ $a = $b })")]
    [InlineData("$distinct([$deep, $build(null, 20000)])")]
    [InlineData("$lookup([$deep], \"a\")")]
    [InlineData("$keys($deep)")]
    [InlineData("$deep")]
    [InlineData("$nested")]
    [InlineData("$nested.a")]
    [InlineData("$boolean($nested)")]
    [InlineData("$spread($nested)")]
    [InlineData("[$nested.*]")]
    [InlineData("$nested & ''")]
    public async Task Expression_OnDeepValues_FailsOrSucceeds(string expression)
    {
        var whole = "($build := function($v, $n){ $n = 0 ? $v : $build({\"a\": $v}, $n - 1) }; $wrap := function($v, $n){ $n = 0 ? $v : $wrap([[$v]], $n - 1) };"
            + $" $deep := $build(null, 20000); $nested := $wrap(0, 20000); {expression})";
        var machine = MachineBatch.Compile(Definition(whole.Replace("\"", "\\\"", StringComparison.Ordinal)))[0];

        var result = await machine.ExecuteAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken);

        Assert.True(result.Status == ExecutionStatus.Succeeded || result.Error == "States.QueryEvaluationError", result.Error + result.Cause);
    }

    private static string Definition(string expression)
        => """{"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Pass", "Output": "{% # %}", "End": true}}}"""
            .Replace("#", expression, StringComparison.Ordinal);
}
