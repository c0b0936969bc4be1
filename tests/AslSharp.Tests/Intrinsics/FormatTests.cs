using AslSharp.Hosting;
using AslSharp.Runtime;
using Functions = AslSharp.Runtime.Intrinsics;

namespace AslSharp.Tests.Intrinsics;

public sealed class FormatTests
{
    private const string Call = "States.Format($.t, $.a)";

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"Hello\"", "Hello")]
    [InlineData("null", "null")]
    [InlineData("true", "true")]
    [InlineData("1", "1")]
    [InlineData("-0", "0")]
    [InlineData("1.1", "1.1")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("""{"Arg1":1,"Arg2":[]}""", "{Arg1=1, Arg2=[]}")]
    [InlineData("""[1,"a",{"b":null},[true]]""", "[1, a, {b=null}, [true]]")]
    [InlineData("{}", "{}")]
    [InlineData("""{"x":1e10}""", "{x=1.0E10}")]
    public void Format_Argument_IsPrintedAsJavaDoes(string argument, string expected)
    {
        Assert.Equal($"<{expected}>", Functions.Format(Call, "<{}>", AslValue.Parse(argument)).GetString());
        Assert.Equal($"<{expected}>", new FormatTemplate(Call, "<", ">").Apply(AslValue.Parse(argument)).GetString());
    }

    [Fact]
    public void Format_ArgumentWithPlaces_IsNotReadAgain() =>
        Assert.Equal("{} and {}", Functions.Format(Call, "{} and {}", "{}", "{}").GetString());

    [Fact]
    public void Format_NoPlaces_IsTheTemplate()
    {
        Assert.Equal("text", Functions.Format(Call, "text").GetString());
        Assert.Equal("text", new FormatTemplate(Call, "text").Apply().GetString());
    }

    [Theory]
    [InlineData("{\"id\":\"{}\"}", "matching '}' not found for '{'.")]
    [InlineData("{ }", "matching '}' not found for '{'.")]
    [InlineData("{{}}", "matching '}' not found for '{'.")]
    [InlineData("{}}", "matching '{' not found for '}'.")]
    public void Format_BraceAlone_Fails(string template, string problem) =>
        Assert.Equal(
            $"There was an error while evaluating the intrinsic function: {Call}. Invalid template in States.Format: {problem}",
            Assert.Throws<RuntimeFault>(() => Functions.Format(Call, template, 1)).Detail);

    [Fact]
    public void Format_WrongNumberOfArguments_Fails()
    {
        Assert.Throws<RuntimeFault>(() => Functions.Format(Call, "{}"));
        Assert.Throws<RuntimeFault>(() => Functions.Format(Call, "{}", 1, 2));
        Assert.Throws<RuntimeFault>(() => new FormatTemplate(Call, "a", "b").Apply());
        Assert.Throws<RuntimeFault>(() => Functions.Format(Call, 1));
    }

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(100.0, "100.0")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.0015, "0.0015")]
    [InlineData(0.00099, "9.9E-4")]
    [InlineData(9999999.0, "9999999.0")]
    [InlineData(10000000.0, "1.0E7")]
    [InlineData(123456789.125, "1.23456789125E8")]
    [InlineData(1e21, "1.0E21")]
    [InlineData(1.5e300, "1.5E300")]
    [InlineData(5e-324, "4.9E-324")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void JavaText_Double_IsJavas(double number, string expected) => Assert.Equal(expected, JavaText.Double(number));

    [Theory]
    [InlineData(1e300, long.MaxValue)]
    [InlineData(-1e300, long.MinValue)]
    [InlineData(double.NaN, 0)]
    [InlineData(4503599627370497.0, 4503599627370497)]
    public void JavaText_Round_IsJavas(double number, long expected) => Assert.Equal(expected, JavaText.Round(number));

    [Fact]
    public void JavaRandom_Sequence_IsJavas()
    {
        Assert.Equal(0.7275636800328681, new JavaRandom(42).NextDouble());
        Assert.Equal(-1170105035, new JavaRandom(42).NextInt32());
        var random = new JavaRandom(0);
        Assert.Equal([60, 48, 29, 47, 15, 53], Enumerable.Range(0, 6).Select(_ => random.NextInt32(100)));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt32(0));
    }
}
