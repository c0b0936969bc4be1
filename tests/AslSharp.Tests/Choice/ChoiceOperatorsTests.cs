using AslSharp.Runtime;

namespace AslSharp.Tests.Choice;

public sealed class ChoiceOperatorsTests
{
    private static readonly AslValue[] NoStrings = [AslValue.Undefined, AslValue.Null, 1, 1.5, true, AslValue.EmptyArray, AslValue.EmptyObject];

    [Fact]
    public void StringOperators_CompareByCodeUnits()
    {
        Assert.True(ChoiceOperators.StringLessThan("B", "a"));
        Assert.True(ChoiceOperators.StringLessThan("\uD800\uDC00", "\uFF5E"));
        Assert.True(ChoiceOperators.StringGreaterThan("ab", "a"));
        Assert.False(ChoiceOperators.StringEquals("A", "a"));
        Assert.False(ChoiceOperators.StringEquals("é", "e\u0301"));
        Assert.True(ChoiceOperators.StringLessThanEquals("", ""));
        Assert.True(ChoiceOperators.StringGreaterThanEquals("b", AslValue.Of("a")));
    }

    [Fact]
    public void StringOperators_OtherKinds_AreFalse()
    {
        foreach (var value in NoStrings)
        {
            Assert.False(ChoiceOperators.StringEquals(value, ""));
            Assert.False(ChoiceOperators.StringLessThan(value, "z"));
            Assert.False(ChoiceOperators.StringGreaterThanEquals("z", value));
            Assert.False(ChoiceOperators.StringMatches(value, new StringPattern("", "")));
            Assert.False(ChoiceOperators.TimestampLessThan(value, new Timestamp(long.MaxValue, 0)));
        }
    }

    [Fact]
    public void NumericOperators_CompareAsBinary64()
    {
        Assert.True(ChoiceOperators.NumericEquals(AslValue.Number("0.0"), AslValue.Of(0)));
        Assert.True(ChoiceOperators.NumericEquals(AslValue.Number("-0"), 0));
        Assert.True(ChoiceOperators.NumericEquals(AslValue.Number("1e2"), 100));
        Assert.True(ChoiceOperators.NumericEquals(AslValue.Of(9007199254740993), AslValue.Of(9007199254740992)));
        Assert.True(ChoiceOperators.NumericLessThanEquals(1.5, 1.5));
        Assert.False(ChoiceOperators.NumericGreaterThan(1, 1));
        Assert.False(ChoiceOperators.NumericEquals("1", 1));
        Assert.False(ChoiceOperators.NumericGreaterThanEquals(AslValue.Null, AslValue.Null));
    }

    [Fact]
    public void BooleanEquals_OnlyBooleans()
    {
        Assert.True(ChoiceOperators.BooleanEquals(true, AslValue.True));
        Assert.True(ChoiceOperators.BooleanEquals(AslValue.False, false));
        Assert.False(ChoiceOperators.BooleanEquals(AslValue.True, false));
        Assert.False(ChoiceOperators.BooleanEquals("true", true));
        Assert.False(ChoiceOperators.BooleanEquals(AslValue.Null, AslValue.Null));
    }

    [Fact]
    public void TimestampOperators_CompareInstants()
    {
        Assert.True(ChoiceOperators.TimestampEquals("2012-10-09T19:00:55Z", AslValue.Of("2012-10-09T20:00:55+01:00")));
        Assert.True(ChoiceOperators.TimestampLessThan("2012-10-09T19:00:55Z", AslValue.Of("2012-10-09T19:00:55.001Z")));
        Assert.False(ChoiceOperators.TimestampGreaterThanEquals("2012-10-09 19:00:55", AslValue.Of("2012-10-09T19:00:55Z")));
    }

    [Fact]
    public void IsOperators_FalseOperand_InvertsTheTest()
    {
        Assert.True(ChoiceOperators.IsPresent(AslValue.Null, true));
        Assert.True(ChoiceOperators.IsPresent(AslValue.Undefined, false));
        Assert.True(ChoiceOperators.IsNull(AslValue.Null, true));
        Assert.True(ChoiceOperators.IsNull(0, false));
        Assert.True(ChoiceOperators.IsNumeric(1.5, true));
        Assert.True(ChoiceOperators.IsNumeric("1", false));
        Assert.True(ChoiceOperators.IsString("", true));
        Assert.True(ChoiceOperators.IsBoolean(false, true));
        Assert.True(ChoiceOperators.IsTimestamp("2012-10-09T19:00:55+01:00", true));
        Assert.True(ChoiceOperators.IsTimestamp("2012-10-09T19:00:55", false));
        Assert.True(ChoiceOperators.IsTimestamp(5, false));
    }
}
