using System.Collections.Immutable;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using AslSharp.LanguageServer.Documents;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Places;

/// <summary>What is at a position of a definition: every answer about a position starts from this one walk.</summary>
internal sealed class Place
{
    /// <summary>The fields of every state, whatever its type, which may still have to be typed.</summary>
    internal static ImmutableArray<string> CommonFields { get; } = ["Type", "Comment", "QueryLanguage"];

    private readonly ImmutableArray<JsonValueSyntax>.Builder _values = ImmutableArray.CreateBuilder<JsonValueSyntax>();
    private readonly ImmutableArray<string>.Builder _dataNames = ImmutableArray.CreateBuilder<string>();
    private BoundScope? _scope;

    private Place(AnalyzedDefinition definition, int position) => (Definition, Position, _scope) = (definition, position, definition.Machine?.Scope);

    /// <summary>The definition.</summary>
    internal AnalyzedDefinition Definition { get; }

    /// <summary>The position, an offset in the definition's JSON.</summary>
    internal int Position { get; }

    /// <summary>The values around the position, the outermost first.</summary>
    internal IReadOnlyList<JsonValueSyntax> Values => _values;

    /// <summary>What of <see cref="Owner"/>, or of the innermost array, the position touches.</summary>
    internal PlacePart Part { get; private set; } = PlacePart.Gap;

    /// <summary>The innermost object around the position.</summary>
    internal JsonObjectSyntax? Owner { get; private set; }

    /// <summary>What <see cref="Owner"/> is to the language; null where it is data, the states of a scope, or a state of no known type.</summary>
    internal ObjectKind? OwnerKind { get; private set; }

    /// <summary>Whether <see cref="Owner"/> holds the states of a scope by their names.</summary>
    internal bool IsStates { get; private set; }

    /// <summary>Whether <see cref="Owner"/> is a state.</summary>
    internal bool IsState { get; private set; }

    /// <summary>The innermost property that the position is in; null in none.</summary>
    internal JsonPropertySyntax? Property { get; private set; }

    /// <summary>The innermost field of the language that the position is in; null in none.</summary>
    internal FieldRule? Field { get; private set; }

    /// <summary>The object that <see cref="Field"/> belongs to.</summary>
    internal ObjectKind? FieldOwner { get; private set; }

    /// <summary>The property that <see cref="Field"/> is.</summary>
    internal JsonPropertySyntax? FieldProperty { get; private set; }

    /// <summary>The field of the state that the position is in; empty in none.</summary>
    internal string StateField { get; private set; } = "";

    /// <summary>The scope around the position: that of <see cref="State"/>, or the one whose own fields are meant.</summary>
    internal ScopeSymbol? Scope => _scope?.Symbol;

    /// <summary>The state around the position; null where none is.</summary>
    internal StateSymbol? State { get; private set; }

    /// <summary>The state around the position as a property of its <c>States</c>.</summary>
    internal JsonPropertySyntax? StateProperty { get; private set; }

    /// <summary>The names of the members that lead from <see cref="Field"/> to the position, through its data.</summary>
    internal IReadOnlyList<string> DataNames => _dataNames;

    /// <summary>The string, not a name, that the position is in; null in none.</summary>
    internal JsonStringSyntax? Text { get; private set; }

    /// <summary>The position as an offset in the value of <see cref="Text"/>.</summary>
    internal int TextOffset { get; private set; }

    /// <summary>The query language in force.</summary>
    internal QueryLanguage Language { get; private set; }

    /// <summary>The expression that the position is in; null in none.</summary>
    internal ExpressionPlace? Expression { get; private set; }

    /// <summary>What the expression can read; null where nothing is known of it.</summary>
    internal Surroundings? Around => State is null || Definition.Data is not { } data ? null : data.Around(State, StateField, Field?.Name ?? "");

    /// <summary>Finds what is at a position.</summary>
    internal static Place Find(AnalyzedDefinition definition, int position)
    {
        var place = new Place(definition, position) { Language = definition.Analysis.Syntax?.Language ?? QueryLanguage.JsonPath };
        place.Enter(definition.Tree.Root, ObjectKind.StateMachine, isData: false);
        place.Expression = ExpressionPlace.Of(place);
        return place;
    }

