using AslSharp.Hosting;
using Functions = AslSharp.Runtime.Intrinsics;

namespace AslSharp.Tests.Intrinsics;

/// <summary>Each function with each kind of argument that it does not take fails in the same words.</summary>
public sealed class WrongArgumentTests
{
    private const string Call = "States.X($.a)";

    private static readonly string[] Kinds = ["null", "true", "1", "\"text\"", "[1,2]", "{\"a\":1}"];

    private static readonly Dictionary<string, (Func<AslValue[], AslValue> Invoke, string[] Right, int[] AnyKind)> Table = new()
    {
        ["ArrayPartition"] = (static a => Functions.ArrayPartition(a[0], a[1], Call), ["[1]", "1"], []),
        ["ArrayContains"] = (static a => Functions.ArrayContains(a[0], a[1], Call), ["[1]", "1"], [1]),
        ["ArrayRange"] = (static a => Functions.ArrayRange(a[0], a[1], a[2], Call), ["1", "2", "1"], []),
        ["ArrayGetItem"] = (static a => Functions.ArrayGetItem(a[0], a[1], Call), ["[1]", "0"], []),
        ["ArrayLength"] = (static a => Functions.ArrayLength(a[0], Call), ["[1]"], []),
        ["ArrayUnique"] = (static a => Functions.ArrayUnique(a[0], Call), ["[1]"], []),
        ["Base64Encode"] = (static a => Functions.Base64Encode(a[0], Call), ["\"a\""], []),
        ["Base64Decode"] = (static a => Functions.Base64Decode(a[0], Call), ["\"YQ==\""], []),
        ["Hash"] = (static a => Functions.Hash(a[0], a[1], Call), ["1", "\"MD5\""], [0]),
        ["JsonMerge"] = (static a => Functions.JsonMerge(a[0], a[1], a[2], Call), ["{}", "{}", "false"], [2]),
        ["MathRandom"] = (static a => Functions.MathRandom(a[0], a[1], a[2], Call), ["1", "9", "3"], []),
        ["MathAdd"] = (static a => Functions.MathAdd(a[0], a[1], Call), ["1", "2"], []),
        ["StringSplit"] = (static a => Functions.StringSplit(a[0], a[1], Call), ["\"a\"", "\",\""], []),
        ["StringToJson"] = (static a => Functions.StringToJson(a[0], Call), ["\"1\""], []),
        ["Format"] = (static a => Functions.Format(Call, a[0], a[1]), ["\"{}\"", "1"], [1]),
    };

    public static TheoryData<string, int, string> WrongArguments
    {
        get
        {
            var rows = new TheoryData<string, int, string>();
            foreach (var (name, (_, right, anyKind)) in Table)
            {
                for (var i = 0; i < right.Length; i++)
                {
                    if (anyKind.Contains(i)) continue;
                    foreach (var kind in Kinds)
                    {
                        if (AslValue.Parse(kind).Kind != AslValue.Parse(right[i]).Kind) rows.Add(name, i, kind);
                    }
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(WrongArguments))]
    public void Function_ArgumentOfAWrongKind_Fails(string name, int position, string json)
    {
        var (invoke, right, _) = Table[name];
        var arguments = Array.ConvertAll(right, static text => AslValue.Parse(text));
        arguments[position] = AslValue.Parse(json);

        var fault = Assert.Throws<RuntimeFault>(() => invoke(arguments));

        Assert.Equal($"There was an error while evaluating the intrinsic function: {Call}. Invalid arguments in States.{name}", fault.Detail);
        Assert.Equal("States.Runtime", fault.Error);
    }

    [Fact]
    public void Function_RightArguments_Succeeds() =>
        Assert.All(Table.Values, static row => Assert.False(row.Invoke(Array.ConvertAll(row.Right, static text => AslValue.Parse(text))).IsUndefined));
}
