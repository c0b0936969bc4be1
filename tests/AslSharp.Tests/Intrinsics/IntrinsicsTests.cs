using AslSharp.Hosting;
using AslSharp.Runtime;
using CsCheck;
using Functions = AslSharp.Runtime.Intrinsics;

namespace AslSharp.Tests.Intrinsics;

public sealed class IntrinsicsTests
{
    private const string Call = "States.X($.a)";

    [Theory]
    [InlineData("[0,1,2,3,4]", "2", "[[0,1],[2,3],[4]]")]
    [InlineData("[0,1]", "2.5", "[[0,1]]")]
    [InlineData("[0,1,2]", "1.4", "[[0],[1],[2]]")]
    [InlineData("[1,2,3,4,5]", "2.6", "[[1,2],[3,4],[5]]")]
    [InlineData("[]", "5", "[]")]
    [InlineData("[0]", "9223372036854775807", "[[0]]")]
    public void ArrayPartition_Array_IsCut(string array, string size, string expected) =>
        AssertJson(expected, Functions.ArrayPartition(Json(array), Json(size), Call));

    [Theory]
    [InlineData("[0]", "0")]
    [InlineData("[0]", "-1")]
    [InlineData("[0]", "0.6")]
    [InlineData("[0]", "\"1\"")]
    [InlineData("[0]", "null")]
    [InlineData("{}", "1")]
    public void ArrayPartition_BadArguments_Fail(string array, string size) =>
        AssertFails(() => Functions.ArrayPartition(Json(array), Json(size), Call));

    [Fact]
    public void ArrayPartition_Parts_ConcatenateBack() =>
        Gen.Select(Gen.Int.Array[0, 30], Gen.Int[1, 10]).Sample((numbers, size) =>
        {
            var parts = Functions.ArrayPartition(AslValue.Array(Array.ConvertAll(numbers, AslValue.Of)), size, Call).Items.ToArray();
            var back = parts.SelectMany(part => part.Items.ToArray()).Select(item => item.GetInt32());
            return back.SequenceEqual(numbers) && parts.SkipLast(1).All(part => part.Count == size) && parts.All(part => part.Count > 0);
        });

    [Theory]
    [InlineData("[1,[2],{\"a\":null}]", "{\"a\":null}", true)]
    [InlineData("[1,[2]]", "[2]", true)]
    [InlineData("[null]", "null", true)]
    [InlineData("[]", "null", false)]
    [InlineData("[\"1\"]", "1", true)]
    [InlineData("[\"true\"]", "true", true)]
    [InlineData("[1]", "1.0", false)]
    [InlineData("[{\"a\":1,\"b\":2}]", "{\"a\":1,\"b\":2}", true)]
    [InlineData("[{\"a\":1,\"b\":2}]", "{\"b\":2,\"a\":1}", false)]
    public void ArrayContains_Value_IsComparedByItsText(string array, string value, bool expected) =>
        Assert.Equal(AslValue.Of(expected), Functions.ArrayContains(Json(array), Json(value), Call));

    [Theory]
    [InlineData("0", "9", "3", "[0,3,6,9]")]
    [InlineData("0", "10", "3", "[0,3,6,9]")]
    [InlineData("9", "0", "-4", "[9,5,1]")]
    [InlineData("1", "1", "9", "[1]")]
    [InlineData("1", "0", "1", "[]")]
    [InlineData("0.5", "2.4", "1.9", "[0,1,2]")]
    [InlineData("1.6", "1.4", "1", "[1]")]
    [InlineData("5", "-0.9", "-2", "[5,3,1]")]
    [InlineData("-9223372036854775808", "9223372036854775807", "9223372036854775807", "[-9223372036854775808,-1,9223372036854775806]")]
    public void ArrayRange_Limits_AreIncluded(string first, string last, string step, string expected) =>
        AssertJson(expected, Functions.ArrayRange(Json(first), Json(last), Json(step), Call));

    [Theory]
    [InlineData("1", "9", "0")]
    [InlineData("1", "9", "0.4")]
    [InlineData("1", "9", "0.9")]
    [InlineData("1", "1001.5", "1")]
    [InlineData("-9223372036854775808", "9223372036854775807", "1")]
    [InlineData("\"1\"", "2", "1")]
    public void ArrayRange_BadArguments_Fail(string first, string last, string step) =>
        AssertFails(() => Functions.ArrayRange(Json(first), Json(last), Json(step), Call));

