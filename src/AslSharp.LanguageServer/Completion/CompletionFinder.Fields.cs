using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.LanguageServer.Places;
using AslSharp.LanguageServer.Protocol;

namespace AslSharp.LanguageServer.Completion;

// Names of properties.
internal sealed partial class CompletionFinder
{
    private Snippets NewSnippets => new(place.Language, style);

    private void AddFields(ObjectRule rule)
    {
        var owner = place.Owner!;
        var taken = rule.Groups
            .Where(group => group.Names.Any(name => IsTaken(owner, name)))
            .SelectMany(static group => group.Names)
            .ToHashSet(StringComparer.Ordinal);
        var wanted = rule.Groups.Where(static group => group.IsRequired).SelectMany(static group => group.Names.Take(2)).ToHashSet(StringComparer.Ordinal);
        var rank = 10;
        foreach (var field in rule.Fields)
        {
            if (!field.IsIn(place.Language) || IsTaken(owner, field.Name) || taken.Contains(field.Name) || IsOtherKindOfRule(rule, owner, field)) continue;
            rank++;
            var isRare = field.IsDistributedOnly || field.Name.EndsWith("Path", StringComparison.Ordinal);
            var importance = field.IsRequired ? 0 : wanted.Contains(field.Name) ? 1 : isRare ? rank + 100 : rank;
            AddProperty(field.Name, NewSnippets.Property(field, ""), CompletionItemKind.Field, importance,
                field.IsRequired ? "required" : null, FieldTable.Describe(rule.Kind, field.Name), GoesOn(field));
        }
    }

    private bool IsTaken(JsonObjectSyntax owner, string name) => owner.Find(name) is { } property && property != place.Property;

    // A rule that has begun as one kind of rule takes no field of another.
    private bool IsOtherKindOfRule(ObjectRule rule, JsonObjectSyntax owner, FieldRule field)
    {
        if (rule.Kind is not (ObjectKind.ChoiceRule or ObjectKind.NestedChoiceRule)) return false;
        var isOperator = FieldTable.ChoiceOperators.Any(each => each.Name == field.Name);
        var hasOperator = FieldTable.ChoiceOperators.Any(each => IsTaken(owner, each.Name));
        var isBoolean = IsTaken(owner, "And") || IsTaken(owner, "Or") || IsTaken(owner, "Not");
        return (isOperator && (hasOperator || isBoolean)) || (field.Name is "And" or "Or" or "Not" && (isBoolean || hasOperator || IsTaken(owner, "Variable")))
            || (field.Name == "Variable" && isBoolean);
    }

    private static bool GoesOn(FieldRule field)
        => field.Kind is FieldKind.StateName or FieldKind.Resource or FieldKind.ErrorNames or FieldKind.Path or FieldKind.ReferencePath or FieldKind.ResultPath
            or FieldKind.TextPath || field is { Kind: FieldKind.Text, Values.IsEmpty: true, Name: "Type" };

    // Its type is what tells which other fields there are.
    private void AddFieldsOfAnyState()
    {
        var rule = FieldTable.For(ObjectKind.Pass);
        var rank = 0;
        foreach (var name in Place.CommonFields.Where(name => !IsTaken(place.Owner!, name)))
        {
            var snippet = NewSnippets.Property(rule.Find(name)!, "");
            AddProperty(name, snippet, CompletionItemKind.Field, rank++, null, FieldTable.Describe(ObjectKind.Pass, name), name == "Type");
        }
    }

    private void AddStates()
    {
        // States that are named and not there.
        var missing = Definition.States.SelectMany(static state => Documents.NameUses.Targets(state.Symbol.Syntax))
            .Append(place.Scope?.Syntax.StartAt)
            .OfType<JsonStringSyntax>()
            .Select(static target => target.Value)
            .Where(name => name.Length > 0 && place.Scope?.FindState(name) is null)
            .Distinct(StringComparer.Ordinal);
        foreach (var name in missing)
            AddProperty(name, NewSnippets.State("Pass", name), CompletionItemKind.Class, 0, "missing", "A transition names this state.", goesOn: false);
        var rank = 1;
        foreach (var type in FieldTable.StateTypes)
        {
            var title = FieldTable.For(FieldTable.StateKind(type)!.Value).Title;
            AddProperty(type, NewSnippets.State(type, null), CompletionItemKind.Snippet, rank++, "new state", $"Adds {title}.", goesOn: false);
        }
    }

    // What an integration takes, and members of what is otherwise the user's own.
    private void AddDataNames()
    {
        var depth = place.DataNames.Count - (place.Part == PlacePart.Name ? 1 : 0);
        if (place.State?.Syntax is not TaskStateSyntax task || place.StateField is not ("Parameters" or "Arguments") || depth > 0) return;
        if (ServiceRequest.Find(task.ResourceText) is not { } request) return;
        var rank = 0;
        foreach (var (name, isRequired) in request.Members)
        {
            if (IsTaken(place.Owner!, name) || IsTaken(place.Owner!, name + ".$")) continue;
            rank++;
            var detail = isRequired ? "required" : "optional";
            var importance = isRequired ? rank : rank + 100;
            AddProperty(name, style.Name(name) + style.Text("$1"), CompletionItemKind.Property, importance, detail, request.Title, goesOn: false);
            if (place.Language != QueryLanguage.JsonPath) continue;
            var computed = style.Name(name + ".\\$") + style.Text("\\$.$1");
            AddProperty(name + ".$", computed, CompletionItemKind.Property, importance + 1000, detail, request.Title, goesOn: true);
        }
    }

    private void AddProperty(string name, string snippet, CompletionItemKind kind, int rank, string? detail, string? documentation, bool goesOn)
    {
        var isThere = place.Part == PlacePart.Name && place.Property is { } property && (hasColon ?? HasColon(property));
        var span = place.Part == PlacePart.Name ? place.Property!.NameSpan : WordSpan();
        var text = isThere ? style.Name(Snippets.Escape(name)).TrimEnd(' ', ':') : snippet + (style is TextStyle.Json && IsBeforeProperty(span.End) ? "," : "");
        _found.Add(new Suggestion(name, kind, span, text)
        {
            Rank = rank,
            Detail = detail,
            Documentation = documentation,
            IsQuoted = true,
            GoesOn = goesOn && !isThere,
        });
    }

    private bool HasColon(JsonPropertySyntax property) => NextCharacter(property.NameSpan.End) == ':';

    private bool IsBeforeProperty(int offset) => NextCharacter(offset) == '"';

    private char NextCharacter(int offset)
    {
        while (offset < Definition.Text.Length && char.IsWhiteSpace(Definition.Text[offset])) offset++;
        return offset < Definition.Text.Length ? Definition.Text[offset] : '\0';
    }
}
