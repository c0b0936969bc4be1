using AslSharp.Hosting;
using AslSharp.Runtime;
using CsCheck;

namespace AslSharp.Tests.JsonPath;

public sealed class DefinitePathTests
{
    private static readonly PropertyName A = PropertyName.Of("a");
    private static readonly PropertyName B = PropertyName.Of("b");
    private static readonly PropertyName C = PropertyName.Of("c");

    private static readonly AslValue Input = AslValue.Parse("""{"a":{"b":{"c":[10,20,null]}},"n":null,"s":"x","big":10000000.0}""");

    [Fact]
    public void Find_PathWithoutSteps_IsTheRoot() => Assert.Equal(Input, new DefinitePath("$").Find(Input));

    [Fact]
    public void Find_NamesAndIndexes_WalkTheDocument()
    {
        Assert.Equal(Input["a"], new DefinitePath("$.a", A).Find(Input));
        Assert.Equal(Input["a"]["b"], new DefinitePath("$.a.b", A, B).Find(Input));
        Assert.Equal(Input["a"]["b"]["c"], new DefinitePath("$.a.b.c", A, B, C).Find(Input));
        Assert.Equal(AslValue.Of(20), new DefinitePath("$.a.b.c[1]", A, B, C, 1).Find(Input));
        Assert.Equal(AslValue.Null, new DefinitePath("$.a.b.c[-1]", A, B, C, -1).Find(Input));
        Assert.True(new DefinitePath("$.a.b.c[3]", A, B, C, 3).Find(Input).IsUndefined);
        Assert.True(new DefinitePath("$.a.b.c[-4]", A, B, C, -4).Find(Input).IsUndefined);
        Assert.True(new DefinitePath("$[0]", 0).Find(Input).IsUndefined);
    }

    [Fact]
    public void Read_NullValue_IsFound() => Assert.True(new DefinitePath("$.n", PropertyName.Of("n")).Read(Input).IsNull);

    [Theory]
    [InlineData("No results for path: $['x']", "x")]
    [InlineData("No results for path: $['a']['x']", "a", "x")]
    [InlineData("Missing property in path $['x']", "x", "b")]
    [InlineData("Missing property in path $['a']['x']", "a", "x", "y", "z")]
    [InlineData("Property ['x'] not found in path $['s']", "s", "x")]
    [InlineData("Property ['length()'] not found in path $['a']['b']['c']", "a", "b", "c", "length()")]
    [InlineData("Property ['x'] not found in path $['n']", "n", "x")]
    [InlineData("The path $['n'] is null", "n", 0)]
    [InlineData("No results for path: $['a']['b']['c'][7]", "a", "b", "c", 7)]
    [InlineData("Filter: [0]['x'] can only be applied to arrays. Current context is: {c=[10, 20, null]}", "a", "b", 0, "x")]
    [InlineData("Filter: [0] can only be applied to arrays. Current context is: 1.0E7", "big", 0)]
    public void Field_NothingThere_FailsInTheLibrarysWords(string reason, params object[] steps)
    {
        var fault = Assert.Throws<RuntimeFault>(() => new DefinitePath("$.p", Steps(steps)).Read(Input));
        Assert.Equal("Invalid path '$.p' : " + reason, fault.Detail);
        Assert.Equal("States.Runtime", fault.Error);
    }

    [Fact]
    public void Field_NullInput_SaysSo()
    {
        var fault = Assert.Throws<RuntimeFault>(() => new DefinitePath("$.a", A).Read(AslValue.Null));
        Assert.Equal("Unable to apply Path transformation to null or empty input.", fault.Detail);
        Assert.True(new DefinitePath("$").Read(AslValue.Null).IsNull);
    }

