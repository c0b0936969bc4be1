using System.Text.Json;
using System.Text.RegularExpressions;

namespace AslSharp.Compiler.Tests.Schema;

/// <summary>Evaluates the keywords of draft-07 that the schema uses; any other is an error of the schema.</summary>
internal sealed class SchemaEvaluator(JsonElement root)
{
    /// <summary>What is wrong with a value: the first fault of each branch, or nothing.</summary>
    internal IReadOnlyList<string> Evaluate(JsonElement value) => [.. Faults(root, value, "")];

    private IEnumerable<string> Faults(JsonElement schema, JsonElement value, string path)
    {
        if (schema.ValueKind == JsonValueKind.True)
            return [];
        if (schema.ValueKind == JsonValueKind.False)
            return [$"{path}: nothing is allowed here"];

        // Beside $ref nothing else is read.
        if (schema.TryGetProperty("$ref", out var reference))
            return Faults(Resolve(reference.GetString()!), value, path);
        return schema.EnumerateObject().SelectMany(keyword => Keyword(schema, keyword, value, path));
    }

    private IEnumerable<string> Keyword(JsonElement schema, JsonProperty keyword, JsonElement value, string path) => keyword.Name switch
    {
        "$schema" or "$id" or "title" or "description" or "definitions" or "then" or "else" => [],
        "if" => Condition(schema, keyword.Value, value, path),
        "allOf" => keyword.Value.EnumerateArray().SelectMany(part => Faults(part, value, path)),
        "anyOf" => keyword.Value.EnumerateArray().Any(part => Accepts(part, value)) ? [] : [$"{path}: none of anyOf accepts {value}"],
        "not" => Fault(!Accepts(keyword.Value, value), path, $"not {keyword.Value}"),
        "type" => Fault(Types(keyword.Value).Any(type => IsOf(type, value)), path, $"is no {keyword.Value}"),
        "enum" => Fault(keyword.Value.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)), path, $"is none of {keyword.Value}"),
        "const" => Fault(JsonElement.DeepEquals(keyword.Value, value), path, $"is not {keyword.Value}"),
        "pattern" => Fault(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!), path, $"does not match {keyword.Value}"),
        "minimum" => Fault(value.ValueKind != JsonValueKind.Number || value.GetDouble() >= keyword.Value.GetDouble(), path, $"is less than {keyword.Value}"),
        "maximum" => Fault(value.ValueKind != JsonValueKind.Number || value.GetDouble() <= keyword.Value.GetDouble(), path, $"is more than {keyword.Value}"),
        "minItems" => Fault(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= keyword.Value.GetDouble(), path, "has too few items"),
        "minProperties" => Fault(value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() >= keyword.Value.GetDouble(), path, "has too few members"),
        "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().SelectMany((item, index) => Faults(keyword.Value, item, $"{path}/{index}")),
        "required" => value.ValueKind != JsonValueKind.Object ? [] : keyword.Value.EnumerateArray()
            .Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}: {name} is missing"),
        "properties" => Members(value).Where(member => keyword.Value.TryGetProperty(member.Name, out _))
            .SelectMany(member => Faults(keyword.Value.GetProperty(member.Name), member.Value, $"{path}/{member.Name}")),
        "patternProperties" => Members(value).SelectMany(member => keyword.Value.EnumerateObject()
            .Where(pattern => Regex.IsMatch(member.Name, pattern.Name)).SelectMany(pattern => Faults(pattern.Value, member.Value, $"{path}/{member.Name}"))),
        "additionalProperties" => Members(value).Where(member => !IsNamed(schema, member.Name))
            .SelectMany(member => Faults(keyword.Value, member.Value, $"{path}/{member.Name}")),
        _ => throw new InvalidOperationException($"The keyword {keyword.Name} is not known here."),
    };

    private IEnumerable<string> Condition(JsonElement schema, JsonElement condition, JsonElement value, string path) =>
        schema.TryGetProperty(Accepts(condition, value) ? "then" : "else", out var branch) ? Faults(branch, value, path) : [];

    private bool Accepts(JsonElement schema, JsonElement value) => !Faults(schema, value, "").Any();

    private JsonElement Resolve(string reference) => root.GetProperty("definitions").GetProperty(reference["#/definitions/".Length..]);

    private static bool IsNamed(JsonElement schema, string name) =>
        (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _))
        || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(pattern => Regex.IsMatch(name, pattern.Name)));

    private static IEnumerable<JsonProperty> Members(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(item => item.GetString()!) : [type.GetString()!];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()),
        _ => throw new InvalidOperationException($"{type} is no type."),
    };

    private static IEnumerable<string> Fault(bool isRight, string path, string message) => isRight ? [] : [$"{path}: {message}"];
}
