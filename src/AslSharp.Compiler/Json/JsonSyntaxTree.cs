using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary>A file read as JSON: the value, with positions, and what is wrong with the text.</summary>
public sealed class JsonSyntaxTree
{
    private const int LargestDefinition = 1024 * 1024;

    private JsonSyntaxTree(AslFile file, JsonValueSyntax root, bool hasDirectives, ImmutableArray<DiagnosticInfo> diagnostics)
    {
        File = file;
        Root = root;
        HasDirectives = hasDirectives;
        Diagnostics = diagnostics;
    }

    /// <summary>The file.</summary>
    public AslFile File { get; }

    /// <summary>The value the file consists of; <see cref="JsonMissingSyntax"/> where there is none.</summary>
    public JsonValueSyntax Root { get; }

    /// <summary>Whether directives such as <c>%{ if … }</c> choose what the text is, so that parts of it are not seen.</summary>
    public bool HasDirectives { get; }

    /// <summary>Whether the text is JSON, or will be once its placeholders are filled in.</summary>
    public bool IsJson => Diagnostics.All(static diagnostic =>
        !diagnostic.IsError || diagnostic.IsUnfilled || diagnostic.Descriptor == DiagnosticDescriptors.PropertyDuplicate);

    /// <summary>What is wrong with the text as JSON, in the order of the text; empty for valid JSON.</summary>
    public ImmutableArray<DiagnosticInfo> Diagnostics { get; }

    /// <summary>
    /// Reads any text, in time proportional to its length. Wrong text gives diagnostics and a tree of what could be
    /// made out, never an exception.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static JsonSyntaxTree Parse(AslFile file, CancellationToken cancellationToken = default)
    {
        var text = file.Text.ToString();
        var tree = Parse(file, text, placeholdersQuote: false, cancellationToken);
        if (tree.IsJson || !Placeholder.MayBeIn(text)) return tree;
        // A placeholder with quotation marks of its own ends its string too early: but only where that is no JSON.
        var filled = Parse(file, text, placeholdersQuote: true, cancellationToken);
        return filled.IsJson ? filled : tree;
    }

    private static JsonSyntaxTree Parse(AslFile file, string text, bool placeholdersQuote, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag(file);
        CheckSize(text, diagnostics);
        var parser = new JsonParser(text, diagnostics, placeholdersQuote, cancellationToken);
        var root = parser.ParseFile();
        var inOrder = diagnostics.ToImmutable().Sort(static (left, right) => left.Location.Span.CompareTo(right.Location.Span));
        return new JsonSyntaxTree(file, root, parser.HasDirectives, inOrder);
    }

    // A character has at most three bytes: only large texts are counted.
    private static void CheckSize(string text, DiagnosticBag diagnostics)
    {
        if (text.Length <= LargestDefinition / 3) return;
        var size = Encoding.UTF8.GetByteCount(text);
        if (size <= LargestDefinition) return;
        var characters = text.ToCharArray();
        var (first, last) = (0, characters.Length);
        while (last - first > 1)
        {
            var middle = (first + last) / 2;
            if (Encoding.UTF8.GetByteCount(characters, 0, middle) <= LargestDefinition) first = middle;
            else last = middle;
        }

        diagnostics.Report(
            DiagnosticDescriptors.DefinitionTooLarge,
            new TextSpan(first, 1),
            size.ToString("N0", CultureInfo.InvariantCulture),
            LargestDefinition.ToString("N0", CultureInfo.InvariantCulture));
    }
}
