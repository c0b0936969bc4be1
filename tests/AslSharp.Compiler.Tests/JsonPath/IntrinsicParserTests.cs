using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Tests.Text;
using Microsoft.CodeAnalysis;
using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;

namespace AslSharp.Compiler.Tests.JsonPath;

public sealed class IntrinsicParserTests
{
    public static TheoryData<string, DiagnosticDescriptor> Faults => new()
    {
        { "[||]", PathOrIntrinsicExpected },
        { "[|prod-v1|]", PathOrIntrinsicExpected },
        { "[|something else    |]", PathOrIntrinsicExpected },
        { "[|States. |]", PathOrIntrinsicExpected },
        { "[|States.StringToJson|] $.escaped)", IntrinsicInvalid },
        { "[|States.UUID|]", IntrinsicInvalid },
        { "[|  |]States.UUID()", IntrinsicInvalid },
        { "States.JsonToString[|(|]$", IntrinsicInvalid },
        { "States.UUID() [|x|]", IntrinsicInvalid },
        { "States.Array($.a [|$|].b)", IntrinsicInvalid },
        { "States.Array($.a,[|)|]", IntrinsicInvalid },
        { "States.Array([|,|] $.a)", IntrinsicInvalid },
        { "States.Array([|abc|])", IntrinsicInvalid },
        { "States.Array([|01|])", IntrinsicInvalid },
        { "States.Array([|\"|]a\")", IntrinsicInvalid },
        { "States.Array([|'a)|]", IntrinsicInvalid },
        { "States.Array('a[|\\\"|]')", IntrinsicInvalid },
        { "States.Array('a[|\\n|]')", IntrinsicInvalid },
        { "States.Array('a[|\\|]", IntrinsicInvalid },
        { "States.Array($.a[|[)|]", PathInvalid },
        { "States.Array($.a[|]|])", PathInvalid },
        { "[|States.Xyz|]($.result)", IntrinsicUnknown },
        { "[|JsonToString|]($)", IntrinsicUnknown },
        { "[|States.format|]('{}', $.a)", IntrinsicUnknown },
        { "[|States.JsonToString|]()", IntrinsicArgumentCount },
        { "[|States.UUID|](1)", IntrinsicArgumentCount },
        { "[|States.MathRandom|](1)", IntrinsicArgumentCount },
        { "[|States.ArrayRange|](1, 2)", IntrinsicArgumentCount },
        { "[|States.Format|]()", IntrinsicArgumentCount },
        { "States.MathAdd(1,[|'-1'|])", IntrinsicArgumentType },
        { "States.ArrayLength([|'a'|])", IntrinsicArgumentType },
        { "States.StringToJson([|null|])", IntrinsicArgumentType },
        { "States.MathAdd(1, [|States.UUID()|])", IntrinsicArgumentType },
        { "States.ArrayGetItem([|States.MathAdd(1, 2)|], 0)", IntrinsicArgumentType },
        { "States.Format([|'{} and {}'|], $.a)", FormatArgumentCount },
        { "States.Format([|'none'|], $.a)", FormatArgumentCount },
        { "States.Format('[|{|]\\{}', $.a)", FormatBraceAlone },
        { "States.Format('[|{|]id:{}}', $.a)", FormatBraceAlone },
        { "States.Format('{}[|}|]', $.a)", FormatBraceAlone },
        { "States.Hash($.a, [|'sha-256'|])", HashAlgorithmUnknown },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Parse_InvalidCall_PointsAtTheFault(string marked, DiagnosticDescriptor rule)
    {
        var text = MarkedText.Parse(marked);

        var result = IntrinsicParser.Parse(text.Text);

        var error = Assert.Single(result.Errors);
        // A warning is about a call that can be compiled and fails whenever it runs.
        Assert.Equal(rule.DefaultSeverity == DiagnosticSeverity.Warning, result.Call is not null);
        Assert.Equal((rule.Id, error.Message, text.Spans.Single()), (error.Descriptor.Id, error.Message, error.Span));
    }

    [Theory]
    [InlineData("States.UUID()")]
    [InlineData("States.UUID( )  ")]
    [InlineData("States.Array()")]
    [InlineData("States.Array( 'a' ,1, -1.5e3, true,false ,null, $.x, $$.y, $z, States.UUID() )")]
    [InlineData("States.Format('{}:{}', $.lambda_function_name, $.sorted_versions[0])")]
    [InlineData("States.Format($.template, $.a, $.b)")]
    [InlineData("States.Format('{}_batch{}',$$.Execution.Name,$['a']['b'])")]
    [InlineData("States.StringToJson('{\"constant\": \"false\"}')")]
    [InlineData("States.StringSplit('Hello\nWorld', '\n')")]
    [InlineData("States.MathAdd($.count, -1)")]
    [InlineData("States.Array($.a[?(@.b == 'x,y)')].c, $..d)")]
    [InlineData("States.Format('${Prefix}-{}', $.a)")]
    [InlineData("States.Format('${Template}', $.a)")]
    [InlineData("States.Format(${Everything})")]
    [InlineData("States.MathAdd(${A}, ${B})")]
    [InlineData("States.JsonMerge($.a, $.b, true)")]
    [InlineData("States.MathRandom(1, 10, $.seed)")]
    [InlineData("States.ArrayContains($.a, null)")]
    [InlineData("States.Hash('x', 'SHA-512')")]
    public void Parse_ValidCall_IsUnderstood(string text)
    {
        var result = IntrinsicParser.Parse(text);

        Assert.Equal([], result.Errors.Select(error => error.Message));
        Assert.Equal(text.TrimEnd(), result.Call!.Text);
    }

    [Fact]
    public void Parse_Arguments_KeepTheirKinds()
    {
        var call = IntrinsicParser.Parse("States.Array('a', 1.50, true, null, $v.x, States.UUID())").Call!;

        Assert.Equal(IntrinsicFunctionKind.Array, call.Function.Kind);
        Assert.Equal("a", Assert.IsType<IntrinsicStringSyntax>(call.Arguments[0]).Value);
        Assert.Equal("1.50", Assert.IsType<IntrinsicNumberSyntax>(call.Arguments[1]).Text);
        Assert.True(Assert.IsType<IntrinsicLiteralSyntax>(call.Arguments[2]).Value);
        Assert.Null(Assert.IsType<IntrinsicLiteralSyntax>(call.Arguments[3]).Value);
        Assert.Equal("v", Assert.IsType<IntrinsicPathSyntax>(call.Arguments[4]).Path.Variable);
        Assert.Equal("States.UUID()", Assert.IsType<IntrinsicCallSyntax>(call.Arguments[5]).Text);
    }

    [Theory]
    [InlineData(@"'a{}b'", 1, "a{}b")]
    [InlineData(@"'{}{}'", 2, "{}{}")]
    [InlineData(@"'\{\}'", 0, "{}")]
    [InlineData(@"'${Stage}-{}'", 1, "${Stage}-{}")]
    [InlineData(@"'\'\\'", 0, @"'\")]
    [InlineData("''", 0, "")]
    public void Parse_FormatTemplate_CountsItsPlaces(string template, int count, string value)
    {
        var places = string.Concat(Enumerable.Repeat(", 1", count));

        var call = IntrinsicParser.Parse($"States.Format({template}{places})").Call!;

        var literal = Assert.IsType<IntrinsicStringSyntax>(call.Arguments[0]);
        Assert.Equal(count, literal.Places);
        Assert.Equal(template[1..^1], literal.Template);
        Assert.Null(literal.LoneBrace);
        Assert.Equal(value, literal.Value);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [InlineData(100_000, false)]
    public void Parse_NestedCalls_AreTakenToTheLimit(int depth, bool isValid)
    {
        var text = string.Concat(Enumerable.Repeat("States.Array(", depth)) + new string(')', depth);

        var result = IntrinsicParser.Parse(text);

        Assert.Equal(isValid ? [] : ["ASL4017"], result.Errors.Select(error => error.Descriptor.Id));
    }

    [Theory]
    [InlineData("States.Xyz($.a)", "one of States.Format, ")]
    [InlineData("JsonToString($)", "write States.JsonToString")]
    [InlineData("States.ArrayGetItems($.a, 0)", "write States.ArrayGetItem")]
    [InlineData("States.uuid()", "write States.UUID")]
    public void Parse_UnknownFunction_NamesTheNearest(string text, string expected)
    {
        var result = IntrinsicParser.Parse(text);

        Assert.Contains(expected, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_AreAllKnownByName()
    {
        Assert.Equal(Enum.GetValues<IntrinsicFunctionKind>(), IntrinsicFunction.All.Select(function => function.Kind));
        Assert.All(IntrinsicFunction.All, function => Assert.Same(function, IntrinsicFunction.Find(function.Name)));
    }
}
