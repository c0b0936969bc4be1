using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes.Editing;

/// <summary>What surrounds a span of a definition: nodes know nothing of what holds them, so this walks down from the root.</summary>
internal sealed class JsonPlace
{
    private readonly TextSpan _span;

    private JsonPlace(JsonValueSyntax root, TextSpan span)
    {
        _span = span;
        Value = root;
    }

    // What a property's value is to the language, as far as it leads to states.
    private enum Role
    {
        Scope,
        States,
        State,
        Branches,
        Data,
    }

    /// <summary>The innermost property that holds the span; null in none.</summary>
    public JsonPropertySyntax? Property { get; private set; }

    /// <summary>The object that <see cref="Property"/> stands in.</summary>
    public JsonObjectSyntax? Owner { get; private set; }

    /// <summary>The innermost value that holds the span; where the span is a name, the value beside it.</summary>
    public JsonValueSyntax Value { get; private set; }

    /// <summary>The innermost array that holds the span; null in none.</summary>
    public JsonArraySyntax? Array { get; private set; }

    /// <summary>The array around <see cref="Array"/>; null in none.</summary>
    public JsonArraySyntax? OuterArray { get; private set; }

    /// <summary>The innermost <c>States</c> object that holds the span, or belongs to the scope that does; null in none.</summary>
    public JsonObjectSyntax? States { get; private set; }

    /// <summary>The innermost state that holds the span, with its name; null outside of the states.</summary>
    public JsonPropertySyntax? State { get; private set; }

    /// <summary>The state's fields; null where it has none.</summary>
    public JsonObjectSyntax? StateFields => State?.Value as JsonObjectSyntax;

    /// <summary>Finds what surrounds a span.</summary>
    public static JsonPlace Find(JsonSyntaxTree tree, TextSpan span)
    {
        var place = new JsonPlace(tree.Root, span);
        var role = Role.Scope;
        while (place.Descend(ref role))
        {
        }

        return place;
    }

    /// <summary>The element of an array that holds the span; -1 where none does.</summary>
    public int IndexIn(JsonArraySyntax array)
    {
        for (var i = 0; i < array.Items.Length; i++)
        {
            if (array.Items[i].Span.Contains(_span))
                return i;
        }

        return -1;
    }

    private bool Descend(ref Role role) => Value switch
    {
        JsonObjectSyntax node => DescendInto(node, ref role),
        JsonArraySyntax array => DescendInto(array, ref role),
        _ => false,
    };

    private bool DescendInto(JsonObjectSyntax node, ref Role role)
    {
        if (role == Role.Scope)
            (States, State) = (node.Find("States")?.Value as JsonObjectSyntax, null);
        var span = _span;
        if (node.Properties.FirstOrDefault(property => property.Span.Contains(span)) is not { } property)
            return false;
        if (role == Role.States)
            State = property;
        role = RoleOf(role, property.Name);
        (Owner, Property, Value) = (node, property, property.Value);
        return !property.NameSpan.Contains(span);
    }

    private bool DescendInto(JsonArraySyntax array, ref Role role)
    {
        var index = IndexIn(array);
        if (index < 0)
            return false;
        role = role == Role.Branches ? Role.Scope : Role.Data;
        (OuterArray, Array) = (Array, array);
        Value = array.Items[index];
        return true;
    }

    private static Role RoleOf(Role owner, string name) => (owner, name) switch
    {
        (Role.Scope, "States") => Role.States,
        (Role.States, _) => Role.State,
        (Role.State, "Branches") => Role.Branches,
        (Role.State, "ItemProcessor" or "Iterator") => Role.Scope,
        _ => Role.Data,
    };
}
