using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Tests.Text;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Tests.Diagnostics;

public sealed class DiagnosticBagTests
{
    [Fact]
    public void Report_SameFinding_IsEqualByValue()
    {
        static DiagnosticInfo Report(string text)
        {
            var bag = new DiagnosticBag(AslFile.Create("x", text));
            bag.Report(DiagnosticDescriptors.PropertyDuplicate, new TextSpan(1, 1), new TextSpan(0, 1), "a");
            return bag.ToImmutable().Single();
        }

        Assert.Equal(Report("abc"), Report("abd"));
        Assert.Equal(Report("abc").GetHashCode(), Report("abd").GetHashCode());
        Assert.NotEqual(Report("abc"), Report("\nbc"));
    }

    [Fact]
    public void HasErrors_WithWarningsOnly_IsFalse()
    {
        var bag = new DiagnosticBag(AslFile.Create("x", "{}"));

        bag.Report(DiagnosticDescriptors.CommentInJson, new TextSpan(0, 1));
        Assert.False(bag.HasErrors);
        bag.Report(DiagnosticDescriptors.CommaMissing, new TextSpan(0, 1), "properties");
        Assert.True(bag.HasErrors);
        Assert.Equal(2, bag.Count);
    }

    [Fact]
    public void Locate_BeyondTheText_IsCutToIt()
    {
        var location = AslFile.Create("x", "ab\nc").Locate(new TextSpan(3, 50));

        Assert.Equal(new TextSpan(3, 1), location.Span);
        Assert.Equal(new LinePosition(1, 0), location.Lines.Start);
    }

    [Fact]
    public void ReportPathErrors_ThroughEscapes_FallsOnTheCharactersInTheFile()
    {
        var text = MarkedText.Parse("""{"a.$": "States.Array('\u0041\n', [|\"|]x\")", "b.$": "$['\"'].x[| |]y"}""");
        var root = (JsonObjectSyntax)JsonSyntaxTree.Parse(text.File, TestContext.Current.CancellationToken).Root;
        var bag = new DiagnosticBag(text.File);

        var call = (JsonStringSyntax)root.Find("a.$")!.Value;
        bag.ReportPathErrors(call, IntrinsicParser.Parse(call.Value).Errors);
        var path = (JsonStringSyntax)root.Find("b.$")!.Value;
        bag.ReportPathErrors(path, JsonPathParser.Parse(path.Value).Errors);

        var marked = text with { Spans = [new TextSpan(text.Spans[0].Start, 2), text.Spans[1]] };
        marked.AssertReported(bag.ToImmutable(), DiagnosticDescriptors.IntrinsicInvalid, DiagnosticDescriptors.PathInvalid);
    }

    [Fact]
    public void ReportPathErrors_OnAnEmptyString_ShowsItsQuotationMarks()
    {
        var text = MarkedText.Parse("""{"a.$": [|""|]}""");
        var root = (JsonObjectSyntax)JsonSyntaxTree.Parse(text.File, TestContext.Current.CancellationToken).Root;
        var bag = new DiagnosticBag(text.File);

        bag.ReportPathErrors((JsonStringSyntax)root.Properties[0].Value, IntrinsicParser.Parse("").Errors);

        text.AssertReported(bag.ToImmutable(), DiagnosticDescriptors.PathOrIntrinsicExpected);
    }
}
