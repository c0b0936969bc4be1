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

    internal AnalyzedDefinition(EmbeddedDefinition definition, AslFile outer, CancellationToken cancellationToken)
    {
        _outer = outer;
        Definition = definition;
        Analysis = AslCompiler.Analyze(definition.File, cancellationToken);
        _example = new Lazy<ExampleInput?>(() => ExampleInput.Find(outer.Path, definition.Name));
        _data = new Lazy<MachineData?>(FindData);
        _scopes = new Lazy<ImmutableArray<BoundScope>>(() => Machine is null ? [] : [.. Below(Machine.Scope)]);
        _uses = new Lazy<NameUses>(() => NameUses.Of(this));
    }

    internal EmbeddedDefinition Definition { get; }

    internal DefinitionAnalysis Analysis { get; }

    internal JsonSyntaxTree Tree => Analysis.Tree;

    internal BoundStateMachine? Machine => Analysis.Machine;

    /// <summary>The definition's JSON.</summary>
    internal SourceText Text => Definition.File.Text;

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
        .Select(Definition.ToOuter)
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
        => Definition.ToInner(offset) ?? (offset > 0 && !IsWhole && Definition.ToInner(offset - 1) is { } before ? before + 1 : null);

    internal TextSpan ToOuter(TextSpan span) => Definition.ToOuter(span);

    internal Protocol.Range ToRange(TextSpan span) => _outer.Text.ToRange(ToOuter(span));

    private static IEnumerable<BoundScope> Below(BoundScope scope)
        => scope.States.SelectMany(static state => state.InnerScopes).SelectMany(Below).Prepend(scope);

    private MachineData? FindData()
    {
        if (Machine is null) return null;
        if (Example is null) return Analysis.Data;
        return ShapeAnalysis.Settle(Machine, new MachineShapes(Example?.Shape, null, EquatableArray<NamedTaskShapes>.Empty));
    }
}
