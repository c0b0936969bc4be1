using System.Collections.Immutable;
using AslSharp.Compiler.Signatures;

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

    private static IEnumerable<JsonataBuiltIn> Make() => From(JsonataBuiltInSignature.Common, null)
        .Concat(From(JsonataBuiltInSignature.OfReference, JsonataDialect.Reference))
        .Concat(From(JsonataBuiltInSignature.OfStepFunctions, JsonataDialect.StepFunctions));

    private static IEnumerable<JsonataBuiltIn> From(IEnumerable<JsonataBuiltInSignature> functions, JsonataDialect? availability) =>
        functions.Select(function => new JsonataBuiltIn(function.Name, new JsonataSignature(function.Name, [.. function.Parameters]), availability));
}
