using System.Text.RegularExpressions;
using AslSharp.Runtime;
using Functions = AslSharp.Runtime.Intrinsics;

namespace AslSharp.Tests.Intrinsics;

/// <summary>The recorded calls of one function on paths into the input; calls of other forms need the compiler.</summary>
public sealed partial class RecordedIntrinsicsTests
{
    [Fact]
    public void Functions_RecordedCalls_AnswerAsTheService()
    {
        var calls = 0;
        foreach (var (name, recording) in Recordings.Of("intrinsic_functions"))
        {
            var call = recording["definition"]["States"]["State_0"]["Parameters"]["FunctionResult.$"];
            if (!call.TryGetString(out var text) || SimpleCall().Match(text) is not { Success: true } match)
                continue;
            var arguments = new List<AslValue>();
            foreach (Capture argument in match.Groups["path"].Captures)
                arguments.Add(Argument(argument.Value).ReadArgument(recording["input"], text));
            var template = match.Groups["template"];
            var actual = Call(match.Groups["name"].Value, template.Success ? [template.Value, .. arguments] : [.. arguments], text);
            var isBlanked = recording["scrubbed"].Count > 0;
            Assert.True(isBlanked || recording["expect"]["output"]["FunctionResult"] == actual, $"{name}: {actual.ToJson()}");
            calls++;
        }

        Assert.True(calls > 0, "No calls were found.");
    }

    [GeneratedRegex(@"^States\.(?<name>\w+)\((?:'(?<template>[^'\\]*)', )?(?:(?<path>\$[\w.]*)(?:, )?)*\)$")]
    private static partial Regex SimpleCall();

    private static DefinitePath Argument(string path) =>
        new(path, Array.ConvertAll(path.Split('.')[1..], name => (PathStep)PropertyName.Of(name)));

    private static AslValue Call(string name, AslValue[] a, string call) => name switch
    {
        "Format" => Functions.Format(call, a[0], a.AsSpan(1)),
        "StringToJson" => Functions.StringToJson(a[0], call),
        "JsonToString" => Functions.JsonToString(a[0]),
        "Array" => Functions.Array(a),
        "ArrayPartition" => Functions.ArrayPartition(a[0], a[1], call),
        "ArrayContains" => Functions.ArrayContains(a[0], a[1], call),
        "ArrayRange" => Functions.ArrayRange(a[0], a[1], a[2], call),
        "ArrayGetItem" => Functions.ArrayGetItem(a[0], a[1], call),
        "ArrayLength" => Functions.ArrayLength(a[0], call),
        "ArrayUnique" => Functions.ArrayUnique(a[0], call),
        "Base64Encode" => Functions.Base64Encode(a[0], call),
        "Base64Decode" => Functions.Base64Decode(a[0], call),
        "Hash" => Functions.Hash(a[0], a[1], call),
        "JsonMerge" => Functions.JsonMerge(a[0], a[1], a[2], call),
        "MathRandom" => a.Length == 3 ? Functions.MathRandom(a[0], a[1], a[2], call) : Functions.MathRandom(a[0], a[1], 0.5, call),
        "MathAdd" => Functions.MathAdd(a[0], a[1], call),
        "StringSplit" => Functions.StringSplit(a[0], a[1], call),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
