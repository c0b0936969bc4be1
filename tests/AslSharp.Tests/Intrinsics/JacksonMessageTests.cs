using AslSharp.Hosting;
using AslSharp.Runtime;

namespace AslSharp.Tests.Intrinsics;

public sealed class JacksonMessageTests
{
    private const string Values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

    [Theory]
    [InlineData("hello", "Unrecognized token 'hello': was expecting " + Values, 1, 6)]
    [InlineData("not json", "Unrecognized token 'not': was expecting " + Values, 1, 4)]
    [InlineData("truest", "Unrecognized token 'truest': was expecting " + Values, 1, 7)]
    [InlineData("[nul]", "Unrecognized token 'nul': was expecting " + Values, 1, 5)]
    [InlineData("<a/>", "Unexpected character ('<' (code 60)): expected a valid value " + Values, 1, 1)]
    [InlineData("'a'", "Unexpected character (''' (code 39)): expected a valid value " + Values, 1, 1)]
    [InlineData("[1,]", "Unexpected character (']' (code 93)): expected a valid value " + Values, 1, 4)]
    [InlineData("{a:1}", "Unexpected character ('a' (code 97)): was expecting double-quote to start field name", 1, 2)]
    [InlineData("{'a':1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 1, 2)]
    [InlineData("{\"a\":1,}", "Unexpected character ('}' (code 125)): was expecting double-quote to start field name", 1, 8)]
    [InlineData("{\"a\" 1}", "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value", 1, 6)]
    [InlineData("{\"a\":}", "Unexpected character ('}' (code 125)): expected a value", 1, 6)]
    [InlineData("{\"a\":1 \"b\":2}", "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries", 1, 8)]
    [InlineData("[1\n 2]", "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 2, 2)]
    [InlineData("[1,", "Unexpected end-of-input within/between Array entries", 1, 4)]
    [InlineData("{\"a\":", "Unexpected end-of-input within/between Object entries", 1, 6)]
    [InlineData("{\"a", "Unexpected end-of-input in field name", 1, 4)]
    [InlineData("\"a", "Unexpected end-of-input: was expecting closing quote for a string value", 1, 3)]
    [InlineData("\"a\\x\"", "Unrecognized character escape 'x' (code 120)", 1, 4)]
    [InlineData("\"\\u12g4\"", "Unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence", 1, 6)]
    [InlineData("\"a\nb\"", "Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value", 1, 3)]
    [InlineData("01", "Invalid numeric value: Leading zeroes not allowed", 1, 2)]
    [InlineData("-x", "Unexpected character ('x' (code 120)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value", 1, 2)]
    [InlineData("1.", "Unexpected character ('.' (code 46)) in numeric value: Decimal point not followed by a digit", 1, 2)]
    [InlineData("1a", "Unexpected character ('a' (code 97)): Expected space separating root-level values", 1, 2)]
    [InlineData("NaN", "Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow", 1, 4)]
    [InlineData(
        "// x",
        "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
        1,
        1)]
    public void Of_WrongText_IsWhatJacksonSays(string text, string message, int line, int column) =>
        Assert.Equal($"{message}\n at {Place(line, column)}", JacksonMessage.Of(text));

    [Theory]
    [InlineData("{", "Object", 1, 2)]
    [InlineData(" [", "Array", 2, 3)]
    [InlineData("{\"a\":[1]", "Object", 1, 9)]
    public void Of_ContainerWithoutEnd_NamesItsStart(string text, string container, int start, int column) =>
        Assert.Equal(
            $"Unexpected end-of-input: expected close marker for {container} (start marker at {Place(1, start)})\n at {Place(1, column)}",
            JacksonMessage.Of(text));

    [Theory]
    [InlineData("[1}", "Unexpected close marker '}': expected ']' (for Array starting at ", 1, 4)]
    [InlineData("]", "Unexpected close marker ']': expected '}' (for root starting at ", 0, 2)]
    public void Of_WrongEnd_NamesTheStart(string text, string message, int start, int column) =>
        Assert.Equal($"{message}{Place(1, start)})\n at {Place(1, column)}", JacksonMessage.Of(text));

    [Theory]
    [InlineData("{\"a\": [1, -2.5e3, \"\\u00e9\\n\", true, false, null, {}], \"b\": {}}")]
    [InlineData("  0 ")]
    public void Of_RightText_IsNull(string text) => Assert.Null(JacksonMessage.Of(text));

    [Fact]
    public void StringToJson_WrongText_FailsWithTheMessage() =>
        Assert.Equal(
            "There was an error while evaluating the intrinsic function: States.StringToJson($.s). Cannot convert String to Json in States.StringToJson, "
            + $"caused by: Unrecognized token 'x': was expecting {Values}\n at {Place(1, 2)}",
            Assert.Throws<RuntimeFault>(() => AslSharp.Runtime.Intrinsics.StringToJson("x", "States.StringToJson($.s)")).Detail);

    private static string Place(int line, int column) =>
        $"[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: {line}, column: {column}]";
}
