using System.Collections.Immutable;

namespace AslSharp.Compiler.Jsonata;

/// <summary>The functions of JSONata 2.0.6, and those that Step Functions adds (ASL reference, section 5.3).</summary>
public static class JsonataBuiltIns
{
    /// <summary>All of them in both dialects, in the order of names.</summary>
    public static ImmutableArray<JsonataBuiltIn> All { get; } = [.. Make().OrderBy(static function => function.Name, StringComparer.Ordinal)];

    private static ImmutableDictionary<(string Name, JsonataDialect Dialect), JsonataBuiltIn> ByName { get; } =
        new[] { JsonataDialect.StepFunctions, JsonataDialect.Reference }
            .SelectMany(static dialect => All.Where(function => function.IsIn(dialect)).Select(function => (Key: (function.Name, dialect), function)))
            .ToImmutableDictionary(static pair => pair.Key, static pair => pair.function);

    /// <summary>The function of a name; null if there is none, as with <c>eval</c> in Step Functions.</summary>
    /// <param name="name">The name without the dollar sign, case-sensitive.</param>
    /// <param name="dialect">The dialect.</param>
    public static JsonataBuiltIn? Find(string name, JsonataDialect dialect = JsonataDialect.StepFunctions) =>
        ByName.TryGetValue((name, dialect), out var function) ? function : null;

    private static IEnumerable<JsonataBuiltIn> Make()
    {
        var both = new[]
        {
            ("sum", "<a<n>:n>"), ("count", "<a:n>"), ("max", "<a<n>:n>"), ("min", "<a<n>:n>"), ("average", "<a<n>:n>"),
            ("string", "<x-b?:s>"), ("substring", "<s-nn?:s>"), ("substringBefore", "<s-s:s>"), ("substringAfter", "<s-s:s>"),
            ("lowercase", "<s-:s>"), ("uppercase", "<s-:s>"), ("length", "<s-:n>"), ("trim", "<s-:s>"), ("pad", "<s-ns?:s>"),
            ("match", "<s-f<s:o>n?:a<o>>"), ("contains", "<s-(sf):b>"), ("replace", "<s-(sf)(sf)n?:s>"), ("split", "<s-(sf)n?:a<s>>"), ("join", "<a<s>s?:s>"),
            ("formatNumber", "<n-so?:s>"), ("formatBase", "<n-n?:s>"), ("formatInteger", "<n-s:s>"), ("parseInteger", "<s-s:n>"),
            ("number", "<(nsb)-:n>"), ("floor", "<n-:n>"), ("ceil", "<n-:n>"), ("round", "<n-n?:n>"), ("abs", "<n-:n>"), ("sqrt", "<n-:n>"), ("power", "<n-n:n>"),
            ("boolean", "<x-:b>"), ("not", "<x-:b>"),
            ("map", "<af>"), ("zip", "<a+>"), ("filter", "<af>"), ("single", "<af?>"), ("reduce", "<afj?:j>"), ("sift", "<o-f?:o>"),
            ("keys", "<x-:a<s>>"), ("lookup", "<x-s:x>"), ("append", "<xx:a>"), ("exists", "<x:b>"), ("spread", "<x-:a<o>>"), ("merge", "<a<o>:o>"),
            ("reverse", "<a:a>"), ("each", "<o-f:a>"), ("error", "<s?:x>"), ("assert", "<bs?:x>"), ("type", "<x:s>"),
            ("sort", "<af?:a>"), ("shuffle", "<a:a>"), ("distinct", "<x:x>"),
            ("base64encode", "<s-:s>"), ("base64decode", "<s-:s>"),
            ("encodeUrlComponent", "<s-:s>"), ("encodeUrl", "<s-:s>"), ("decodeUrlComponent", "<s-:s>"), ("decodeUrl", "<s-:s>"),
            ("toMillis", "<s-s?:n>"), ("fromMillis", "<n-s?s?:s>"), ("clone", "<(oa)-:o>"), ("now", "<s?s?:s>"), ("millis", "<:n>"),
        };
        var reference = new[] { ("random", "<:n>"), ("eval", "<sx?:x>") };
        var stepFunctions = new[]
        {
            ("partition", "<an:a>"), ("range", "<nnn:a>"), ("hash", "<ss?:s>"), ("random", "<n?:n>"), ("uuid", "<:s>"), ("parse", "<s:x>"),
        };
        return both.Select(static row => Row(row, null))
            .Concat(reference.Select(static row => Row(row, JsonataDialect.Reference)))
            .Concat(stepFunctions.Select(static row => Row(row, JsonataDialect.StepFunctions)));
    }

    private static JsonataBuiltIn Row((string Name, string Signature) row, JsonataDialect? availability) =>
        new(row.Name, JsonataSignature.Parse(row.Signature), availability);
}
