using System.Collections.Immutable;
using AslSharp.Compiler;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Text;
using AslSharp.Documents;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Documents;

/// <summary>A definition of a document, and all that the compiler knows of it. Spans are those of the definition's JSON unless they are called outer.</summary>
internal sealed class AnalyzedDefinition
{
    private readonly AslFile _outer;
    private readonly Lazy<ExampleInput?> _example;
    private readonly Lazy<MachineData?> _data;
    private readonly Lazy<ImmutableArray<BoundScope>> _scopes;
    private readonly Lazy<NameUses> _uses;

    // Null where the definition was analyzed as it stands in the file.
    private readonly SpacedText? _spaced;

    private AnalyzedDefinition(EmbeddedDefinition definition, AslFile outer, DefinitionAnalysis analysis, SpacedText? spaced)
    {
        _outer = outer;
        _spaced = spaced;
        Definition = definition;
        Analysis = analysis;
        _example = new Lazy<ExampleInput?>(() => ExampleInput.Find(outer.Path, definition.Name));
        _data = new Lazy<MachineData?>(FindData);
        _scopes = new Lazy<ImmutableArray<BoundScope>>(() => Machine is null ? [] : [.. Below(Machine.Scope)]);
        _uses = new Lazy<NameUses>(() => NameUses.Of(this));
    }

    /// <summary>The definition. Its own places are those of <see cref="Text"/> only where <see cref="IsSpaced"/> is false.</summary>
    internal EmbeddedDefinition Definition { get; }

    /// <summary>Whether the definition was analyzed with blanks in it that the file does not have, to be analyzed soon again.</summary>
    internal bool IsSpaced => _spaced is not null;

    internal DefinitionAnalysis Analysis { get; }

    internal JsonSyntaxTree Tree => Analysis.Tree;

    internal BoundStateMachine? Machine => Analysis.Machine;

    /// <summary>The definition's JSON.</summary>
    internal SourceText Text => Tree.File.Text;

    /// <summary>Whether the definition stands in its file as JSON, with the same places.</summary>
    internal bool IsWhole => Definition.IsWhole;

    /// <summary>Whether the definition stands in its file as a text of JSON, as in <c>DefinitionString</c> or in the file itself.</summary>
    internal bool IsJsonText => IsWhole || _outer.Text.ToString(ToOuter(new TextSpan(0, Text.Length))).TrimStart().StartsWith('{');

    /// <summary>Whether the definition stands in its file as a text in quotation marks, in which its own are escaped.</summary>
    internal bool IsEscaped
        => !IsWhole && ToOuter(new TextSpan(0, Text.Length)).Start is > 0 and var start && _outer.Text[start - 1] == '"' && _outer.Text[start] != '"';

    /// <summary>The input that stands beside the file as an example; null where there is none.</summary>
    internal ExampleInput? Example => _example.Value;

    /// <summary>The data at every state, as far as can be guessed: of a definition with errors too, and from the example input.</summary>
    internal MachineData? Data => _data.Value;

    /// <summary>All scopes, the outer before the inner.</summary>
    internal ImmutableArray<BoundScope> Scopes => _scopes.Value;

    /// <summary>All states.</summary>
    internal IEnumerable<BoundState> States => Scopes.SelectMany(static scope => scope.States);

    /// <summary>Where states and variables are named.</summary>
    internal NameUses Uses => _uses.Value;

    /// <summary>What is wrong, at its places in the file; not that a placeholder is to be filled in before it runs, which whoever edits knows.</summary>
    internal IEnumerable<DiagnosticInfo> Findings => Analysis.Diagnostics
        .Where(static finding => !finding.IsUnfilled)
        .Select(ToOuter)
        .DistinctBy(static finding => (finding.Id, finding.Location, finding.Message));

    /// <summary>Where variables are assigned that nothing reads. Of a definition with errors, or with placeholders that may become anything, none.</summary>
    internal IEnumerable<NameUse> UnreadVariables
    {
        get
        {
            if (!Analysis.IsRight || Placeholder.IsIn(Text.ToString()) || !Scopes.Any(static scope => scope.Symbol.Variables.Any())) return [];
            var read = Uses.All.Where(static use => !use.IsDefinition).Select(static use => use.Symbol).ToHashSet();
            return Uses.All.Where(use => use.Symbol is VariableSymbol && !read.Contains(use.Symbol));
        }
    }

    /// <summary>What was made of an offset of the file; null where the definition does not stand there.</summary>
    internal int? ToInner(int offset)
    {
        if (_spaced is not null) return offset >= 0 && offset <= _outer.Text.Length ? _spaced.ToInner(offset) : null;
        return Definition.ToInner(offset) ?? (offset > 0 && !IsWhole && Definition.ToInner(offset - 1) is { } before ? before + 1 : null);
    }

    internal TextSpan ToOuter(TextSpan span) => _spaced?.ToOuter(span) ?? Definition.ToOuter(span);

    /// <summary>Analyzes a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="outer">The file that it stands in.</param>
    /// <param name="isSpaced">Whether a version of it will soon be analyzed again, from what is known of this one.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal static AnalyzedDefinition Read(EmbeddedDefinition definition, AslFile outer, bool isSpaced, CancellationToken cancellationToken)
    {
        var tree = JsonSyntaxTree.Parse(definition.File, cancellationToken);
        if (!isSpaced || !definition.IsWhole || SpacedText.Of(tree) is not { } spaced)
            return new AnalyzedDefinition(definition, outer, AslCompiler.Analyze(tree, cancellationToken), null);
        var file = definition.File with { Text = SourceText.From(spaced.Text) };
        return new AnalyzedDefinition(definition, outer, AslCompiler.Analyze(file, cancellationToken), spaced);
    }

    /// <summary>Analyzes a version of this definition from what is known of it.</summary>
    /// <param name="definition">The version, which is a file of its own.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Null where the two differ in more than one state.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal AnalyzedDefinition? Reread(EmbeddedDefinition definition, CancellationToken cancellationToken)
    {
        if (_spaced?.With(_outer.Text.ToString(), definition.File.Text.ToString(), Tree.Diagnostics.IsEmpty, out var room) is not { } spaced) return null;
        var file = definition.File with { Text = SourceText.From(spaced.Text) };
        return AslCompiler.Reanalyze(Analysis, file, room, cancellationToken) is { } analysis
            ? new AnalyzedDefinition(definition, definition.File, analysis, spaced)
            : null;
    }

    internal Protocol.Range ToRange(TextSpan span) => _outer.Text.ToRange(ToOuter(span));

    private DiagnosticInfo ToOuter(DiagnosticInfo finding) => _spaced is null
        ? Definition.ToOuter(finding)
        : finding with { Location = ToOuter(finding.Location), Related = finding.Related.Select(ToOuter).ToEquatableArray() };

    private LocationInfo ToOuter(LocationInfo place) => _outer.Locate(ToOuter(place.Span));

    private static IEnumerable<BoundScope> Below(BoundScope scope)
        => scope.States.SelectMany(static state => state.InnerScopes).SelectMany(Below).Prepend(scope);

    private MachineData? FindData()
    {
        if (Machine is null) return null;
        if (Example is null) return Analysis.Data;
        return ShapeAnalysis.Settle(Machine, new MachineShapes(Example?.Shape, null, EquatableArray<NamedTaskShapes>.Empty));
    }
}
