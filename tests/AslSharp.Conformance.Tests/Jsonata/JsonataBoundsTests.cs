using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Jsonata;

/// <summary>What would run, grow or nest without end fails the expression, and neither the process nor the wait for it.</summary>
public sealed class JsonataBoundsTests
{
    private const string StackOverflow = "Stack overflow error";
    private const string Timeout = "Expression evaluation timeout";
    private const string MemoryLimit = "Expression evaluation memory limit exceeded";

    private static readonly (string Expression, string Detail)[] Unbounded =
    [
        ("($f := function($n){ 1 + $f($n + 1) }; $f(0))", StackOverflow),
        ("($f := function($n){ $f($n + 1) }; $f(0))", Timeout),
        ("$map([1..300000], function($x){ $map([1..300000], function($y){ $y }) })", Timeout),
        ("$reduce([1..100000], function($a, $b){ $a + $sum($map([1..100000], function($z){ $z })) })", Timeout),
        ("[1..10000].([1..10000].($ + 1))", Timeout),
        ("[1..100000][$count([1..100000][$ > 5]) > 0]", Timeout),
        ("$contains('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab!', /^(a+)+$/)", Timeout),
        ("($f := function($s){ $f($append($s, $s)) }; $f([1]))", MemoryLimit),
        ("($f := function($s){ $f($s & $s) }; $f('abc'))", MemoryLimit),
        ("$range(1, 1000000, 1)", MemoryLimit),
        ("$pad('a', 100000000)", MemoryLimit),
    ];

    private static readonly Lazy<IStateMachine[]> Machines = new(() => MachineBatch.Compile([.. Unbounded.Select(static row => Definition(row.Expression))]));

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Unbounded.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Expression_WithoutBounds_FailsItsState(int row)
    {
        var result = await Machines.Value[row].ExecuteAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken);

        Assert.Equal("States.QueryEvaluationError", result.Error);
        Assert.EndsWith($"threw an error during evaluation. {Unbounded[row].Detail}", result.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loops_InsideLoops_OfBearableLengthRun()
    {
        var machine = MachineBatch.Compile(Definition("$map([1..3], function($x){ $map([1..3], function($y){ $x * $y }) })"))[0];

        var result = await machine.ExecuteAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken);

        Assert.Equal(AslValue.Parse("[[1,2,3],[2,4,6],[3,6,9]]"), result.Output);
    }

    private static string Definition(string expression)
        => """{"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Pass", "Output": "{% # %}", "End": true}}}"""
            .Replace("#", expression, StringComparison.Ordinal);
}
