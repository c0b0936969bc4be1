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
    /// <summary>How many bytes a definition may have in UTF-8.</summary>
    internal const int LargestDefinition = 1024 * 1024;

    // Whether quotation marks inside of placeholders were taken for theirs.
    private readonly bool _placeholdersQuote;

    private JsonSyntaxTree(AslFile file, JsonValueSyntax root, bool hasDirectives, bool placeholdersQuote, ImmutableArray<DiagnosticInfo> diagnostics)
    {
        _placeholdersQuote = placeholdersQuote;
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

    /// <summary>
    /// Reads a text that differs from this one within one object only. What stands elsewhere is taken over, node by node, so that who made
    /// something of a node need not make it anew.
    /// </summary>
    /// <param name="file">The text; as long as this one.</param>
    /// <param name="room">From where the object begins, in both texts, to the end of the blanks behind it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What <see cref="Parse(AslFile, CancellationToken)"/> gives; null where it takes reading more than the object.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal JsonSyntaxTree? Reread(AslFile file, TextSpan room, CancellationToken cancellationToken)
    {
        // What is wrong elsewhere may go on in the object, and what is told once a text may have been told there.
        if (HasDirectives || _placeholdersQuote || Diagnostics.Any(diagnostic => !room.Contains(diagnostic.Location.Span)))
            return null;
        var path = PathTo(room.Start);
        if (path.Count == 0 || path[path.Count - 1].Span.Start != room.Start)
            return null;
        path.RemoveAt(path.Count - 1);
        var text = file.Text.ToString();
        var diagnostics = new DiagnosticBag(file);
        var openObjects = path.Count(static value => value is JsonObjectSyntax);
        var parser = new JsonParser(text, room.Start, openObjects, path.Count - openObjects, diagnostics, cancellationToken);
        if (parser.ParseObject(room.End) is not { } node || parser.HasDirectives || diagnostics.Count >= JsonLexer.MaximumDiagnostics)
            return null;
        var inOrder = diagnostics.ToImmutable().Sort(static (left, right) => left.Location.Span.CompareTo(right.Location.Span));
        if (inOrder.Any(diagnostic => !room.Contains(diagnostic.Location.Span)))
            return null;
        var tree = new JsonSyntaxTree(file, Replace(path, node), hasDirectives: false, placeholdersQuote: false, inOrder);
        return tree.IsJson || !Placeholder.MayBeIn(text) ? tree : null;
    }

    // The values around an offset, the outermost first, down to the one that begins there.
    private List<JsonValueSyntax> PathTo(int offset)
    {
        var path = new List<JsonValueSyntax>();
        JsonValueSyntax? value = Root;
        while (value is not null && value.Span.Contains(offset))
        {
            path.Add(value);
            if (value.Span.Start == offset)
                break;
            value = value switch
            {
                JsonObjectSyntax node => node.Properties.FirstOrDefault(property => property.Value.Span.Contains(offset))?.Value,
                JsonArraySyntax array => array.Items.FirstOrDefault(item => item.Span.Contains(offset)),
                _ => null,
            };
        }

        return path;
    }

    private static JsonValueSyntax Replace(List<JsonValueSyntax> path, JsonValueSyntax value)
    {
        for (var i = path.Count - 1; i >= 0; i--)
        {
            var start = value.Span.Start;
            value = path[i] switch
            {
                JsonObjectSyntax node => new JsonObjectSyntax(node.Span, Replace(node.Properties, start, value)),
                JsonArraySyntax array => new JsonArraySyntax(array.Span, array.Items.SetItem(IndexAt(array.Items, start), value)),
                var other => other,
            };
        }

        return value;
    }

    private static ImmutableArray<JsonPropertySyntax> Replace(ImmutableArray<JsonPropertySyntax> properties, int start, JsonValueSyntax value)
    {
        var index = 0;
        while (properties[index].Value.Span.Start != start)
            index++;
        return properties.SetItem(index, new JsonPropertySyntax(properties[index].NameSyntax, value));
    }

    private static int IndexAt(ImmutableArray<JsonValueSyntax> items, int start)
    {
        var index = 0;
        while (items[index].Span.Start != start)
            index++;
        return index;
    }

    private static JsonSyntaxTree Parse(AslFile file, string text, bool placeholdersQuote, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag(file);
        CheckSize(text, diagnostics);
        var parser = new JsonParser(text, diagnostics, placeholdersQuote, cancellationToken);
        var root = parser.ParseFile();
        var inOrder = diagnostics.ToImmutable().Sort(static (left, right) => left.Location.Span.CompareTo(right.Location.Span));
        return new JsonSyntaxTree(file, root, parser.HasDirectives, placeholdersQuote, inOrder);
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