    private void Enter(JsonValueSyntax value, ObjectKind? kind, bool isData)
    {
        _values.Add(value);
        switch (value)
        {
            case JsonObjectSyntax node when IsInside(node):
                EnterObject(node, kind, isData);
                break;
            case JsonArraySyntax array when IsInside(array):
                Part = PlacePart.Item;
                if (array.Items.FirstOrDefault(Touches) is { } item) Enter(item, kind, isData);
                break;
            case JsonStringSyntax text when text.Span.Start < Position && Position <= text.ContentSpan.End:
                Text = text;
                TextOffset = OffsetIn(text, Position);
                break;
        }
    }

    private void EnterObject(JsonObjectSyntax node, ObjectKind? kind, bool isData)
    {
        (Owner, OwnerKind, IsState, IsStates, Part) = (node, kind, false, false, PlacePart.Gap);
        if (kind is ObjectKind.Branch or ObjectKind.ItemProcessor && FindScope(node) is { } scope)
            (_scope, State, StateProperty, StateField) = (scope, null, null, "");
        if (PropertyAt(node) is not { } property) return;
        Property = property;
        Part = property.NameSpan.IntersectsWith(Position) ? PlacePart.Name : PlacePart.Value;
        if (isData) _dataNames.Add(property.Name);
        else if (kind is { } known) EnterField(known, property);
        else if (CommonFields.Contains(property.Name)) EnterField(ObjectKind.Pass, property);
        if (isData && Part == PlacePart.Value) Enter(property.Value, null, isData: true);
    }

    private void EnterField(ObjectKind kind, JsonPropertySyntax property)
    {
        Field = FieldTable.For(kind).Find(property.Name);
        FieldOwner = kind;
        FieldProperty = property;
        if (kind.IsState()) StateField = property.Name;
        if (Part == PlacePart.Name) return;
        if (Field is { Kind: FieldKind.States } && property.Value is JsonObjectSyntax states && IsInside(states)) EnterStates(states);
        else Enter(property.Value, Field?.Content, isData: Field?.Content is null);
    }

    private void EnterStates(JsonObjectSyntax states)
    {
        _values.Add(states);
        (Owner, OwnerKind, IsStates, Part) = (states, null, true, PlacePart.Gap);
        if (PropertyAt(states) is not { } property) return;
        (Property, StateProperty, State, StateField) = (property, property, Scope?.FindState(property.Name), "");
        Part = property.NameSpan.IntersectsWith(Position) ? PlacePart.Name : PlacePart.Value;
        if (State is not null) Language = State.Syntax.Header.Language;
        if (Part == PlacePart.Name) return;
        var kind = property.Value is JsonObjectSyntax node && node.Find("Type")?.Value is JsonStringSyntax type ? FieldTable.StateKind(type.Value) : null;
        Field = null;
        Enter(property.Value, kind, isData: false);
        if (Owner == property.Value) (IsState, IsStates) = (true, false);
    }

    private BoundScope? FindScope(JsonObjectSyntax node)
        => State is null ? null : _scope?.States[State.Index].InnerScopes.FirstOrDefault(scope => scope.Symbol.Syntax.Node == node);

    private JsonPropertySyntax? PropertyAt(JsonObjectSyntax node)
    {
        var last = node.Properties.LastOrDefault(property => property.NameSpan.Start <= Position);
        if (last is null || Position <= last.NameSpan.End || Touches(last.Value)) return last;

        // Behind the colon, where the value is missing or comes later.
        var behind = Definition.Text.ToString(TextSpan.FromBounds(last.NameSpan.End, Position));
        var isBefore = last.Value is JsonMissingSyntax || Position < last.Value.Span.Start;
        return isBefore && behind.AsSpan().Trim() is ":" ? last : null;
    }

    private bool Touches(JsonValueSyntax value) => value is not JsonMissingSyntax && value.Span.IntersectsWith(Position);

    // A bracket that nothing closes ends where the file does.
    private bool IsInside(JsonValueSyntax value)
        => value.Span.Start < Position
            && (Position < value.Span.End || (Position == value.Span.End && Definition.Text[value.Span.End - 1] is not ('}' or ']')));

    private static int OffsetIn(JsonStringSyntax text, int position)
    {
        var (low, high) = (0, text.Value.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (text.MapSpan(middle, 0).Start < position) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
