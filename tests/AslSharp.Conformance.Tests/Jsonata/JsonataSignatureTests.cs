using System.Text.Json;
using AslSharp.Compiler.Jsonata;
using AslSharp.Runtime;

namespace AslSharp.Conformance.Tests.Jsonata;

/// <summary>
/// What signatures do with arguments. Rows: signature, number of parameters, arguments parted by <c> ; </c>, context, and what the parameters become,
/// or the code of the error and the number of the argument. <c>-</c> is undefined, and comes out as null.
/// </summary>
public sealed class JsonataSignatureTests
{
    private static readonly (string Signature, int Parameters, string Arguments, string Context, string Expected)[] Table =
    [
        ("<nn:n>", 2, "1 ; 2", "-", "[1,2]"),
        ("<n-n:n>", 2, "6", "7", "[7,6]"),
        ("<n-n:n>", 2, "2 ; 6", "7", "[2,6]"),
        ("<s-s>", 2, "\"a\"", "\"ctx\"", "[\"ctx\",\"a\"]"),
        ("<s-:s>", 1, "", "\"ctx\"", "[\"ctx\"]"),
        ("<s-:s>", 1, "", "-", "[null]"),
        ("<s-nn?:s>", 3, "\"a\" ; 1", "-", "[\"a\",1,null]"),
        ("<a<s>s?:s>", 2, "\"a\" ; \"-\"", "-", "[[\"a\"],\"-\"]"),
        ("<a<s>s?:s>", 2, "[] ; \"-\"", "-", "[[],\"-\"]"),
        ("<a>", 1, "-", "-", "[null]"),
        ("<a>", 1, "{}", "-", "[[{}]]"),
        ("<(sa)>", 1, "\"a\"", "-", "[\"a\"]"),
        ("<(ns)-:n>", 1, "\"5\"", "-", "[\"5\"]"),
        ("<n+s:a<n>>", 3, "1 ; 2 ; \"a\"", "-", "[1,2,\"a\"]"),
        ("<a<n>+:o>", 3, "[1,2] ; [3,4] ; [5,6]", "-", "[[1,2],[3,4],[5,6]]"),
        ("<s?n+:a<n>>", 4, "1 ; 2 ; 3", "-", "[1,2,3,null]"),
        ("<x>", 1, "null", "-", "[null]"),
        ("<j?l?b:x>", 3, "true ; null ; false", "-", "[true,null,false]"),
        ("<n:n>", 2, "\"1\"", "-", "T0410 1"),
        ("<nn:n>", 2, "1", "-", "T0410 2"),
        ("<nn:n>", 2, "1 ; 2 ; 3", "-", "T0410 3"),
        ("<nn:n>", 2, "1 ; null", "-", "T0410 2"),
        ("<f>", 2, "-", "-", "T0410 1"),
        ("<:n>", 2, "1", "-", "T0410 1"),
        ("<s-:s>", 2, "", "1", "T0411 1"),
        ("<a<n>>", 2, "\"f\"", "-", "T0412 1"),
        ("<a<n>>", 2, "[1,\"f\"]", "-", "T0412 1"),
        ("<sa<a>>", 2, "\"\" ; [1]", "-", "T0412 2"),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, Func<AslValue, AslValue[], AslValue>>> Compiled =
        new(static () => JsonataPrograms.Compile(Table.Select(Expression), JsonataDialect.StepFunctions));

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Table.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Arguments_OfALambda_AreCheckedAndBroughtIntoForm(int row)
    {
        var expected = Table[row].Expected;
        var method = Compiled.Value[Expression(Table[row])];
        if (expected[0] != '[')
        {
            var exception = Assert.Throws<JsonataException>(() => method(AslValue.EmptyObject, []));
            Assert.Equal(expected[..5], exception.Code);
            Assert.Contains($"rgument {expected[6..]} ", exception.Detail, StringComparison.Ordinal);
            return;
        }

        var values = JsonDocument.Parse(expected).RootElement.EnumerateArray().Select(static (value, i) => $"\"p{i}\": {value.GetRawText()}");
        Assert.Equal(AslValue.Parse($"{{{string.Join(", ", values)}}}"), method(AslValue.EmptyObject, []));
    }

    private static string Expression((string Signature, int Parameters, string Arguments, string Context, string Expected) row)
    {
        var names = Enumerable.Range(0, row.Parameters).Select(static i => "$p" + i).ToArray();
        var members = names.Select(static name => $"\"{name[1..]}\": $exists({name}) ? {name} : null");
        var arguments = row.Arguments.Split(" ; ").Select(static argument => argument == "-" ? "$states.input.nope" : argument);
        var call = $"(function({string.Join(", ", names)}){row.Signature}{{ {{ {string.Join(", ", members)} }} }})({string.Join(", ", arguments)})";
        return row.Context == "-" ? call : $"({row.Context}).({call})";
    }
}
