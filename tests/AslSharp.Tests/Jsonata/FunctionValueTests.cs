using AslSharp.Runtime;
using static AslSharp.Tests.Jsonata.Jsonata;

namespace AslSharp.Tests.Jsonata;

public sealed class FunctionValueTests
{
    private static readonly AslValue Numbers = AslValue.Parse("[1,2,3,4]");

    [Fact]
    public void Map_Arity_DecidesWhatIsPassed()
    {
        Assert.Equal("[1,1,1,1]", Text(JsonataFunctions.Map(Numbers, Lambda(0, a => a.Length))));
        Assert.Equal("[2,2,2,2]", Text(JsonataFunctions.Map(Numbers, Lambda(2, a => a.Length))));
        Assert.Equal("[4,4,4,4]", Text(JsonataFunctions.Map(Numbers, Lambda(4, a => a.Length))));
        Assert.Equal("[0,1,2,3]", Text(JsonataFunctions.Map(Numbers, Lambda(2, a => a[1]))));
        Assert.Equal("[[5]]", Text(JsonataFunctions.Map(5, Lambda(3, a => AslValue.Array(a[2])))));
    }

    [Fact]
    public void Map_Results_LeaveUndefinedOut()
    {
        Assert.Equal("3", Text(JsonataFunctions.Map(Numbers, Lambda(1, a => a[0] == 3 ? a[0] : default))));
        Assert.Equal("-", Text(JsonataFunctions.Map(Numbers, Lambda(1, _ => default))));
        Assert.Equal("-", Text(JsonataFunctions.Map(default, Lambda(1, a => a[0]))));
        Assert.Equal(ArrayFlags.Sequence, JsonataFunctions.Map(Numbers, Lambda(1, a => a[0])).Flags);
        Assert.Equal("[\"A\",\"B\"]", Text(JsonataFunctions.Map(AslValue.Parse("[\"a\",\"b\"]"), JsonataBuiltIns.Uppercase)));
        // The index is the precision.
        Assert.Equal("[2,1.2]", Text(JsonataFunctions.Map(AslValue.Parse("[1.5,1.25]"), JsonataBuiltIns.Round)));
    }

    [Fact]
    public void Filter_Truth_IsThatOfTheLanguage()
    {
        Assert.Equal("[2,4]", Text(JsonataFunctions.Filter(Numbers, Lambda(1, a => Operators.Equal(Operators.Modulo(a[0], 2L), 0)))));
        Assert.Equal("-", Text(JsonataFunctions.Filter(Numbers, Lambda(1, _ => AslValue.Parse("[0]")))));
        Assert.Equal("[2,3,4]", Text(JsonataFunctions.Filter(Numbers, Lambda(2, a => a[1]))));
    }

    [Fact]
    public void Single_Matches_MustBeOne()
    {
        Assert.Equal("3", Text(JsonataFunctions.Single(Numbers, Lambda(1, a => a[0] == 3))));
        Assert.Equal("0", Text(JsonataFunctions.Single(AslValue.Parse("[0]"))));
        Fails("D3138", () => JsonataFunctions.Single(Numbers));
        Fails("D3139", () => JsonataFunctions.Single(Numbers, Lambda(1, _ => false)));
        Assert.Equal("-", Text(JsonataFunctions.Single(default, Lambda(1, _ => false))));
    }

    [Fact]
    public void Reduce_Folds_FromTheLeft()
    {
        var append = Lambda(2, a => Operators.Concatenate(a));
        Assert.Equal("\"1234\"", Text(JsonataFunctions.Reduce(Numbers, append)));
        Assert.Equal("\"x1234\"", Text(JsonataFunctions.Reduce(Numbers, append, "x")));
        Assert.Equal("7", Text(JsonataFunctions.Reduce(AslValue.EmptyArray, append, 7)));
        Assert.Equal("-", Text(JsonataFunctions.Reduce(AslValue.EmptyArray, append)));
        Assert.Equal("[1,2,3,4]", Text(JsonataFunctions.Reduce(Numbers, JsonataBuiltIns.Append)));
        Assert.Equal("13", Text(JsonataFunctions.Reduce(Numbers, Lambda(4, a => Operators.Add(Operators.Add(a[0], a[2]), a[3].Count == 4 ? 2 : 0)))));
        Fails("D3050", () => JsonataFunctions.Reduce(Numbers, Lambda(1, a => a[0])));
    }

    [Fact]
    public void SiftAndEach_Members_AreGivenWithTheirNames()
    {
        var value = AslValue.Parse("{\"a\":1,\"b\":2}");
        Assert.Equal("{\"b\":2}", Text(JsonataFunctions.Sift(value, Lambda(2, a => a[1] == "b"))));
        Assert.Equal("-", Text(JsonataFunctions.Sift(value, Lambda(1, _ => false))));
        Assert.Equal("[\"a1\",\"b2\"]", Text(JsonataFunctions.Each(value, Lambda(2, a => Operators.Concatenate(a[1], a[0])))));
        Assert.Equal("-", Text(JsonataFunctions.Each(default, Lambda(2, a => a[0]))));
        Fails("T0410", () => JsonataFunctions.Each(Numbers, Lambda(2, a => a[0])));
        Fails("T0410", () => JsonataFunctions.Sift(value, 1));
    }

