using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Tests.Text;

namespace AslSharp.Compiler.Tests.JsonPath;

public sealed class JsonPathParserTests
{
    [Theory]
    [InlineData("$", "$")]
    [InlineData("$$", "$$")]
    [InlineData("$order", "$order")]
    [InlineData("$größe_1.a", "$größe_1['a']")]
    [InlineData("$.a.b", "$['a']['b']")]
    [InlineData("$$.Execution.Input.x", "$$['Execution']['Input']['x']")]
    [InlineData("$$.Execution.Name ", "$$['Execution']['Name']")]
    [InlineData("$order.items[0]", "$order['items'][0]")]
    [InlineData("$[0].a", "$[0]['a']")]
    [InlineData("$.[0]", "$[0]")]
    [InlineData("$.a.[0].State", "$['a'][0]['State']")]
    [InlineData("$.[*].['a', 'b']", "$[*]['a','b']")]
    [InlineData("$.detail-type", "$['detail-type']")]
    [InlineData("$.détail", "$['détail']")]
    [InlineData("$.ns:name", "$['ns:name']")]
    [InlineData("$.@attribute", "$['@attribute']")]
    [InlineData("$['a b']['c\\'d']", "$['a b']['c'd']")]
    [InlineData("$[\"a\"][ 'b' ]", "$['a']['b']")]
    [InlineData("$['Test\\\"\"Name\"']", "$['Test\"\"Name\"']")]
    [InlineData("$['\\u0041\\n']", "$['A\n']")]
    [InlineData("$.store\\.book", "$['store.book']")]
    [InlineData("$[-1]", "$[-1]")]
    [InlineData("$[0, 2]", "$[0,2]")]
    [InlineData("$[1:]", "$[1:]")]
    [InlineData("$[:2]", "$[:2]")]
    [InlineData("$[-3:-1]", "$[-3:-1]")]
    [InlineData("$.*", "$[*]")]
    [InlineData("$[*].a", "$[*]['a']")]
    [InlineData("$..a", "$..['a']")]
    [InlineData("$..*", "$..[*]")]
    [InlineData("$..[0]", "$..[0]")]
    [InlineData("$.a..['b']", "$['a']..['b']")]
    [InlineData("$[(@.length-1)].bar", "$[-1]['bar']")]
    [InlineData("$.items.length()", "$['items'].length()")]
    [InlineData("$..price.max()", "$..['price'].max()")]
    [InlineData("$.a.append('x', 1)", "$['a'].append(\"x\",1)")]
    [InlineData("$.a.concat($.b, '-')", "$['a'].concat($['b'],\"-\")")]
    [InlineData("$.length", "$['length']")]
    public void Parse_ValidPath_IsUnderstood(string text, string expected)
    {
        var result = JsonPathParser.Parse(text);

        Assert.Equal([], result.Errors.Select(error => error.Message));
        Assert.Equal(expected, PathPrinter.Print(result.Path!));
    }

    [Theory]
    [InlineData("$[?(@.a)]", "$[?@['a']]")]
    [InlineData("$[?(!@.a)]", "$[?!@['a']]")]
    [InlineData("$[?(@.a > 1)]", "$[?(@['a'] Greater 1)]")]
    [InlineData("$[?(@.a>-1.5)]", "$[?(@['a'] Greater -1.5)]")]
    [InlineData("$.[?(@.n >= 0)]", "$[?(@['n'] GreaterOrEqual 0)]")]
    [InlineData("$.a[?(@.Type.Text==AMOUNT_PAID)].b", "$['a'][?(@['Type']['Text'] Equal \"AMOUNT_PAID\")]['b']")]
    [InlineData("$[?(@.a == 'x' && @.b != \"y\" || @.c)]", "$[?(((@['a'] Equal \"x\") && (@['b'] NotEqual \"y\")) || @['c'])]")]
    [InlineData("$[?(@.a==1 && (@.b==2 || @.c==3))]", "$[?((@['a'] Equal 1) && ((@['b'] Equal 2) || (@['c'] Equal 3)))]")]
    [InlineData("$[?(!(@.a == true))]", "$[?!(@['a'] Equal true)]")]
    [InlineData("$[?(@.a =~ /^x.*\\/y$/i)]", "$[?(@['a'] Matches /^x.*\\/y$/i)]")]
    [InlineData("$[?(@.a in ['x', 'y'])]", "$[?(@['a'] In {\"x\",\"y\"})]")]
    [InlineData("$[?(@.a NIN [1,null])]", "$[?(@['a'] NotIn {1,null})]")]
    [InlineData("$[?(@.a size 2)]", "$[?(@['a'] Size 2)]")]
    [InlineData("$[?(@.a empty false)]", "$[?(@['a'] Empty false)]")]
    [InlineData("$[?(@.a subsetof $.all)]", "$[?(@['a'] SubsetOf $['all'])]")]
    [InlineData("$[?(@.a < $.limit)]", "$[?(@['a'] Less $['limit'])]")]
    [InlineData("$[?(@ == 1)]", "$[?(@ Equal 1)]")]
    [InlineData("$[?(@['a b'][0] == 1)]", "$[?(@['a b'][0] Equal 1)]")]
    [InlineData("$[?(@.a[?(@.b == 1)])]", "$[?@['a'][?(@['b'] Equal 1)]]")]
    [InlineData("$[?(@.a.length() > 2)]", "$[?(@['a'].length() Greater 2)]")]
    [InlineData("$[?(@.a), ?(@.b)]", "$[?(@['a'] && @['b'])]")]
    [InlineData("$[?(@.a == ${Value})]", "$[?(@['a'] Equal \"${Value}\")]")]
    [InlineData("$[?(@.a == '${Value}')]", "$[?(@['a'] Equal \"${Value}\")]")]
    public void Parse_ValidFilter_IsUnderstood(string text, string expected)
    {
        var result = JsonPathParser.Parse(text);

        Assert.Equal([], result.Errors.Select(error => error.Message));
        Assert.Equal(expected, PathPrinter.Print(result.Path!));
    }

