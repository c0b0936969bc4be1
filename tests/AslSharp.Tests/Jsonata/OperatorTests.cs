using AslSharp.Runtime;
using static AslSharp.Tests.Jsonata.Jsonata;

namespace AslSharp.Tests.Jsonata;

public sealed class OperatorTests
{
    [Theory]
    [InlineData("1", "+", "2", "3")]
    [InlineData("1.5", "+", "2", "3.5")]
    [InlineData("-", "+", "2", "-")]
    [InlineData("9223372036854775807", "+", "1", "9223372036854776000")]
    [InlineData("9223372036854775806", "+", "1", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-", "1", "-9223372036854776000")]
    [InlineData("9007199254740993", "-", "1", "9007199254740992")]
    [InlineData("3037000500", "*", "3037000500", "9223372037000250000")]
    [InlineData("3037000499", "*", "3037000499", "9223372030926249001")]
    [InlineData("-9223372036854775808", "*", "-1", "9223372036854776000")]
    [InlineData("0.1", "*", "3", "0.30000000000000004")]
    [InlineData("6", "/", "3", "2")]
    [InlineData("1", "/", "4", "0.25")]
    [InlineData("-9223372036854775808", "/", "-1", "9223372036854776000")]
    [InlineData("1", "/", "0", "\"Infinity\"")]
    [InlineData("-1", "/", "0", "\"-Infinity\"")]
    [InlineData("0", "/", "0", "\"NaN\"")]
    [InlineData("7", "%", "-3", "1")]
    [InlineData("-7", "%", "3", "-1")]
    [InlineData("-9223372036854775808", "%", "-1", "0")]
    [InlineData("5.5", "%", "2", "1.5")]
    [InlineData("1", "%", "0", "\"NaN\"")]
    [InlineData("1", "=", "1.0", "true")]
    [InlineData("{\"a\":1,\"b\":[2]}", "=", "{\"b\":[2.0],\"a\":1}", "true")]
    [InlineData("[1,2]", "=", "[2,1]", "false")]
    [InlineData("null", "=", "null", "true")]
    [InlineData("\"1\"", "=", "1", "false")]
    [InlineData("-", "=", "-", "false")]
    [InlineData("-", "!=", "1", "false")]
    [InlineData("1", "!=", "2", "true")]
    [InlineData("9007199254740993", "=", "9007199254740992", "false")]
    [InlineData("1", "<", "2", "true")]
    [InlineData("2", "<=", "2.0", "true")]
    [InlineData("9007199254740993", ">", "9007199254740992", "true")]
    [InlineData("\"a\"", "<", "\"b\"", "true")]
    [InlineData("\"\\uffff\"", ">", "\"\\ud800\\udc00\"", "true")]
    [InlineData("\"a\"", ">=", "\"a\"", "true")]
    [InlineData("-", "<", "1", "-")]
    [InlineData("1", ">", "-", "-")]
    [InlineData("1", "in", "[0,1.0]", "true")]
    [InlineData("1", "in", "1", "true")]
    [InlineData("\"1\"", "in", "[1]", "false")]
    [InlineData("[1]", "in", "[[1]]", "false")]
    [InlineData("-", "in", "[1]", "false")]
    [InlineData("1", "in", "-", "false")]
    [InlineData("\"a\"", "&", "[1,\"b\"]", "\"a[1,\\\"b\\\"]\"")]
    [InlineData("-", "&", "1.50", "\"1.5\"")]
    [InlineData("-", "&", "-", "\"\"")]
    [InlineData("true", "&", "null", "\"truenull\"")]
    [InlineData("1", "..", "3", "[1,2,3]")]
    [InlineData("-1.0", "..", "-1", "-1")]
    [InlineData("3", "..", "1", "-")]
    [InlineData("-", "..", "1", "-")]
    public void Operator_Operands_Gives(string left, string symbol, string right, string expected) =>
        Assert.Equal(expected, Text(Apply(Value(left), symbol, Value(right))));

    [Theory]
    [InlineData("T2001", "\"1\"", "+", "1")]
    [InlineData("T2001", "\"1\"", "*", "-")]
    [InlineData("T2002", "-", "-", "null")]
    [InlineData("T2002", "1", "%", "[1]")]
    [InlineData("D1001", "1e400", "*", "1")]
    [InlineData("T2010", "null", "<", "1")]
    [InlineData("T2010", "-", ">", "true")]
    [InlineData("T2009", "1", "<=", "\"1\"")]
    [InlineData("T2003", "1.5", "..", "-")]
    [InlineData("T2003", "\"1\"", "..", "2")]
    [InlineData("T2004", "1", "..", "2.5")]
    [InlineData("D2014", "0", "..", "10000000")]
    [InlineData("D2014", "0", "..", "1e30")]
    [InlineData("D3001", "\"\"", "&", "1e400")]
    public void Operator_BadOperands_Fails(string code, string left, string symbol, string right) =>
        Fails(code, () => Apply(Value(left), symbol, Value(right)));

    [Fact]
    public void InfiniteNumber_CalculatedWith_IsOutOfRange()
    {
        var infinite = Operators.Divide(1, 0L);
        Fails("D1001", () => Operators.Add(infinite, 1L));
        Fails("D1001", () => Operators.Negate(infinite));
        Fails("T2001", () => Operators.Add(Operators.Divide(0, 0L), 1L));
        Fails("D1002", () => Operators.Negate("a"));
        Assert.Equal("{\"a\":[\"Infinity\"]}", Text(AslValue.Object(new AslProperty("a", AslValue.Array(infinite)))));
    }

    [Fact]
    public void Literal_RightSide_GivesTheSame()
    {
        Assert.Equal("6", Text(Operators.Multiply(4, 1.5)));
        Assert.Equal("5", Text(Operators.Add(4, 1L)));
        Assert.Equal("-", Text(Operators.Divide(default, 2.0)));
        Assert.True(Operators.IsGreater(AslValue.Parse("10.5"), 10L));
        Assert.True(Operators.IsLessOrEqual(AslValue.Parse("10"), 10.0));
        Assert.False(Operators.IsLess(default, 1L));
        Assert.Throws<JsonataException>(() => Operators.IsLess("a", 1L));
    }

    [Fact]
    public void Error_Text_IsThatOfTheReference()
    {
        Assert.Equal("The left side of the \"+\" operator must evaluate to a number", Fails("T2001", () => Operators.Add("a", 1L)).Text);
        Assert.Equal(
            "The values \"a\" and {\"b\":1} either side of operator \"<\" must be of the same data type",
            JsonataErrors.ComparisonMismatch("a", AslValue.Parse("{\"b\":1}"), "<").Text);
    }

    [Fact]
    public void Concatenate_TooLong_HitsTheMemoryLimit()
    {
        AslValue half = new string('x', 5_000_000);
        Assert.Equal("Expression evaluation memory limit exceeded: Check for excessive memory usage", Fails("", () => Operators.Concatenate(half, half)).Text);
    }

    [Fact]
    public void Equal_VeryDeepValues_EndsInAnErrorNotInTheProcess()
    {
        var (left, right) = (Deep(1_000_000), Deep(1_000_000));
        Assert.StartsWith("Stack overflow error: ", Fails("", () => Operators.Equal(left, right)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Stack overflow error: ", Fails("", () => JsonataFunctions.String(left)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Stack overflow error: ", Fails("", () => JsonataFunctions.Boolean(left)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Stack overflow error: ", Fails("", () => JsonataFunctions.Keys(left)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Stack overflow error: ", Fails("", () => JsonataResult.SettleDeep(left)).Text, StringComparison.Ordinal);
    }

    private static AslValue Deep(int depth)
    {
        AslValue value = 1;
        for (; depth > 0; depth--) value = AslValue.Array(value);
        return value;
    }

    private static AslValue Apply(AslValue left, string symbol, AslValue right) => symbol switch
    {
        "+" => Operators.Add(left, right),
        "-" => Operators.Subtract(left, right),
        "*" => Operators.Multiply(left, right),
        "/" => Operators.Divide(left, right),
        "%" => Operators.Modulo(left, right),
        "=" => Operators.Equal(left, right),
        "!=" => Operators.NotEqual(left, right),
        "<" => Operators.Less(left, right),
        "<=" => Operators.LessOrEqual(left, right),
        ">" => Operators.Greater(left, right),
        ">=" => Operators.GreaterOrEqual(left, right),
        "in" => Operators.In(left, right),
        "&" => Operators.Concatenate(left, right),
        ".." => Operators.Range(left, right),
        _ => throw new ArgumentOutOfRangeException(nameof(symbol)),
    };
}