    [Fact]
    public void Sort_Comparator_IsStableAndTruthyAsInJavaScript()
    {
        var people = AslValue.Parse("[{\"n\":1,\"k\":2},{\"n\":2,\"k\":1},{\"n\":3,\"k\":2},{\"n\":4,\"k\":1},{\"n\":5,\"k\":0}]");
        var byKey = Lambda(2, a => Operators.Greater(a[0]["k"], a[1]["k"]));
        Assert.Equal("[5,2,4,1,3]", Text(JsonataFunctions.Map(JsonataFunctions.Sort(people, byKey), Lambda(1, a => a[0]["n"]))));
        Assert.Equal("[4,3,2,1]", Text(JsonataFunctions.Sort(Numbers, Lambda(2, _ => AslValue.EmptyArray))));
        Assert.Equal("[1,2,3,4]", Text(JsonataFunctions.Sort(Numbers, Lambda(2, _ => ""))));
    }

    [Fact]
    public void Call_NonFunction_Fails()
    {
        Fails("T1006", () => Functions.Call(1));
        Fails("T1006", () => JsonataFunction.TailCall(default));
        Fails("T2006", () => Functions.Apply(1, 2));
        Assert.Equal("\"A\"", Text(Functions.Apply("a", JsonataBuiltIns.Uppercase)));
        Assert.Equal("2", Text(Functions.Call(Functions.Apply(JsonataBuiltIns.Trim, JsonataBuiltIns.Length), " ab ")));
    }

    [Fact]
    public void Invoke_MissingArguments_AreUndefined() =>
        Assert.Equal("true", Text(Functions.Call(Lambda(3, a => a.Length == 3 && a[2].IsUndefined), 1)));

    [Fact]
    public void TailCall_LongLoop_TakesNoStack()
    {
        AslValue loop = default;
        loop = Lambda(1, a => a[0] == 0 ? "done" : JsonataFunction.TailCall(loop, Operators.Subtract(a[0], 1L)));
        Assert.Equal("\"done\"", Text(Functions.Call(loop, 100_000)));
    }

    [Fact]
    public void TailCall_WithoutEnd_TimesOut()
    {
        AslValue loop = default;
        loop = Lambda(0, _ => JsonataFunction.TailCall(loop));
        Assert.Equal("Expression evaluation timeout", Fails("", () => Functions.Call(loop)).Text);
        Assert.Equal("Expression evaluation timeout", Fails("", () => JsonataFunctions.Map(Numbers, loop)).Text);
        // The next evaluation starts afresh.
        Assert.Equal("1", Text(Functions.Call(Lambda(1, a => a[0]), 1)));
    }

    [Fact]
    public void Recursion_WithoutEnd_EndsInAnErrorNotInTheProcess()
    {
        AslValue loop = default;
        loop = Lambda(0, _ => Operators.Add(Functions.Call(loop), 1L));
        Assert.StartsWith("Stack overflow error: ", Fails("", () => Functions.Call(loop)).Text, StringComparison.Ordinal);
        AslValue map = default;
        map = Lambda(1, a => JsonataFunctions.Map(a[0], map));
        Assert.StartsWith("Stack overflow error: ", Fails("", () => Functions.Call(map, 1)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FunctionValue_AsData_IsNothing()
    {
        AslValue function = JsonataBuiltIns.Sum;
        Assert.Equal(AslKind.Function, function.Kind);
        Assert.Equal("\"\"", Text(JsonataFunctions.String(function)));
        Assert.Equal("\"{\\\"f\\\":\\\"\\\"}\"", Text(JsonataFunctions.String(AslValue.Object(new AslProperty("f", function)))));
        Assert.Equal("\"function\"", Text(JsonataFunctions.Type(function)));
        Assert.Equal("false", Text(JsonataFunctions.Boolean(function)));
        Assert.Equal("true", Text(Operators.Equal(function, JsonataBuiltIns.Sum)));
        Assert.Equal("false", Text(Operators.Equal(function, JsonataBuiltIns.Count)));
        Assert.Equal("[null,{}]", Text(AslValue.Array(function, AslValue.Object(new AslProperty("f", function)))));
        Assert.Equal(function.Utf8Length, function.ToUtf8Bytes().Length);
        var failure = Fails("", () => JsonataResult.Settle(function));
        failure.Locate(new JsonataSite("$sum", "Output/v"));
        Assert.Equal("The JSONata expression '$sum' specified for the field 'Output/v' returned an unsupported result type.", failure.Detail);
    }

    [Fact]
    public void Settle_SharedParts_AreBounded()
    {
        AslValue value = "x";
        for (var i = 0; i < 100; i++) value = AslValue.Array(value, value);
        Assert.Equal("Expression evaluation memory limit exceeded: Check for excessive memory usage", Fails("", () => JsonataResult.SettleDeep(value)).Text);
        Assert.Equal("true", Text(Operators.Equal(value, value)));
        Assert.Equal("Expression evaluation memory limit exceeded: Check for excessive memory usage", Fails("", () => JsonataFunctions.String(value)).Text);
    }

    [Fact]
    public void Settle_Flags_AreDropped()
    {
        var sequence = JsonataFunctions.Map(Numbers, Lambda(1, a => a[0]));
        Assert.Equal(ArrayFlags.None, JsonataResult.Settle(sequence).Flags);
        var settled = JsonataResult.SettleDeep(AslValue.Object(new AslProperty("a", sequence)));
        Assert.Equal(ArrayFlags.None, settled["a"].Flags);
        Assert.Throws<JsonataException>(() => JsonataResult.Require(default));
    }
}
