using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using AslSharp.Documents.Mapping;
using AslSharp.Documents.Nodes;
using AslSharp.Documents.Templates;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace AslSharp.Documents;

/// <summary>
/// A file and the definitions in it: one in JSON or YAML, or those of a template: of CloudFormation, SAM or the Serverless Framework, or a file of Terraform.
/// </summary>
public sealed class AslDocument
{
    private AslDocument(AslFile file, AslDocumentKind kind, ImmutableArray<EmbeddedDefinition> definitions, DiagnosticInfo? problem = null)
        => (File, Kind, Definitions, Problem) = (file, kind, definitions, problem);

    /// <summary>The file.</summary>
    public AslFile File { get; }

    /// <summary>What the file is.</summary>
    public AslDocumentKind Kind { get; }

    /// <summary>The definitions, in the order of the file. A template may have none, or one for several state machines.</summary>
    public ImmutableArray<EmbeddedDefinition> Definitions { get; }

    /// <summary>The definitions that a template names the files of.</summary>
    public ImmutableArray<DefinitionReference> References { get; private init; } = [];

    /// <summary>Why the file could not be read; null where it could. There are no definitions then.</summary>
    public DiagnosticInfo? Problem { get; }

    /// <summary>Whether a path names a definition: it ends with <c>.asl.json</c>, <c>.asl.yaml</c> or <c>.asl.yml</c>, in any case of letters.</summary>
    /// <param name="path">A path or file name.</param>
    public static bool IsDefinition(string path) => TargetNames.IsDefinition(path) || IsYamlDefinition(path);

    /// <summary>Reads a file. Any text is answered: what keeps it from being read is a <see cref="Problem"/>, never an exception.</summary>
    /// <param name="file">
    /// The file. A name that <see cref="IsDefinition"/> says that it is a definition; any other may be a template or a definition, in JSON
    /// where it begins with a brace, otherwise in YAML. What ends with <c>.tf</c> is Terraform's.
    /// </param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static AslDocument Read(AslFile file, CancellationToken cancellationToken = default)
    {
        try
        {
            if (TargetNames.IsDefinition(file.Path)) return Whole(file);
            if (Terraform.IsNamed(file.Path)) return ReadTerraform(file);
            return !IsYamlDefinition(file.Path) && BeginsWithBrace(file.Text) ? ReadJson(file, cancellationToken) : ReadYaml(file);
        }
        catch (YamlException exception)
        {
            var start = (int)Math.Clamp(exception.Start.Index, 0, file.Text.Length);
            var end = (int)Math.Clamp(exception.End.Index, start, file.Text.Length);
            return Broken(file, DocumentRules.YamlInvalid, TextSpan.FromBounds(start, end), exception.Message);
        }
        catch (TextTooLongException exception)
        {
            return Broken(file, DocumentRules.YamlInvalid, default, exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Broken(file, DiagnosticDescriptors.InternalError, default, $"{exception.GetType().Name} ({exception.Message})");
        }
    }

    /// <summary>Checks all definitions.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What is wrong, at its places in the file; a <see cref="Problem"/> is all there is to say of a file that has one.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public IReadOnlyList<DiagnosticInfo> Check(CancellationToken cancellationToken = default)
    {
        if (Problem is not null) return [Problem];
        try
        {
            // Each text once, however many state machines have it.
            var definitions = Definitions.DistinctBy(static definition => definition.File, ReferenceEqualityComparer.Instance);
            return [.. definitions.SelectMany(definition => definition.Check(cancellationToken))];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A mistake of the compiler; in one file it hides no other.
            return [Broken(File, DiagnosticDescriptors.InternalError, default, $"{exception.GetType().Name} ({exception.Message})").Problem!];
        }
    }

    private static AslDocument ReadJson(AslFile file, CancellationToken cancellationToken)
    {
        var tree = JsonSyntaxTree.Parse(file, cancellationToken);
        if (!tree.IsJson) return Whole(file);
        var root = JsonNodes.Read(tree.Root, file.Text);
        if (Template.IsTemplate(root)) return ReadTemplate(file, root);
        return Template.IsDefinition(root) ? Whole(file) : new AslDocument(file, AslDocumentKind.Other, []);
    }

    private static AslDocument ReadYaml(AslFile file)
    {
        var isDefinition = IsYamlDefinition(file.Path);
        var root = Template.ReadYaml(file.Text.ToString(), isDefinition);
        if (root is null) return Single(file, MappedTextBuilder.Of("", 0, 0));
        if (!isDefinition && Template.IsTemplate(root)) return ReadTemplate(file, root);
        return isDefinition || Template.IsDefinition(root) ? Single(file, DefinitionText.Write(root)) : new AslDocument(file, AslDocumentKind.Other, []);
    }

    private static AslDocument ReadTemplate(AslFile file, DocumentNode root)
    {
        var texts = new Dictionary<DocumentNode, (AslFile File, MappedText Text)>(ReferenceEqualityComparer.Instance);
        var definitions = ImmutableArray.CreateBuilder<EmbeddedDefinition>();
        foreach (var (name, node) in Template.Definitions(root))
        {
            if (!texts.TryGetValue(node, out var text))
            {
                var mapped = Template.Text(node);
                texts.Add(node, text = (AslFile.Create(file.Path, mapped.Text), mapped));
            }

            definitions.Add(new EmbeddedDefinition(name, text.File, file, text.Text));
        }

        return new AslDocument(file, AslDocumentKind.Template, definitions.ToImmutable())
        {
            References = [.. Template.References(root)
                .Select(each => new DefinitionReference(each.Name, each.File, file, TextSpan.FromBounds(each.Path.Start, each.Path.End)))],
        };
    }

    private static AslDocument ReadTerraform(AslFile file) => new(
        file,
        AslDocumentKind.Template,
        [.. Terraform.Definitions(file.Text.ToString())
            .Select(each => new EmbeddedDefinition(each.Name, AslFile.Create(file.Path, each.Text.Text), file, each.Text))]);

    private static AslDocument Whole(AslFile file) => new(file, AslDocumentKind.Definition, [new EmbeddedDefinition(MachineName(file.Path), file, file, null)]);

    private static AslDocument Single(AslFile file, MappedText text)
        => new(file, AslDocumentKind.Definition, [new EmbeddedDefinition(MachineName(file.Path), file with { Text = SourceText.From(text.Text) }, file, text)]);

    private static AslDocument Broken(AslFile file, Microsoft.CodeAnalysis.DiagnosticDescriptor rule, TextSpan span, string message)
        => new(file, AslDocumentKind.Other, [], new DiagnosticInfo(rule, file.Locate(span), [message.ReplaceLineEndings(" ").TrimEnd('.')], []));

    private static bool IsYamlDefinition(string path)
        => path.EndsWith(".asl.yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".asl.yml", StringComparison.OrdinalIgnoreCase);

    private static bool BeginsWithBrace(SourceText text)
    {
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        return start < text.Length && text[start] == '{';
    }

    private static string MachineName(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var ending in (string[])[".asl.json", ".asl.yaml", ".asl.yml"])
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && name.Length > ending.Length) return name[..^ending.Length];
        }

        return Path.GetFileNameWithoutExtension(name);
    }
}