    [Fact]
    public void ArrayRange_ThousandItems_AreTheMost() => Assert.Equal(1000, Functions.ArrayRange(1, 1000, 1, Call).Count);

    [Fact]
    public void ArrayGetItem_Index_StartsAtZero()
    {
        AssertJson("\"a\"", Functions.ArrayGetItem(Json("[\"a\",\"b\"]"), 0, Call));
        AssertJson("\"a\"", Functions.ArrayGetItem(Json("[\"a\",\"b\"]"), 0.9, Call));
        AssertJson("\"a\"", Functions.ArrayGetItem(Json("[\"a\",\"b\"]"), -0.9, Call));
        AssertJson("null", Functions.ArrayGetItem(Json("[]"), 3, Call));
        AssertFails(() => Functions.ArrayGetItem(Json("[1]"), 1, Call));
        AssertFails(() => Functions.ArrayGetItem(Json("[1]"), -1, Call));
        AssertFails(() => Functions.ArrayGetItem(Json("{}"), 0, Call));
    }

    [Fact]
    public void ArrayLengthAndUnique_RecordedList()
    {
        var list = Json("""[null,null,true,true,false,false,1,1,1.1,0,0,"HelloWorld","HelloWorld",[],[],[null],[null],{"a":1,"b":2},{"b":2,"a":1},{"a":1,"b":1}]""");
        AssertJson("20", Functions.ArrayLength(list, Call));
        AssertFails(() => Functions.ArrayLength("text", Call));
        AssertFails(() => Functions.ArrayUnique(AslValue.Null, Call));
    }

    [Theory]
    [InlineData("[true,false,true,false]", "[false,true]")]
    [InlineData("[3,1,2,1,3]", "[1,2,3]")]
    [InlineData("[33,17,1,16]", "[16,33,17,1]")]
    [InlineData("[1,1.0,1]", "[1.0,1]")]
    [InlineData("[null,null]", "[null]")]
    [InlineData("[\"b\",\"a\",\"b\"]", "[\"a\",\"b\"]")]
    [InlineData("[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1}]", "[{\"a\":1,\"b\":2}]")]
    [InlineData("[12,11,10,9,8,7,6,5,4,3,2,1,16]", "[1,2,3,4,5,6,7,8,9,10,11,12,16]")]
    public void ArrayUnique_Items_HaveTheOrderOfAHashSet(string array, string expected) => AssertJson(expected, Functions.ArrayUnique(Json(array), Call));

    [Theory]
    [InlineData("7", 7)]
    [InlineData("4294967296", 1)]
    [InlineData("-1", -1)]
    [InlineData("1.5", 1073217536)]
    [InlineData("\"hello\"", 99162322)]
    [InlineData("[1,2]", 994)]
    [InlineData("{\"a\":1}", 96)]
    [InlineData("18446744073709551616", 961)]
    [InlineData("-18446744073709551616", -961)]
    public void JavaHash_Value_IsThatOfJava(string json, int expected) => Assert.Equal(expected, JavaHash.Of(Json(json)));

    [Fact]
    public void ArrayUnique_AnyArray_KeepsEachOnce() =>
        Gen.Int[0, 5].Array[0, 20].Sample(numbers =>
            Functions.ArrayUnique(AslValue.Array(Array.ConvertAll(numbers, AslValue.Of)), Call).Items.ToArray()
                .Select(item => item.GetInt32()).SequenceEqual(numbers.Distinct().Order()));

    [Fact]
    public void Array_NoArguments_IsEmpty() => AssertJson("[]", Functions.Array());

    [Theory]
    [InlineData("This.is+a,test=string", ".+,=", "[\"This\",\"is\",\"a\",\"test\",\"string\"]")]
    [InlineData(",,,,", ",", "[]")]
    [InlineData(", , ,", ",", "[\" \",\" \"]")]
    [InlineData("Hello\nWorld", "\n", "[\"Hello\",\"World\"]")]
    [InlineData("whole", "", "[\"whole\"]")]
    [InlineData("", ",", "[]")]
    [InlineData("", "", "[]")]
    public void StringSplit_Text_IsCutAtEveryDelimiter(string text, string delimiters, string expected) =>
        AssertJson(expected, Functions.StringSplit(text, delimiters, Call));

