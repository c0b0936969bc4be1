using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Syntax;

/// <summary>Reads JSON as Amazon States Language. The nesting of the JSON, which its parser limits, limits the recursion here.</summary>
public sealed partial class AslParser
{
    private readonly DiagnosticBag _diagnostics;
    private readonly FieldReader _reader;
    private readonly CancellationToken _cancellationToken;
    private QueryLanguage _machineLanguage;

    private readonly bool _hasDirectives;
    private readonly ParsedStates? _before;
    private readonly ParsedStates _parsed = new();

    private AslParser(DiagnosticBag diagnostics, bool hasDirectives, ParsedStates? before, CancellationToken cancellationToken)
    {
        _diagnostics = diagnostics;
        _hasDirectives = hasDirectives;
        _before = before;
        _reader = new FieldReader(diagnostics, before?.Suggestions ?? 0);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads a definition.</summary>
    /// <param name="tree">The file as JSON.</param>
    /// <param name="diagnostics">Takes what is wrong with the fields.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The definition, or null when the JSON is something else.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static StateMachineSyntax? Parse(JsonSyntaxTree tree, DiagnosticBag diagnostics, CancellationToken cancellationToken = default)
        => Parse(tree, diagnostics, before: null, cancellationToken).Machine;

    /// <summary>Reads a version of a definition.</summary>
    /// <param name="tree">The file as JSON.</param>
    /// <param name="diagnostics">Takes what is wrong with the fields.</param>
    /// <param name="before">What was read of a version with the same nodes, save those inside of one state; null where there is none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal static ParsedStates Parse(JsonSyntaxTree tree, DiagnosticBag diagnostics, ParsedStates? before, CancellationToken cancellationToken)
    {
        if (OtherDocument.Find(tree.Root) is { } other)
        {
            var span = tree.Root is JsonObjectSyntax ? Opening(tree.Root) : tree.Root.Span;
            diagnostics.Report(DiagnosticDescriptors.DefinitionMissing, span, other.What, other.Advice);
            return new ParsedStates();
        }

        return tree.Root is JsonObjectSyntax node
            ? new AslParser(diagnostics, tree.HasDirectives, before, cancellationToken).ParseMachine(node)
            : new ParsedStates();
    }

    private ParsedStates ParseMachine(JsonObjectSyntax node)
    {
        _machineLanguage = LanguageOf(node) ?? QueryLanguage.JsonPath;
        _parsed.Machine = new StateMachineSyntax(ParseScope(ObjectKind.StateMachine, node, "", Opening(node), _before?.Machine?.Scope), _machineLanguage);
        _parsed.Suggestions = _reader.Suggestions;
        return _parsed;
    }

    private ScopeSyntax ParseScope(ObjectKind kind, JsonObjectSyntax node, string pointer, TextSpan owner, ScopeSyntax? before)
    {
        var fields = _reader.Read(node, FieldTable.For(kind), _machineLanguage, owner);
        var states = ImmutableArray.CreateBuilder<StateSyntax>();
        if (fields.Object("States") is { } members)
        {
            var statesPointer = pointer + "/States";
            foreach (var property in members.Properties)
            {
                // JSON reports a name written twice; the last one counts.
                if (members.Find(property.Name) == property)
                    states.Add(ParseState(property, statesPointer, states.Count < before?.States.Length ? before.States[states.Count] : null));
            }
        }

        var isWhole = !_hasDirectives && fields.Text("StartAt") is not null && states.Count > 0 && states.All(static state => state is not UnknownStateSyntax);
        var unknown = states.FirstOrDefault(state => _hasDirectives || Placeholder.IsIn(state.Name))?.Header.Property.NameSyntax;
        return new ScopeSyntax(kind, node, pointer, owner, fields, states.ToImmutable(), isWhole, unknown);
    }

    // What the state was in the version before is what it is now, if its JSON is the same.
    private StateSyntax ParseState(JsonPropertySyntax property, string statesPointer, StateSyntax? before)
    {
        if (before?.Header.Property == property)
        {
            _diagnostics.AddRange(_before!.FindingsOf(before));
            _parsed.TakeOver(before, _before);
            return before;
        }

        var count = _diagnostics.Count;
        var state = ReadState(property, Pointer.Append(statesPointer, property.Name), before);
        _parsed.Add(state, _diagnostics.Since(count));
        return state;
    }

    private StateSyntax ReadState(JsonPropertySyntax property, string pointer, StateSyntax? before)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (property.Value is not JsonObjectSyntax node)
        {
            if (_reader.IsUnfilled(property.Value, property.Name, "an object"))
                ReportUnfilled(property.Value);
            else if (property.Value is not JsonMissingSyntax)
                _diagnostics.Report(
                    DiagnosticDescriptors.FieldTypeWrong, property.Value.Span, property.Name, FieldReader.Describe(property.Value.Kind),
                    "an object with a Type");
            return new UnknownStateSyntax(new StateHeader(property, pointer, "", _machineLanguage, new FieldSet()));
        }

        var type = TypeOf(node, property.NameSpan);
        var language = LanguageOf(node) ?? _machineLanguage;
        if (type is null || FieldTable.StateKind(type.Value) is not { } kind)
            return new UnknownStateSyntax(new StateHeader(property, pointer, type?.Value ?? "", language, new FieldSet()));
        if (language == QueryLanguage.JsonPath && _machineLanguage == QueryLanguage.Jsonata)
            _diagnostics.Report(DiagnosticDescriptors.JsonPathStateInJsonataMachine, node.Find("QueryLanguage")!.Value.Span);

        var fields = _reader.Read(node, FieldTable.For(kind), language, property.NameSpan);
        return ReadState(kind, new StateHeader(property, pointer, type.Value, language, fields), before);
    }

