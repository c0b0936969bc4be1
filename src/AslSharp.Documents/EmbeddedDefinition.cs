using AslSharp.Compiler;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using AslSharp.Documents.Mapping;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Documents;

/// <summary>A definition in a file, as the JSON that the compiler reads, and where in that file each character of it stands.</summary>
public sealed class EmbeddedDefinition
{
    private readonly AslFile _outer;

    // Null where the file is the definition.
    private readonly MappedText? _text;

    // Found once: who asks twice gets the same, and two at the same time find the same.
    private DiagnosticInfo[]? _findings;

    internal EmbeddedDefinition(string name, AslFile file, AslFile outer, MappedText? text) => (Name, File, _outer, _text) = (name, file, outer, text);

    /// <summary>The name of the machine: in a template the logical id of its resource, otherwise the file's without folders and endings.</summary>
    public string Name { get; }

    /// <summary>The definition: JSON, with the path of the file that it stands in. The same object for all machines of a template that share it.</summary>
    public AslFile File { get; }

    /// <summary>Whether the definition is the file itself, so that all places in the two are the same.</summary>
    public bool IsWhole => _text is null;

    /// <summary>Where a part of the definition stands in the file.</summary>
    /// <param name="span">The part, in characters of the definition's JSON.</param>
    /// <returns>The characters of the file that it was made from; for what stands nowhere, such as a brace of an object in YAML, those beside it.</returns>
    public TextSpan ToOuter(TextSpan span) => _text is null ? span : _text.Map(span);

    /// <summary>A finding about the definition as a finding about the file.</summary>
    /// <param name="diagnostic">The finding, with places in the definition's JSON.</param>
    public DiagnosticInfo ToOuter(DiagnosticInfo diagnostic) => _text is null
        ? diagnostic
        : diagnostic with { Location = ToOuter(diagnostic.Location), Related = diagnostic.Related.Select(ToOuter).ToEquatableArray() };

    /// <summary>What was made of a place of the file.</summary>
    /// <param name="position">A character of the file, counted from its start in UTF-16 units.</param>
    /// <returns>The character of the definition's JSON that was made from it; null where none was.</returns>
    public int? ToInner(int position)
    {
        if (_text is not null) return _text.Find(position);
        return position >= 0 && position <= File.Text.Length ? position : null;
    }

    /// <summary>Checks the definition.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What is wrong, at its places in the file.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public IEnumerable<DiagnosticInfo> Check(CancellationToken cancellationToken = default)
        // Aliases of YAML write a mistake of their anchor many times over; it is one mistake.
        => _findings ??= [.. AslCompiler.Analyze(File, cancellationToken).Diagnostics
            .Select(ToOuter)
            .DistinctBy(static diagnostic => (diagnostic.Id, diagnostic.Location, diagnostic.Message))];

    internal EmbeddedDefinition Named(string name) => new(name, File, _outer, _text);

    private LocationInfo ToOuter(LocationInfo place) => _outer.Locate(ToOuter(place.Span));
}