    [Fact]
    public void StringSplit_NoStrings_Fail()
    {
        AssertFails(() => Functions.StringSplit(1, ",", Call));
        AssertFails(() => Functions.StringSplit("a", AslValue.Null, Call));
    }

    [Theory]
    [InlineData("", "null")]
    [InlineData(" \n", "null")]
    [InlineData("null", "null")]
    [InlineData("-0", "0")]
    [InlineData("[-0,{\"a\":-0}]", "[0,{\"a\":0}]")]
    [InlineData(" {\"Arg1\": 1, \"Arg2\": []}", "{\"Arg1\":1,\"Arg2\":[]}")]
    [InlineData("\"text-0\"", "\"text-0\"")]
    public void StringToJson_Text_IsParsed(string text, string expected) => AssertJson(expected, Functions.StringToJson(text, Call));

    [Fact]
    public void StringToJson_NoJson_Fails()
    {
        AssertFails(() => Functions.StringToJson("{", Call));
        AssertFails(() => Functions.StringToJson("HelloWorld", Call));
        AssertFails(() => Functions.StringToJson(Json("{}"), Call));
        AssertFails(() => Functions.StringToJson(AslValue.Null, Call));
    }

    [Fact]
    public void JsonToString_Value_IsCompactAndKeepsOrder() =>
        Assert.Equal("""{"b":1,"a":[1.0,"x"]}""", Functions.JsonToString(Json("""{ "b" : 1, "a" : [ 1.0, "x" ] }""")).GetString());

    [Theory]
    [InlineData("""{"a":1,"b":{"x":1}}""", """{"b":{"y":2},"c":3}""", false, """{"a":1,"b":{"y":2},"c":3}""")]
    [InlineData("{}", """{"a":null}""", false, """{"a":null}""")]
    [InlineData("""{"a":1}""", "{}", false, """{"a":1}""")]
    public void JsonMerge_Second_Wins(string first, string second, bool deep, string expected) =>
        AssertJson(expected, Functions.JsonMerge(Json(first), Json(second), deep, Call));

