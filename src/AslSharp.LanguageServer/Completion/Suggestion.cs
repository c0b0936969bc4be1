using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Completion;

/// <summary>Something that could be written at a place.</summary>
/// <param name="Label">What the list shows.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Span">What it replaces, in the definition's JSON.</param>
/// <param name="Snippet">What is written, as a snippet: <c>$1</c> and <c>${1:text}</c> are places to go on, a dollar sign of its own has a backslash.</param>
internal sealed record Suggestion(string Label, CompletionItemKind Kind, TextSpan Span, string Snippet)
{
    /// <summary>How far down the list it stands.</summary>
    internal int Rank { get; init; }

    /// <summary>A few words beside the label.</summary>
    internal string? Detail { get; init; }

    /// <summary>What it is, in a sentence or two of Markdown.</summary>
    internal string? Documentation { get; init; }

    /// <summary>Whether it stands in quotation marks in JSON, and so perhaps in none in YAML.</summary>
    internal bool IsQuoted { get; init; }

    /// <summary>Whether the editor should ask again at once, since one goes on from here.</summary>
    internal bool GoesOn { get; init; }
}
