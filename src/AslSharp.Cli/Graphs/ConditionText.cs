using System.Text.RegularExpressions;
using AslSharp.Compiler.Json;

namespace AslSharp.Cli.Graphs;

/// <summary>Says in short English when a rule of a Choice state holds.</summary>
internal static partial class ConditionText
{
    private static readonly Dictionary<string, (string Holds, string Not)> Operators = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = ("is", "is not"),
        ["BooleanEquals"] = ("is", "is not"),
        ["NumericEquals"] = ("=", "≠"),
        ["TimestampEquals"] = ("is", "is not"),
        ["StringLessThan"] = ("<", "≥"),
        ["StringGreaterThan"] = (">", "≤"),
        ["StringLessThanEquals"] = ("≤", ">"),
        ["StringGreaterThanEquals"] = ("≥", "<"),
        ["StringMatches"] = ("matches", "does not match"),
        ["NumericLessThan"] = ("<", "≥"),
        ["NumericGreaterThan"] = (">", "≤"),
        ["NumericLessThanEquals"] = ("≤", ">"),
        ["NumericGreaterThanEquals"] = ("≥", "<"),
        ["TimestampLessThan"] = ("before", "not before"),
        ["TimestampGreaterThan"] = ("after", "not after"),
        ["TimestampLessThanEquals"] = ("not after", "after"),
        ["TimestampGreaterThanEquals"] = ("not before", "before"),
    };

    private static readonly Dictionary<string, string> Tests = new(StringComparer.Ordinal)
    {
        ["IsPresent"] = "present",
        ["IsNull"] = "null",
        ["IsString"] = "a string",
        ["IsNumeric"] = "a number",
        ["IsBoolean"] = "a boolean",
        ["IsTimestamp"] = "a timestamp",
    };

    /// <summary>What a rule tests.</summary>
    /// <param name="rule">The rule, or a part of one.</param>
    internal static string Of(JsonObjectSyntax rule) => Describe(rule, isNegated: false).Text;

    /// <summary>An expression without its marks, and without what all of them begin with.</summary>
    internal static string Source(string text)
    {
        var source = text.Trim();
        if (source.StartsWith("{%", StringComparison.Ordinal) && source.EndsWith("%}", StringComparison.Ordinal) && source.Length >= 4) source = source[2..^2];
        source = Blank().Replace(source.Trim(), " ").Replace("$states.input.", "", StringComparison.Ordinal);
        return source == "$" ? "input" : source.StartsWith("$.", StringComparison.Ordinal) ? source[2..] : source;
    }

    private static (string Text, bool IsJoined) Describe(JsonObjectSyntax rule, bool isNegated)
    {
        if (rule.Text("Condition") is { } condition) return (isNegated ? $"not ({Source(condition)})" : Source(condition), false);
        if (rule.Find("Not")?.Value is JsonObjectSyntax inner) return Describe(inner, !isNegated);
        // A negated "and" is the "or" of the negated parts, and the other way round.
        if (rule.Find("And") is not null) return Join(rule.Objects("And"), isNegated ? "or" : "and", isNegated);
        if (rule.Find("Or") is not null) return Join(rule.Objects("Or"), isNegated ? "and" : "or", isNegated);
        return (Test(rule, isNegated), false);
    }

    private static (string Text, bool IsJoined) Join(IEnumerable<JsonObjectSyntax> rules, string word, bool isNegated)
    {
        var parts = rules.Select(rule => Describe(rule, isNegated)).ToList();
        if (parts.Count == 1) return parts[0];
        return (string.Join($" {word} ", parts.Select(static part => part.IsJoined ? $"({part.Text})" : part.Text)), true);
    }

    private static string Test(JsonObjectSyntax rule, bool isNegated)
    {
        var variable = Source(rule.Text("Variable") ?? "?");
        foreach (var property in rule.Properties)
        {
            if (Tests.TryGetValue(property.Name, out var test))
            {
                var holds = (property.Value.Kind != JsonSyntaxKind.False) != isNegated;
                if (test == "present") return holds ? $"{variable} is present" : $"{variable} is absent";
                return $"{variable} {(holds ? "is" : "is not")} {test}";
            }

            var name = property.Name.EndsWith("Path", StringComparison.Ordinal) ? property.Name[..^"Path".Length] : property.Name;
            if (!Operators.TryGetValue(name, out var words)) continue;
            if (name == "BooleanEquals" && property.Value.Kind is JsonSyntaxKind.True or JsonSyntaxKind.False)
                return (property.Value.Kind == JsonSyntaxKind.True) != isNegated ? variable : $"not {variable}";
            return $"{variable} {(isNegated ? words.Not : words.Holds)} {Operand(property, name)}";
        }

        return "?";
    }

    private static string Operand(JsonPropertySyntax property, string name) => property.Value switch
    {
        JsonStringSyntax path when property.Name != name => Source(path.Value),
        JsonStringSyntax moment when name.StartsWith("Timestamp", StringComparison.Ordinal) => moment.Value,
        JsonStringSyntax text => $"\"{text.Value}\"",
        JsonNumberSyntax number => number.Text,
        _ => "?",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