    [Theory]
    [InlineData("${Path}", "$['${Path}']")]
    [InlineData("$.${Key}", "$['${Key}']")]
    [InlineData("$.a_${AWS::Region}.b", "$['a_${AWS::Region}']['b']")]
    [InlineData("$['${Key}']", "$['${Key}']")]
    [InlineData("$.a[${Index}]", "$['a']['${Index}']")]
    [InlineData("$${Rest}", "$['${Rest}']")]
    [InlineData("$$.Execution.${Field}", "$$['Execution']['${Field}']")]
    public void Parse_Placeholder_IsNeutralText(string text, string expected)
    {
        var result = JsonPathParser.Parse(text);

        Assert.Equal([], result.Errors.Select(error => error.Message));
        Assert.Equal(expected, PathPrinter.Print(result.Path!));
        Assert.True(result.Path!.HasPlaceholder);
        Assert.True(result.Path.IsReferencePath(out _));
    }

    [Theory]
    [InlineData("$", true, true)]
    [InlineData("$.a['b'][0]", true, true)]
    [InlineData("$$.a", true, true)]
    [InlineData("$v.a", true, true)]
    [InlineData("$.a-b", true, true)]
    [InlineData("$['a:b']", true, true)]
    [InlineData("$.a:b", true, false)]
    [InlineData("$[-1]", true, false)]
    [InlineData("$['a','b']", false, false)]
    [InlineData("$[0,1]", false, false)]
    [InlineData("$[1:]", false, false)]
    [InlineData("$.*", false, false)]
    [InlineData("$..a", false, false)]
    [InlineData("$[?(@.a)]", false, false)]
    [InlineData("$.a.length()", false, false)]
    public void Path_ByItsSteps_IsDefiniteOrReference(string text, bool isDefinite, bool isReference)
    {
        var path = JsonPathParser.Parse(text).Path!;

        Assert.Equal(isDefinite, path.IsDefinite);
        Assert.Equal(isReference, path.IsReferencePath(out var offending));
        Assert.Equal(isReference, offending is null);
    }

    [Theory]
    [InlineData("[||]")]
    [InlineData("[|a|].b")]
    [InlineData("[| |]$.a")]
    [InlineData("$.a[|.|]")]
    [InlineData("$.a..[|.|]b")]
    [InlineData("$.a[|..|]")]
    [InlineData("$..[|.|]a")]
    [InlineData("$.a[| |]b")]
    [InlineData("$[|1|]")]
    [InlineData("$.a[|]|]")]
    [InlineData("$.a[|)|]")]
    [InlineData("$.a[|'|]b'")]
    [InlineData("$.a[|*|]")]
    [InlineData("$.a[|,|]b")]
    [InlineData("$[0][|a|]")]
    [InlineData("$.[|'|]a'")]
    [InlineData("$.a[|[0|]")]
    [InlineData("$[|['a'|]")]
    [InlineData("$[[|'a|]")]
    [InlineData("$['a' [|'|]b']")]
    [InlineData("$['a',[|]|]")]
    [InlineData("$[|[a|]]")]
    [InlineData("$[|[]|]")]
    [InlineData("$[|[:]|]")]
    [InlineData("$[1:2[|:|]2]")]
    [InlineData("$[[|99999999999|]]")]
    [InlineData("$[[|-|]]")]
    [InlineData("$.a[|\\|]")]
    [InlineData("$.[|unknown|]()")]
    [InlineData("$.a.length()[|.|]b")]
    [InlineData("$.a.length[|(|]")]
    [InlineData("$[?[|@|].a]")]
    [InlineData("$[?[|(@.a|]")]
    [InlineData("$[?(@.a [|=|] 1)]")]
    [InlineData("$[?(@.a [|===|] 1)]")]
    [InlineData("$[?(@.a [|like|] 1)]")]
    [InlineData("$[?(@.a == [|)|]]")]
    [InlineData("$[?([|1|])]")]
    [InlineData("$[?(@.a == [|{|]})]")]
    [InlineData("$[?(@.a == [|'x)]|]")]
    [InlineData("$[?(@.a =~ [|/x)]|]")]
    [InlineData("$[?([|$$|].a == 1)]")]
    [InlineData("$[?([|$v|].a == 1)]")]
    public void Parse_InvalidPath_PointsAtTheFault(string marked)
    {
        var text = MarkedText.Parse(marked);

        var result = JsonPathParser.Parse(text.Text);

        var error = Assert.Single(result.Errors);
        Assert.Null(result.Path);
        Assert.Equal((error.Message, text.Spans.Single()), (error.Message, error.Span));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("!")]
    [InlineData("@[?(")]
    [InlineData("@.a == [")]
    [InlineData("@.a == @[?(")]
    [InlineData("@.length(")]
    public void Parse_EndlessNesting_GivesAnError(string part)
    {
        var result = JsonPathParser.Parse("$[?(" + string.Concat(Enumerable.Repeat(part, 100_000)));

        Assert.Single(result.Errors);
    }

    [Fact]
    public void Parse_ManyUnclosedPlaceholders_Ends()
    {
        var result = JsonPathParser.Parse("$." + string.Concat(Enumerable.Repeat("${", 500_000)));

        Assert.Equal([], result.Errors.Select(error => error.Message));
    }
}
