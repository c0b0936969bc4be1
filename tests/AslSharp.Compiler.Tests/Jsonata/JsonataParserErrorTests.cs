using AslSharp.Compiler.Jsonata;
using CsCheck;

namespace AslSharp.Compiler.Tests.Jsonata;

// Faults in brackets: code, words of the reference, place.
public sealed class JsonataParserErrorTests
{
    [Theory]
    [InlineData("1 & ⟦'abc⟧", "S0101", "String literal must be terminated by a matching quote")]
    [InlineData("⟦1e999⟧", "S0102", "Number out of range: \"1e999\"")]
    [InlineData("'a⟦\\y⟧b'", "S0103", "Unsupported escape sequence: \\\"y\"")]
    [InlineData("'⟦\\u⟧12g4'", "S0104", "The escape sequence \\u must be followed by 4 hex digits")]
    [InlineData("a.⟦`b⟧", "S0105", "Quoted property name must be terminated with a backquote (`)")]
    [InlineData("1 ⟦/* a⟧", "S0106", "Comment has no closing tag")]
    [InlineData("a ⟦b⟧ c", "S0201", "Syntax error: \"b\"")]
    [InlineData("a⟦;⟧", "S0201", "Syntax error: \";\"")]
    [InlineData("[1⟦;⟧ 2]", "S0202", "Expected \"]\", got \";\"")]
    [InlineData("$f(1 ⟦2⟧)", "S0202", "Expected \")\", got 2")]
    [InlineData("$f(1⟦⟧", "S0203", "Expected \")\" before end of expression")]
    [InlineData("[1⟦!⟧2]", "S0204", "Unknown operator: \"!\"")]
    [InlineData("1 =⟦⟧", "S0207", "Unexpected end of expression")]
    [InlineData("⟦⟧", "S0207", "Unexpected end of expression")]
    [InlineData("function($a, ⟦b⟧){ 1 }", "S0208", "Parameter 2 of function definition must be a variable name (start with $)")]
    [InlineData("(a){b: c}⟦[0]⟧", "S0209", "A predicate cannot follow a grouping expression in a step")]
    [InlineData("a{b: c}⟦{d: e}⟧", "S0210", "Each step can only have one grouping expression")]
    [InlineData("⟦=⟧ 1", "S0211", "The symbol \"=\" cannot be used as a unary operator")]
    [InlineData("⟦a⟧ := 1", "S0212", "The left side of := must be a variable name (start with $)")]
    [InlineData("a.⟦7⟧", "S0213", "The literal value 7 cannot be used as a step within a path expression")]
    [InlineData("a@⟦b⟧", "S0214", "The right side of \"@\" must be a variable name (start with $)")]
    [InlineData("a#⟦b⟧", "S0214", "The right side of \"#\" must be a variable name (start with $)")]
    [InlineData("a[0]⟦@⟧$b", "S0215", "A context variable binding must precede any predicates on a step")]
    [InlineData("a^(b)⟦@⟧$c", "S0216", "A context variable binding must precede the 'order-by' clause on a step")]
    [InlineData("(⟦%⟧)", "S0217", "The object representing the 'parent' cannot be derived from this expression")]
    [InlineData("a.⟦//⟧", "S0301", "Empty regular expressions are not allowed")]
    [InlineData("⟦/abc⟧", "S0302", "No terminating / in regular expression")]
    [InlineData("function($a)⟦<n<n>>⟧{ 1 }", "S0401", "Type parameters can only be applied to functions and arrays")]
    [InlineData("function($a)⟦<(sa<n>)>⟧{ 1 }", "S0402", "Choice groups containing parameterized types are not supported")]
    [InlineData("⟦/a(b]/⟧", "D0002", "Invalid regular expression: Unterminated group")]
    public void Parse_AFault_HasCodeTextAndPlace(string marked, string code, string message)
    {
        var start = marked.IndexOf('⟦', StringComparison.Ordinal);
        var end = marked.IndexOf('⟧', StringComparison.Ordinal) - 1;
        var result = JsonataParser.Parse(marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal), JsonataDialect.StepFunctions);

