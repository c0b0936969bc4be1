using System.Collections.Immutable;
using System.Text;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Tests.Text;

/// <summary>Text in which <c>[|</c> and <c>|]</c> mark the places where diagnostics must fall; marks may nest.</summary>
public sealed record MarkedText(string Text, ImmutableArray<TextSpan> Spans)
{
    public AslFile File => AslFile.Create("test.asl.json", Text);

    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var starts = new Stack<int>();
        var spans = new List<TextSpan>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i).StartsWith("[|"))
            {
                starts.Push(text.Length);
                i++;
            }
            else if (marked.AsSpan(i).StartsWith("|]"))
            {
                spans.Add(TextSpan.FromBounds(starts.Pop(), text.Length));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        Assert.Empty(starts);
        return new MarkedText(text.ToString(), [.. spans.OrderBy(span => span.Start)]);
    }

    /// <summary>Asserts that exactly these rules were reported, one at each marked place, in the order of the text.</summary>
    public void AssertReported(IEnumerable<DiagnosticInfo> diagnostics, params DiagnosticDescriptor[] rules)
    {
        var found = diagnostics.OrderBy(diagnostic => diagnostic.Location.Span.Start).ToArray();
        var actual = string.Join("\n", found.Select(diagnostic => $"{diagnostic.Id} {Show(diagnostic.Location.Span)} {diagnostic.Message}"));
        Assert.True(
            rules.Select(rule => rule.Id).SequenceEqual(found.Select(diagnostic => diagnostic.Id)),
            $"Expected {string.Join(" ", rules.Select(rule => rule.Id))}, got:\n{actual}");
        Assert.True(
            Spans.SequenceEqual(found.Select(diagnostic => diagnostic.Location.Span)),
            $"Expected at {string.Join(" ", Spans.Select(Show))}, got:\n{actual}");
    }

    private string Show(TextSpan span) => $"[{span.Start}..{span.End})'{Text.Substring(span.Start, span.Length)}'";
}
