using System.Text.RegularExpressions;

namespace AslSharp.Graphs;

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
    internal static string Of(AslValue rule) => Describe(rule, isNegated: false).Text;

    /// <summary>An expression without its marks, and without what all of them begin with.</summary>
    internal static string Source(string text)
    {
        var source = text.Trim();
        if (source.StartsWith("{%", StringComparison.Ordinal) && source.EndsWith("%}", StringComparison.Ordinal) && source.Length >= 4) source = source[2..^2];
        source = Blank().Replace(source.Trim(), " ").Replace("$states.input.", "", StringComparison.Ordinal);
        return source == "$" ? "input" : source.StartsWith("$.", StringComparison.Ordinal) ? source[2..] : source;
    }

    private static (string Text, bool IsJoined) Describe(AslValue rule, bool isNegated)
    {
        if (rule.Text("Condition") is { } condition) return (isNegated ? $"not ({Source(condition)})" : Source(condition), false);
        if (rule["Not"] is { IsObject: true } inner) return Describe(inner, !isNegated);
        // A negated "and" is the "or" of the negated parts, and the other way round.
        if (!rule["And"].IsUndefined) return Join(rule.Objects("And"), isNegated ? "or" : "and", isNegated);
        if (!rule["Or"].IsUndefined) return Join(rule.Objects("Or"), isNegated ? "and" : "or", isNegated);
        return (Test(rule, isNegated), false);
    }

    private static (string Text, bool IsJoined) Join(IEnumerable<AslValue> rules, string word, bool isNegated)
    {
        var parts = rules.Select(rule => Describe(rule, isNegated)).ToList();
        if (parts.Count == 1) return parts[0];
        return (string.Join($" {word} ", parts.Select(static part => part.IsJoined ? $"({part.Text})" : part.Text)), true);
    }

    private static string Test(AslValue rule, bool isNegated)
    {
        var variable = Source(rule.Text("Variable") ?? "?");
        foreach (var (field, operand) in rule.Members())
        {
            if (Tests.TryGetValue(field, out var test))
            {
                var holds = (operand is not { IsBoolean: true } || operand.GetBoolean()) != isNegated;
                if (test == "present") return holds ? $"{variable} is present" : $"{variable} is absent";
                return $"{variable} {(holds ? "is" : "is not")} {test}";
            }

            var name = field.EndsWith("Path", StringComparison.Ordinal) ? field[..^"Path".Length] : field;
            if (!Operators.TryGetValue(name, out var words)) continue;
            if (name == "BooleanEquals" && operand.IsBoolean)
                return operand.GetBoolean() != isNegated ? variable : $"not {variable}";
            return $"{variable} {(isNegated ? words.Not : words.Holds)} {Operand(operand, isPath: field != name, name)}";
        }

        return "?";
    }

    private static string Operand(AslValue operand, bool isPath, string name)
    {
        if (operand.IsNumber) return operand.ToJson();
        if (!operand.TryGetString(out var text)) return "?";
        return isPath ? Source(text) : name.StartsWith("Timestamp", StringComparison.Ordinal) ? text : $"\"{text}\"";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