        Assert.Null(result.Root);
        var error = result.Errors[0];
        Assert.Equal((code, message, start, end), (error.Code, error.Message, error.Span.Start, error.Span.End));
    }

    [Fact]
    public void Parse_SeveralFaults_ReportsEach()
    {
        var result = JsonataParser.Parse("[1 ! 2, 'a\\y', function(b){ 1 }]", JsonataDialect.StepFunctions);
        Assert.Equal(["S0204", "S0202", "S0103", "S0208"], result.Errors.ToArray().Select(static error => error.Code));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{'a':")]
    [InlineData("-")]
    [InlineData("$f(")]
    [InlineData("a[")]
    [InlineData("a ? ")]
    [InlineData("a ? b : ")]
    [InlineData("a + ")]
    [InlineData("$a := ")]
    [InlineData("function(){ ")]
    [InlineData("a^(")]
    [InlineData("|a|")]
    [InlineData("()()")]
    public void Parse_NestedWithoutEnd_IsAnError(string part)
    {
        var result = JsonataParser.Parse(string.Concat(Enumerable.Repeat(part, 100_000)), JsonataDialect.StepFunctions);
        Assert.Null(result.Root);
        Assert.Contains("D0001", result.Errors.ToArray().Select(static error => error.Code));
    }

    [Theory]
    [InlineData("a", ".b", "")]
    [InlineData("a", "[0]", "")]
    [InlineData("a", "^(b)", "")]
    [InlineData("a", ".b@$c", "")]
    [InlineData("a", ".b[%.c]", "")]
    [InlineData("[1", ",1", "]")]
    [InlineData("(1", ";$x", ")")]
    [InlineData("a.b", ".c.%", "")]
    [InlineData("a", ".%.b.%", ".%.b")]
    [InlineData("'", "x", "'")]
    [InlineData("", " /**/ ", "1")]
    [InlineData("a", "@", "")]
    [InlineData("", "[1 ! ", "")]
    public void Parse_TwiceTheText_TakesTwiceTheWork(string start, string part, string end)
    {
        Assert.InRange(WorkOf(4_000), 1, (2.2 * WorkOf(2_000)) + 100);

        long WorkOf(int count)
        {
            JsonataParser.Parse(start + string.Concat(Enumerable.Repeat(part, count)) + end, JsonataDialect.Reference, out var work);
            return work;
        }
    }

    [Fact]
    public void Parse_ALongPath_IsNoDeepOne() =>
        Assert.NotNull(JsonataParser.Parse("a" + string.Concat(Enumerable.Repeat(".b[0]", 10_000)), JsonataDialect.StepFunctions).Root);

    [Fact]
    public void Parse_ParentsBeyondTheBound_IsAnError() =>
        Assert.Equal("S0217", JsonataParser.Parse(string.Concat(Enumerable.Repeat("a.", 300)) + string.Join(".", Enumerable.Repeat("%", 300)), JsonataDialect.StepFunctions).Errors[0].Code);

    [Fact]
    public void Parse_AnyText_Answers()
    {
        string[] parts =
        [
            "a", "b", "$", "$$", "$x", "1", "-2.5e3", "'s", "\"", "'", "`", "`n`", ".", "..", "[", "]", "[]", "(", ")", "{", "}", ":", ";", ",", "@", "#", "@$v", "#$i", "?", "??", "?:", "+", "-", "*", "**",
            "/", "/r/", "%", "|", "=", "<", ">", "^", "^(", ":=", "!=", "<=", "~>", "~", "!", "and", "or", "in", "&", " ", "function(", "function($a){", "<s-:n>", "<n<n>>", "λ", "true", "null", "\\", "\\u", "/*", "*/", "${P}", "\uD800", "é", "\0",
        ];
        Gen.OneOf([.. parts.Select(static part => Gen.Const(part))]).Array[0, 30].Select(static chosen => string.Concat(chosen)).Sample(
            static text =>
            {
                foreach (var dialect in new[] { JsonataDialect.StepFunctions, JsonataDialect.Reference })
                {
                    var result = JsonataParser.Parse(text, dialect);
                    Assert.Equal(result.Errors.IsEmpty, result.Root is not null);
                    Assert.All(result.Errors.ToArray(), error => Assert.InRange(error.Span.End, error.Span.Start, text.Length));
                    if (result.Root is not null)
                        JsonataPrinter.Print(result.Root);
                }
            },
            iter: 20_000);
    }
}
