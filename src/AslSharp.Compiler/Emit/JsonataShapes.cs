using System.Globalization;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Tells the forms of paths and constructors that need little code.</summary>
internal static class JsonataShapes
{
    /// <summary>The index of <c>$x[2]</c>; null where the predicate is anything else.</summary>
    public static string? LiteralIndex(JsonataFilterNode filter) => filter.Predicates.Count == 1 ? LiteralIndex(filter.Predicates[0]) : null;

    /// <summary>The whole number that a literal index comes to; null for anything else.</summary>
    public static string? LiteralIndex(JsonataNode? predicate)
    {
        if (predicate is not JsonataLiteralNode { Value: { Kind: LiteralKind.Number } literal }) return null;
        if (long.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)) return Text(index);
        var number = Math.Floor(double.Parse(literal.Text, CultureInfo.InvariantCulture));
        return Text(number is > -1e15 and < 1e15 ? (long)number : int.MaxValue);
    }

    /// <summary>Whether the names are literals, none of them twice.</summary>
    public static bool HasFixedNames(EquatableArray<JsonataPair> pairs)
        => pairs.All(static pair => pair.Key is JsonataLiteralNode { Value.Kind: LiteralKind.String })
            && pairs.Select(static pair => ((JsonataLiteralNode)pair.Key).Value.Text).Distinct(StringComparer.Ordinal).Count() == pairs.Count;

    /// <summary>Whether an array is put together by one call: either each item stays one, or the items of each join, constructors apart.</summary>
    public static bool IsOneCall(JsonataArrayNode array)
        => array.Items.Count <= JsonataFacts.LongestRow && (array.Items.All(IsItem) || !array.Items.Any(static item => item.IsWhole));

    /// <summary>Whether an item of an array constructor stays one item.</summary>
    public static bool IsItem(JsonataArrayItem item) => item.IsWhole || JsonataFacts.IsScalarOrObject(item.Value);

    /// <summary>Whether a path is no more than names and literal indexes behind a start.</summary>
    public static bool IsOneExpression(JsonataPathNode path)
    {
        if (path.HasGroup || path.HandsOnTuples) return false;
        var steps = path.Steps;
        var first = JsonataFacts.StartsAtVariable(path) ? 1 : 0;
        if (first == 1 && (steps[0].IsTuple || !IsBareOrIndexed(steps[0].Stages))) return false;
        if (first == 1 && steps.Count == 1) return !path.KeepsSingleton;
        if (path.KeepsSingleton && !steps[0].Stages.IsEmpty) return false;
        for (var i = first; i < steps.Count; i++)
        {
            if (!IsPlainName(steps[i]) && (path.KeepsSingleton || !IsIndexedName(steps[i]))) return false;
        }

        return true;
    }

    private static bool IsBareOrIndexed(EquatableArray<JsonataStage> stages)
        => stages.IsEmpty || (stages.Count == 1 && LiteralIndex(stages[0].Predicate) is not null);

    /// <summary>Whether a step is a name and nothing else.</summary>
    public static bool IsPlainName(JsonataStep step) => step is { Expression: JsonataNameNode, IsTuple: false } && step.Stages.IsEmpty;

    /// <summary>Whether a step is a name with a literal index.</summary>
    public static bool IsIndexedName(JsonataStep step)
        => step is { Expression: JsonataNameNode, IsTuple: false, Stages.Count: 1 } && LiteralIndex(step.Stages[0].Predicate) is not null;

    private static string Text(long index) => index.ToString(CultureInfo.InvariantCulture);
}
