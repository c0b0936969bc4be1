namespace AslSharp.Compiler.Emit;

/// <summary>What kinds of values the built-in functions give.</summary>
internal static class JsonataResults
{
    private static readonly HashSet<string> Booleans = ["exists", "not", "contains", "boolean"];

    private static readonly HashSet<string> Strings =
    [
        "string", "substring", "substringBefore", "substringAfter", "uppercase", "lowercase", "trim", "pad", "join", "replace",
        "base64encode", "base64decode", "encodeUrlComponent", "encodeUrl", "decodeUrlComponent", "decodeUrl", "formatNumber", "formatBase",
        "formatInteger", "now", "fromMillis", "type", "hash", "uuid",
    ];

    private static readonly HashSet<string> Integers = ["length", "count", "millis", "toMillis"];

    private static readonly HashSet<string> Numbers =
        ["number", "abs", "floor", "ceil", "round", "power", "sqrt", "random", "sum", "max", "min", "average", "parseInteger"];

    /// <summary>Whether a function gives neither an array nor a function.</summary>
    public static bool IsScalar(string name) => Booleans.Contains(name) || Strings.Contains(name) || Integers.Contains(name) || Numbers.Contains(name);

    /// <summary>Whether a function gives nothing that has to be settled, if its arguments hold nothing of that kind: no infinite numbers.</summary>
    public static bool IsSettled(string name) => !Numbers.Contains(name);

    /// <summary>Whether a function calls one that it is given, and hands on nothing of it but what it gives.</summary>
    public static bool IsCallOf(string name) =>
        name is "map" or "filter" or "single" or "each" or "sift" or "sort" or "reduce" or "match" or "contains" or "replace" or "split";

    /// <summary>Whether a function hands on what the one that it calls gives.</summary>
    public static bool HandsOnResults(string name) => name is "map" or "each" or "reduce";

    /// <summary>Whether a function looks at all that is below its arguments, or calls a function for each item.</summary>
    public static bool LooksDeep(string name) =>
        IsCallOf(name) || name is "string" or "boolean" or "not" or "distinct" or "keys" or "lookup" or "spread";

    /// <summary>Whether a function needs the host.</summary>
    public static bool NeedsEvaluation(string name) => name is "now" or "millis" or "toMillis" or "random" or "uuid" or "shuffle";
}