    [Fact]
    public void Template_NothingThere_ShowsFieldAndInput()
    {
        var fault = Assert.Throws<RuntimeFault>(() => new DefinitePath("$.p", PropertyName.Of("p")).Read(AslValue.Parse("""{ "flagged" : false }"""), "id.$"));
        Assert.Equal("The JSONPath '$.p' specified for the field 'id.$' could not be found in the input '{\"flagged\":false}'", fault.Detail);
    }

    [Fact]
    public void Operand_NothingThere_FailsInTheWordsOfChoice()
    {
        var fault = Assert.Throws<RuntimeFault>(() => new DefinitePath("$.x", PropertyName.Of("x")).ReadOperand(Input));
        Assert.Equal("Invalid path '$.x': The choice state's condition path references an invalid value.", fault.Detail);
    }

    [Fact]
    public void Argument_NothingThere_ShowsTheCall()
    {
        var fault = Assert.Throws<RuntimeFault>(
            () => new DefinitePath("$.nope", PropertyName.Of("nope")).ReadArgument(AslValue.Parse("""{"other":1}"""), "States.Format('{}', $.nope)"));
        Assert.Equal(
            "The function 'States.Format('{}', $.nope)' had the following error: The JsonPath argument for the field '$.nope' could not be found in the input '{\"other\":1}'",
            fault.Detail);
    }

    [Fact]
    public void Items_NoArray_NamesThePathWithoutTheContextMark()
    {
        var path = new DefinitePath("$$.Execution.Input", PropertyName.Of("Execution"), PropertyName.Of("Input"));
        var fault = Assert.Throws<RuntimeFault>(() => path.ReadItems(AslValue.Parse("""{"Execution":{"Input":{"values":[1]}}}""")));
        Assert.Equal("Reference path \"$.Execution.Input\" must point to array.", fault.Detail);
        Assert.Equal("States.Runtime", fault.Error);
    }

    [Fact]
    public void Items_NothingThere_NamesTheStep()
    {
        var fault = Assert.Throws<RuntimeFault>(() => new DefinitePath("$.items", PropertyName.Of("items")).ReadItems(AslValue.Parse("""{"a":1}""")));
        Assert.Equal("Unable to apply step \"items\" to input {\"a\":1}", fault.Detail);
    }

    [Fact]
    public void Items_Array_IsRead() =>
        Assert.Equal(3, new DefinitePath("$.a.b.c", A, B, C).ReadItems(Input).Count);

    [Fact]
    public void RuntimeFault_LocatedTwice_KeepsTheFirstPlace()
    {
        var fault = new RuntimeFault("detail");
        Assert.False(fault.IsLocated);
        Assert.Equal("detail", fault.Cause);
        fault.Locate("In inner. ").Locate("In outer. ");
        Assert.True(fault.IsLocated);
        Assert.Equal("In inner. detail", fault.Cause);
        Assert.Equal("detail", fault.Detail);
    }

    [Fact]
    public void Find_AnyPath_AgreesWithANaiveWalk()
    {
        var step = Gen.OneOf(Gen.Char['a', 'c'].Select(c => (object)c.ToString()), Gen.Int[-3, 2].Select(i => (object)i));
        Gen.Select(Documents.Any(3), step.Array[0, 5]).Sample((document, steps) =>
            Naive(document, steps).Equals(new DefinitePath("$", Steps(steps)).Find(document)));
    }

    private static PathStep[] Steps(object[] steps) =>
        Array.ConvertAll(steps, step => step is string name ? (PathStep)PropertyName.Of(name) : (int)step);

    private static AslValue Naive(AslValue document, object[] steps)
    {
        var current = document;
        foreach (var step in steps)
        {
            if (step is string name)
            {
                current = current.IsObject ? current.Properties.ToArray().LastOrDefault(member => member.Name.Text == name).Value : default;
            }
            else
            {
                var items = current.IsArray ? current.Items.ToArray() : [];
                var index = (int)step < 0 ? items.Length + (int)step : (int)step;
                current = index >= 0 && index < items.Length ? items[index] : default;
            }
        }

        return current;
    }
}
