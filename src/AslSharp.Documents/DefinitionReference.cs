using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Documents;

/// <summary>A definition that a template does not hold, but names the file of.</summary>
public sealed class DefinitionReference
{
    private readonly AslFile _outer;
    private readonly TextSpan _span;

    internal DefinitionReference(string name, string path, AslFile outer, TextSpan span) => (Name, Path, _outer, _span) = (name, path, outer, span);

    /// <summary>The logical id of the machine.</summary>
    public string Name { get; }

    /// <summary>The file's path as the template writes it: from the template's own folder.</summary>
    public string Path { get; }

    /// <summary>The finding that the file is not there, at its name in the template.</summary>
    public DiagnosticInfo Missing => new(DocumentRules.FileMissing, _outer.Locate(_span), [Path, Name], []);

    /// <summary>The definition in the file, under the machine's name.</summary>
    /// <param name="document">The file, read.</param>
    /// <returns>The definition; null where the file holds no single one.</returns>
    public EmbeddedDefinition? Find(AslDocument document) => document.Definitions is [{ } definition] ? definition.Named(Name) : null;
}