    private JsonStringSyntax? TypeOf(JsonObjectSyntax node, TextSpan owner)
    {
        switch (node.Find("Type")?.Value)
        {
            case JsonStringSyntax type:
                if (Placeholder.IsIn(type.Value))
                {
                    ReportUnfilled(type);
                }
                else if (FieldTable.StateKind(type.Value) is null)
                {
                    var meant = NameSuggestion.Find(type.Value, FieldTable.StateTypes);
                    var advice = meant is null ? $"write {FieldReader.Join(FieldTable.StateTypes, "or")}" : $"did you mean '{meant}'?";
                    _diagnostics.ReportWithSuggestion(DiagnosticDescriptors.StateTypeUnknown, type.Span, meant, type.Value, advice);
                }

                return type;
            case JsonMissingSyntax:
                return null;
            case { } wrong:
                _diagnostics.Report(DiagnosticDescriptors.FieldTypeWrong, wrong.Span, "Type", FieldReader.Describe(wrong.Kind), "a string");
                return null;
            default:
                if (node.Properties.FirstOrDefault(static property => Placeholder.IsIn(property.Name)) is { } unknown)
                {
                    ReportUnfilled(unknown.NameSyntax);
                    return null;
                }

                var slip = node.Properties.FirstOrDefault(static property => string.Equals(property.Name, "Type", StringComparison.OrdinalIgnoreCase));
                if (slip is not null)
                    _diagnostics.ReportWithSuggestion(DiagnosticDescriptors.FieldUnknown, slip.NameSpan, "Type", slip.Name, "a state", "did you mean 'Type'?");
                else
                    _diagnostics.Report(DiagnosticDescriptors.FieldMissing, owner, "Type", "a state");
                return null;
        }
    }

    private void ReportUnfilled(JsonValueSyntax value) =>
        _diagnostics.Report(DiagnosticDescriptors.PlaceholderUnfilled, value.Span, value is JsonStringSyntax text ? JsonLexer.Shorten(text.Value) : "");

    private QueryLanguage? LanguageOf(JsonObjectSyntax node)
    {
        switch (node.Find("QueryLanguage")?.Value)
        {
            case JsonStringSyntax { Value: "JSONata" }:
                return QueryLanguage.Jsonata;
            case JsonStringSyntax { Value: "JSONPath" }:
                return QueryLanguage.JsonPath;
            case JsonStringSyntax text when Placeholder.IsIn(text.Value):
                ReportUnfilled(text);
                return LanguageOfExpressions(node);
            case JsonMissingSyntax:
                return LanguageOfExpressions(node);
            default:
                return null;
        }
    }

    // Where the language is known only at deployment, expressions show which one the definition is written in.
    private static QueryLanguage? LanguageOfExpressions(JsonObjectSyntax node)
    {
        var open = new Stack<JsonValueSyntax>([node]);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case JsonObjectSyntax inner:
                    foreach (var property in inner.Properties) open.Push(property.Value);
                    break;
                case JsonArraySyntax array:
                    foreach (var item in array.Items) open.Push(item);
                    break;
                case JsonStringSyntax text when FieldReader.IsExpression(text):
                    return QueryLanguage.Jsonata;
            }
        }

        return null;
    }

    private static TextSpan Opening(JsonValueSyntax node) => new(node.Span.Start, Math.Min(1, node.Span.Length));
}
