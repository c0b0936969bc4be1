using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

/// <summary>JSON that is no state machine, called by its name where it has one.</summary>
internal static class OtherDocument
{
    private const string Start = "write an object with the fields StartAt and States";

    /// <summary>What a file holds instead of a definition, and what to do; null for a definition, be it right or wrong.</summary>
    /// <param name="root">The value that the file consists of.</param>
    public static (string What, string Advice)? Find(JsonValueSyntax root) => root switch
    {
        JsonMissingSyntax => null,
        JsonObjectSyntax node => IsDefinition(node) ? null : Name(node),
        JsonStringSyntax text when HoldsDefinition(text)
            => ("a string that holds a definition as text", "write the definition itself, without the quotation marks around it and the backslashes in it"),
        JsonArraySyntax { Items: [JsonObjectSyntax only] } when HasStates(only)
            => ("an array with a definition in it", "remove the brackets around the definition"),
        JsonArraySyntax array when array.Items.Any(HasStates) => ("an array of definitions", "write each definition into a file of its own"),
        _ => (FieldReader.Describe(root.Kind), Start),
    };

    // Whoever has begun one, or has misspelled its fields, is told about the fields.
    private static bool IsDefinition(JsonObjectSyntax node)
    {
        var rule = FieldTable.For(ObjectKind.StateMachine);
        var isStarted = node.Properties.Length > 0
            && node.Properties.All(property => rule.Find(property.Name) is not null || Text.Placeholder.IsIn(property.Name));
        return isStarted || node.Properties.Any(static property => NameSuggestion.Find(property.Name, ["StartAt", "States"]) is not null);
    }

    private static (string What, string Advice) Name(JsonObjectSyntax node)
    {
        if (node.Properties.IsEmpty)
            return ("an empty object", Start);
        if (node.Properties.FirstOrDefault(static property => HasStates(property.Value)) is { } wrapper)
            return ($"an object that holds a definition in '{Shorten(wrapper)}'", "make that definition the whole of the file");
        if (node.Properties.FirstOrDefault(static property => property.Value is JsonStringSyntax text && HoldsDefinition(text)) is { } text)
            return ($"an object that holds a definition as text in '{Shorten(text)}'",
                "make that definition the whole of the file, without the quotation marks around it and the backslashes in it");
        if (node.Find("Resources")?.Value is JsonObjectSyntax)
            return ("a CloudFormation template",
                "give the file another name, such as template.json, and check it with 'aslsharp check'; here write the definition alone");
        if (node.Find("StateMachines") is not null && node.Find("MockedResponses") is not null)
            return ("a file of mocks", "give the file another name; here write the definition");
        if (IsState(node))
            return ("a single state", "write it into the States of a state machine, and its name into StartAt");
        if (node.Properties.All(static property => property.Value is JsonObjectSyntax member && IsState(member)))
            return ("an object of states without their state machine", "write them into the field States, and the name of the first into StartAt");
        if (node.Find("events")?.Value is JsonArraySyntax)
            return ("the history of an execution", "give the file another name; here write the definition");
        if (node.Find("dependencies") is not null || node.Find("devDependencies") is not null || node.Find("scripts") is not null)
            return ("a package.json", "give the file its name back; here write the definition");
        return ("an object with neither StartAt nor States", "write them, or give the file another name if it is something else, such as an execution's input");
    }

    private static bool HasStates(JsonValueSyntax value) => value is JsonObjectSyntax node && node.Find("States")?.Value is JsonObjectSyntax;

    private static bool IsState(JsonObjectSyntax node) => node.Find("Type")?.Value is JsonStringSyntax type && FieldTable.StateKind(type.Value) is not null;

    private static bool HoldsDefinition(JsonStringSyntax text) =>
        text.Value.TrimStart().StartsWith("{", StringComparison.Ordinal) && text.Value.Contains("\"States\"") && text.Value.Contains("\"StartAt\"");

    private static string Shorten(JsonPropertySyntax property) => JsonLexer.Shorten(property.Name);
}