    [Fact]
    public void JsonMerge_BadArguments_Fail()
    {
        AssertFails(() => Functions.JsonMerge(Json("[]"), Json("{}"), false, Call));
        AssertFails(() => Functions.JsonMerge(Json("{}"), 1, false, Call));
        AssertFails(() => Functions.JsonMerge(Json("{}"), Json("{}"), true, Call));
        AssertJson("{\"a\":1}", Functions.JsonMerge(Json("{}"), Json("{\"a\":1}"), "true", Call));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Data to encode", "RGF0YSB0byBlbmNvZGU=")]
    [InlineData("é", "w6k=")]
    public void Base64_Text_GoesThereAndBack(string text, string encoded)
    {
        Assert.Equal(encoded, Functions.Base64Encode(text, Call).GetString());
        Assert.Equal(text, Functions.Base64Decode(encoded, Call).GetString());
    }

    [Fact]
    public void Base64Decode_LineBreaksAndMissingPadding_AreForgiven() =>
        Assert.Equal("Data to encode", Functions.Base64Decode("RGF0YSB0b\r\nyBlbmNvZGU", Call).GetString());

    [Fact]
    public void Base64_BadArguments_Fail()
    {
        AssertFails(() => Functions.Base64Encode(1, Call));
        AssertFails(() => Functions.Base64Decode("A", Call));
        AssertFails(() => Functions.Base64Decode("YQ=", Call));
        AssertFails(() => Functions.Base64Decode("YWJj=", Call));
        AssertFails(() => Functions.Base64Decode("YQ==YQ==", Call));
        Assert.Equal("a", Functions.Base64Decode("Y!Q==\r\n", Call).GetString());
        AssertFails(() => Functions.Base64Encode(new string('x', 10_001), Call));
        Assert.Equal(13_336, Functions.Base64Encode(new string('x', 10_000), Call).GetString().Length);
    }

    [Theory]
    [InlineData("MD5", "812f45842bc6d66ee14572ce20db8e86")]
    [InlineData("SHA-1", "aaff4a450a104cd177d28d18d74485e8cae074b7")]
    [InlineData("SHA-256", "b4a697a057313163aee33cd8d40c66e9f0f177e00cac2de32475ffff6169c3e3")]
    public void Hash_Algorithms_AreThoseOfTheService(string algorithm, string expected) =>
        Assert.Equal(expected, Functions.Hash("input data", algorithm, Call).GetString());

    [Fact]
    public void Hash_OtherValues_AreHashedAsJavaPrintsThem()
    {
        Assert.Equal(
            Functions.Hash("{foo=bar, n=[1, 1.0E10, null, true, {}]}", "SHA-512", Call),
            Functions.Hash(Json("""{ "foo": "bar", "n": [1, 1e10, null, true, {}] }"""), "SHA-512", Call));
        Assert.Equal(Functions.Hash("1.5", "MD5", Call), Functions.Hash(1.5, "MD5", Call));
        Assert.Equal(128, Functions.Hash(1, "SHA-512", Call).GetString().Length);
        Assert.Equal(96, Functions.Hash(1, "SHA-384", Call).GetString().Length);
        AssertFails(() => Functions.Hash("x", "sha-1", Call));
        AssertFails(() => Functions.Hash(new string('x', 10_001), "MD5", Call));
    }

    [Theory]
    [InlineData("-9", "3", "-6")]
    [InlineData("1.5", "1.51", "4")]
    [InlineData("-1.49", "-1.5", "-2")]
    [InlineData("-1.49", "0", "-1")]
    [InlineData("-1.5", "0", "-1")]
    [InlineData("-1.51", "0", "-2")]
    [InlineData("-0.5", "0", "0")]
    [InlineData("2.5", "0", "3")]
    [InlineData("1e2", "1", "101")]
    [InlineData("0.49999999999999994", "0", "0")]
    [InlineData("2147483647", "-2147483648", "-1")]
    public void MathAdd_Operands_AreRoundedHalfUp(string left, string right, string expected) =>
        AssertJson(expected, Functions.MathAdd(Json(left), Json(right), Call));

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("1e400")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    public void MathAdd_BadOperand_Fails(string operand) => AssertFails(() => Functions.MathAdd(Json(operand), 0, Call));

    [Fact]
    public void MathAdd_SumOver32Bits_Fails()
    {
        AssertFails(() => Functions.MathAdd(int.MaxValue, 1, Call));
        AssertFails(() => Functions.MathAdd(int.MinValue, -0.6, Call));
    }

    [Fact]
    public void MathRandom_Draw_StaysInTheRange()
    {
        AssertJson("10", Functions.MathRandom(10, 20, 0.0, Call));
        AssertJson("19", Functions.MathRandom(10, 20, 0.9999999999999999, Call));
        AssertJson("2147483646", Functions.MathRandom(int.MinValue, int.MaxValue, 0.9999999999999999, Call));
        Gen.Select(Gen.Int, Gen.Int, Gen.Double[0, 0.999]).Where(t => t.Item1 < t.Item2).Sample((least, limit, next) =>
            Functions.MathRandom(least, limit, next, Call).GetInt64() is var number && number >= least && number < limit);
    }

    [Fact]
    public void MathRandom_Seed_RepeatsItself()
    {
        AssertJson("60", Functions.MathRandom(0, 100, AslValue.Of(0), Call));
        Gen.Select(Gen.Int, Gen.Int, Gen.Long).Where(t => t.Item1 < t.Item2).Sample((least, limit, seed) =>
        {
            var number = Functions.MathRandom(least, limit, AslValue.Of(seed), Call);
            return number == Functions.MathRandom(least, limit, AslValue.Of(seed), Call) && number.GetInt64() >= least && number.GetInt64() < limit;
        });
    }

    [Fact]
    public void MathRandom_BadRange_Fails()
    {
        AssertFails(() => Functions.MathRandom(1, 1, 0.5, Call));
        AssertFails(() => Functions.MathRandom(1.4, 1.6, 0.5, Call));
        AssertFails(() => Functions.MathRandom(2, 1, AslValue.Of(3), Call));
        AssertFails(() => Functions.MathRandom(0, "9", 0.5, Call));
        AssertFails(() => Functions.MathRandom(0, 9, AslValue.Null, Call));
    }

    private static AslValue Json(string text) => AslValue.Parse(text);

    private static void AssertJson(string expected, AslValue actual) => Assert.Equal(expected, actual.ToJson());

    private static void AssertFails(Func<AslValue> function) =>
        Assert.StartsWith($"There was an error while evaluating the intrinsic function: {Call}. ", Assert.Throws<RuntimeFault>(() => function()).Detail);
}
