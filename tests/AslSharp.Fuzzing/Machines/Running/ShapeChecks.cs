using AslSharp.Compiler;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Text;
using AslSharp.Fuzzing.Machines.World;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>Whether the data that were at the states are what the compiler says of them.</summary>
internal static class ShapeChecks
{
    private const int LongestText = 20_000;

    /// <summary>Values that do not fit what was inferred.</summary>
    /// <param name="observer">Who has the histories.</param>
    /// <param name="definition">The machine's definition.</param>
    /// <param name="executionId">The execution's ARN.</param>
    internal static IEnumerable<(string Property, string Details)> Check(RunObserver observer, string definition, string executionId)
    {
        var file = AslFile.Create("machine.asl.json", definition);
        var compiled = AslCompiler.Compile(file);
        if (!observer.Histories.TryGetValue(executionId, out var history) || compiled.Shapes is not { } facts) yield break;
        List<HistoryEvent> events;
        lock (history) events = [.. history];
        var byName = facts.States.ToLookup(static state => state.Pointer[(state.Pointer.LastIndexOf('/') + 1)..], StringComparer.Ordinal);
        var root = JsonSyntaxTree.Parse(file).Root;
        foreach (var e in events)
        {
            var type = e.Type.ToString();
            if (e.Name is null || byName[e.Name].ToList() is not [var state]) continue;
            if (type.EndsWith("StateEntered", StringComparison.Ordinal) && TextOf(e.Input) is { Length: < LongestText } text && !Of(text).IsWithin(state.Input))
                yield return ("The data at a state are not what was inferred", $"'{e.Name}' is given {text}, and {state.Input} was inferred");
            if (type == "PassStateExited" && compiled.Diagnostics.FirstOrDefault(found => Fails(found) && IsWithin(root, e.Name, found)) is { } alarm)
                yield return ("A state does what was said to fail", $"'{e.Name}': {alarm}");
        }
    }

    // What may stand on a way that is not taken, or finds no item to fail on, proves nothing.
    private static bool Fails(DiagnosticInfo found) => found.Id is "ASL7001" or "ASL7004" or "ASL7005" or "ASL7007" or "ASL7008";

    private static bool IsWithin(JsonValueSyntax node, string state, DiagnosticInfo found) => node switch
    {
        JsonObjectSyntax map => map.Properties.Any(property => property.Span.Contains(found.Location.Span) && (property.Name == state ? IsPlain(property.Value, found) : IsWithin(property.Value, state, found))),
        JsonArraySyntax list => list.Items.Any(item => item.Span.Contains(found.Location.Span) && IsWithin(item, state, found)),
        _ => false,
    };

    private static bool IsPlain(JsonValueSyntax state, DiagnosticInfo found) => state is JsonObjectSyntax map && !map.Properties.Any(static property => property.Name == "States") && TextAt(map, found) is { } text
        && text.IndexOfAny(['*', ':', '@', '{', '[']) < 0;

    private static string? TextAt(JsonValueSyntax node, DiagnosticInfo found) => node switch
    {
        JsonStringSyntax text => text.Value,
        JsonObjectSyntax map => map.Properties.FirstOrDefault(property => property.Value.Span.Contains(found.Location.Span)) is { } inner ? TextAt(inner.Value, found) : null,
        JsonArraySyntax list => list.Items.FirstOrDefault(item => item.Span.Contains(found.Location.Span)) is { } inner ? TextAt(inner, found) : null,
        _ => null,
    };

    // Data that get too deep for JSON come from a machine that goes on failing.
    private static string? TextOf(AslValue value)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(value.ToUtf8Bytes());
        }
        catch (Hosting.RuntimeFault)
        {
            return null;
        }
    }

    private static Shape Of(string json) => LiteralShapes.Of(JsonSyntaxTree.Parse(AslFile.Create("value", json)).Root);
}
