using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;
using StreamJsonRpc;

namespace AslSharp.LanguageServer.Features;

/// <summary>Answers where states and variables are made and named, and gives them other names.</summary>
internal static class NameProvider
{
    private const string CSharpNote = "csharp";
    private const int LongestName = 80;
    private const int RequestFailed = -32803;

    /// <summary>The places that make what a place names.</summary>
    internal static Location[] Definitions(AnalyzedDocument document, int offset)
        => Find(document, offset) is var (definition, use)
            ? Places(document, definition, definition.Uses.Of(use.Symbol).Where(static each => each.IsDefinition))
            : [];

    /// <summary>The places that name the same.</summary>
    internal static Location[] References(AnalyzedDocument document, int offset, bool includesDefinition)
        => Find(document, offset) is var (definition, use)
            ? Places(document, definition, definition.Uses.Of(use.Symbol).Where(each => includesDefinition || !each.IsDefinition))
            : [];

    /// <summary>The places that name the same, to be marked.</summary>
    internal static DocumentHighlight[] Highlights(AnalyzedDocument document, int offset)
        => Find(document, offset) is var (definition, use)
            ? [.. definition.Uses.Of(use.Symbol).Select(each => new DocumentHighlight(definition.ToRange(each.Span), each.IsDefinition ? 3 : 2))]
            : [];

    /// <summary>What would be renamed; null where nothing can be.</summary>
    internal static PrepareRenameResult? Prepare(AnalyzedDocument document, int offset)
        => Find(document, offset) is var (definition, use) ? new PrepareRenameResult(definition.ToRange(use.Span), NameOf(use.Symbol)) : null;

    /// <summary>The edit that gives a state or a variable another name everywhere.</summary>
    /// <exception cref="LocalRpcException">The name is none, or is taken, or the file has places that cannot be changed.</exception>
    internal static WorkspaceEdit? Rename(AnalyzedDocument document, int offset, string newName, bool takesNotes)
    {
        if (Find(document, offset) is not var (definition, use)) return null;
        if (Problem(use.Symbol, newName) is { } problem) throw new LocalRpcException(problem) { ErrorCode = RequestFailed };
        var uses = definition.Uses.Of(use.Symbol).DistinctBy(static each => each.Span);
        var changes = uses.Select(each => new TextChange(each.Span, Written(newName))).ToList();
        if (OuterEdits.Map(document, definition, [.. changes]) is not { } outer)
            throw new LocalRpcException("This file does not say the name in a way that could be changed.") { ErrorCode = RequestFailed };
        var note = takesNotes ? NoteOf(document, use.Symbol, newName) : null;
        var edits = outer.Select(change => document.Text.ToEdit(change) with { AnnotationId = note is null ? null : CSharpNote });
        var edit = new TextDocumentEdit(new VersionedTextDocumentIdentifier(document.Uri, document.Version.Version), [.. edits]);
        return new WorkspaceEdit([edit], note is null ? null : new Dictionary<string, ChangeAnnotation> { [CSharpNote] = note });
    }

    // A task's method in C# is named after its state.
    private static ChangeAnnotation? NoteOf(AnalyzedDocument document, object symbol, string newName)
    {
        if (symbol is not StateSymbol { Syntax: TaskStateSyntax } state || !TargetNames.IsDefinition(document.File.Path)) return null;
        var (old, renamed) = (TargetNames.TaskMethod(state.Name), TargetNames.TaskMethod(newName));
        if (old == renamed || !IsInProject(document.File.Path)) return null;
        var description = $"In C# the method {old} becomes {renamed}: rename it too where you have declared or implemented it.";
        return new ChangeAnnotation($"Rename '{state.Name}'", NeedsConfirmation: false, description);
    }

    private static bool IsInProject(string path)
    {
        try
        {
            for (var folder = Directory.GetParent(path); folder is { Exists: true }; folder = folder.Parent)
            {
                if (folder.EnumerateFiles("*.csproj").Any()) return true;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody can tell.
        }

        return false;
    }

    private static (AnalyzedDefinition Definition, NameUse Use)? Find(AnalyzedDocument document, int offset)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition.ToInner(offset) is { } inner && definition.Uses.At(inner) is { } use) return (definition, use);
        }

        return null;
    }

    private static Location[] Places(AnalyzedDocument document, AnalyzedDefinition definition, IEnumerable<NameUse> uses)
        => [.. uses.Select(use => new Location(document.Uri, definition.ToRange(use.Span))).Distinct()];

    private static string NameOf(object symbol) => symbol is StateSymbol state ? state.Name : ((VariableSymbol)symbol).Name;

    private static string? Problem(object symbol, string name) => symbol switch
    {
        _ when name.Length is 0 or > LongestName => $"A name has 1 to {LongestName} characters.",
        StateSymbol state when state.Name != name && state.Scope.FindState(name) is not null => $"There is a state '{name}' already.",
        VariableSymbol when name == "states" || !VariableName.IsValid(name) => $"'{name}' is no name of a variable.",
        VariableSymbol variable when variable.Name != name && variable.Scope.FindVariable(name) is not null => $"There is a variable '${name}' already.",
        _ => null,
    };

    private static string Written(string name)
    {
        var quoted = JsonFragment.Quote(name);
        return quoted[1..^1];
    }
}
