using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Json;

/// <summary>A file read as JSON: the value, with positions, and what is wrong with the text.</summary>
public sealed class JsonSyntaxTree
{
    private JsonSyntaxTree(AslFile file, JsonValueSyntax root, ImmutableArray<DiagnosticInfo> diagnostics)
    {
        File = file;
        Root = root;
        Diagnostics = diagnostics;
    }

    /// <summary>The file.</summary>
    public AslFile File { get; }

    /// <summary>The value the file consists of; <see cref="JsonMissingSyntax"/> where there is none.</summary>
    public JsonValueSyntax Root { get; }

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
        var diagnostics = new DiagnosticBag(file);
        var root = new JsonParser(file.Text.ToString(), diagnostics, cancellationToken).ParseFile();
        var inOrder = diagnostics.ToImmutable().Sort(static (left, right) => left.Location.Span.CompareTo(right.Location.Span));
        return new JsonSyntaxTree(file, root, inOrder);
    }
}
