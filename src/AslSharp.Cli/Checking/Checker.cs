using AslSharp.Compiler;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace AslSharp.Cli.Checking;

/// <summary>Checks one file: a definition in JSON or YAML, or a template with definitions in it. All places are places of that file.</summary>
internal sealed class Checker
{
    private readonly AslFile _file;
    private readonly CancellationToken _cancellationToken;

    private Checker(CheckInput input, CancellationToken cancellationToken)
    {
        _file = AslFile.Create(input.Path, input.Text);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Checks a file. What is wrong comes as findings, mistakes of the compiler too, so that one file hides no other.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal static CheckedFile Check(CheckInput input, CancellationToken cancellationToken)
    {
        var checker = new Checker(input, cancellationToken);
        try
        {
            return checker.Check(FileKinds.Of(input));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var text = $"{exception.GetType().Name} ({exception.Message})".ReplaceLineEndings(" ");
            return new CheckedFile(1, [new DiagnosticInfo(DiagnosticDescriptors.InternalError, checker._file.Locate(default), [text], [])]);
        }
    }

    private CheckedFile Check(FileKind kind) => kind switch
    {
        FileKind.JsonDefinition => new CheckedFile(1, AslCompiler.Compile(_file, _cancellationToken).Diagnostics),
        FileKind.Json => CheckJson(),
        _ => CheckYaml(isDefinition: kind == FileKind.YamlDefinition),
    };

    private CheckedFile CheckJson()
    {
        var tree = JsonSyntaxTree.Parse(_file, _cancellationToken);
        if (!tree.IsJson) return new CheckedFile(1, tree.Diagnostics);
        var root = JsonNodes.Read(tree.Root, _file.Text);
        if (Template.IsTemplate(root)) return CheckTemplate(root);
        return IsDefinition(root) ? Check(FileKind.JsonDefinition) : new CheckedFile(null, []);
    }

    private CheckedFile CheckYaml(bool isDefinition)
    {
        try
        {
            var root = Template.ReadYaml(_file.Text.ToString(), isDefinition);
            if (root is null) return new CheckedFile(1, Compile(MappedTextBuilder.Of("", 0, 0)));
            if (!isDefinition && Template.IsTemplate(root)) return CheckTemplate(root);
            return isDefinition || IsDefinition(root) ? new CheckedFile(1, Compile(DefinitionText.Write(root))) : new CheckedFile(null, []);
        }
        catch (YamlException exception)
        {
            var start = (int)Math.Clamp(exception.Start.Index, 0, _file.Text.Length);
            var end = (int)Math.Clamp(exception.End.Index, start, _file.Text.Length);
            return Broken(TextSpan.FromBounds(start, end), exception.Message);
        }
        catch (TextTooLongException exception)
        {
            return Broken(default, exception.Message);
        }
    }

    private CheckedFile Broken(TextSpan span, string message)
        => new(1, [new DiagnosticInfo(CheckRules.YamlInvalid, _file.Locate(span), [message.ReplaceLineEndings(" ").TrimEnd('.')], [])]);

    private CheckedFile CheckTemplate(DocumentNode root)
    {
        var definitions = Template.Definitions(root).ToList();
        // Each once, however many resources have it.
        var distinct = definitions.Select(static definition => definition.Definition).Distinct(ReferenceEqualityComparer.Instance).Cast<DocumentNode>();
        return new CheckedFile(definitions.Count, [.. distinct.SelectMany(definition => Compile(Template.Text(definition)))]);
    }

    private IEnumerable<DiagnosticInfo> FindingsOf(MappedText definition)
        => AslCompiler.Compile(AslFile.Create(_file.Path, definition.Text), _cancellationToken).Diagnostics;

    private DiagnosticInfo[] Compile(MappedText definition)
    {
        // Aliases write a mistake of their anchor many times over; it is one mistake.
        return [.. FindingsOf(definition).Select(diagnostic => diagnostic with
        {
            Location = Outer(diagnostic.Location),
            Related = diagnostic.Related.Select(Outer).ToEquatableArray(),
        }).DistinctBy(static diagnostic => (diagnostic.Id, diagnostic.Location, diagnostic.Message))];

        LocationInfo Outer(LocationInfo inner) => _file.Locate(definition.Map(inner.Span));
    }

    private static bool IsDefinition(DocumentNode root)
        => root is MappingNode mapping && (mapping.Find("StartAt") is not null || mapping.Find("States") is not null);
}
