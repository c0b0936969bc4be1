using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Syntax;

// The eight state types.
public sealed partial class AslParser
{
    private const string ExecutionType = "ExecutionType";

    private StateSyntax ReadState(ObjectKind kind, StateHeader header, StateSyntax? before) => kind switch
    {
        ObjectKind.Pass => ParsePass(header),
        ObjectKind.Task => ParseTask(header),
        ObjectKind.Wait => new WaitStateSyntax(header) { Data = ParseData(header), Duration = ParseDuration(header) },
        ObjectKind.Choice => ParseChoice(header),
        ObjectKind.Succeed => new SucceedStateSyntax(header) { Data = ParseData(header) },
        ObjectKind.Fail => ParseFail(header),
        ObjectKind.Parallel => ParseParallel(header, (before as ParallelStateSyntax)?.Branches ?? []),
        ObjectKind.Map => ParseMap(header, (before as MapStateSyntax)?.Processor),
        _ => throw new InvalidOperationException($"{kind} is no state."),
    };

    private PassStateSyntax ParsePass(StateHeader header)
    {
        if (header.Fields.Find("Result") is { } result)
            CheckResult(result.Value);
        return new PassStateSyntax(header) { Data = ParseData(header) };
    }

    private TaskStateSyntax ParseTask(StateHeader header) => new(header)
    {
        Data = ParseData(header),
        Handlers = ParseHandlers(header),
        TimeoutSeconds = ParseNumber(header, "TimeoutSeconds"),
        HeartbeatSeconds = ParseNumber(header, "HeartbeatSeconds"),
        Credentials = ParseTemplateField(header, "Credentials"),
    };

    private ExpressionSyntax? ParseDuration(StateHeader header)
    {
        if (ParseNumber(header, "Seconds") is { } seconds)
            return seconds;
        if (header.Fields.Find("TimestampPath") is { } path)
            return ParseReferencePath(path, PathRole.Field);
        if (header.Fields.Text("Timestamp") is not { } text)
            return null;
        if (header.Language == QueryLanguage.Jsonata && ParseExpression(text, "Timestamp") is { } expression)
            return expression;
        return ParseTimestamp(text);
    }

    // Null where the text is an expression, or holds a placeholder.
    private static TimestampExpressionSyntax? ParseTimestamp(JsonStringSyntax text) =>
        Rfc3339.TryParse(text.Value, out var seconds, out var nanoseconds) ? new TimestampExpressionSyntax(text, seconds, nanoseconds) : null;

    private FailStateSyntax ParseFail(StateHeader header) => new(header)
    {
        Error = ParseText(header, "Error"),
        Cause = ParseText(header, "Cause"),
    };

    private ExpressionSyntax? ParseText(StateHeader header, string name)
    {
        if (header.Fields.Find(name + "Path") is { } path)
            return ParseTextPath(path);
        if (header.Fields.Text(name) is not { } text)
            return null;
        if (header.Language == QueryLanguage.Jsonata)
            return ParseJsonata(text, name);
        if (LooksComputed(text.Value))
            _diagnostics.Report(DiagnosticDescriptors.FieldTakesNoPath, text.Span, name, text.Value);
        return new ConstantExpressionSyntax(text);
    }

    private ParallelStateSyntax ParseParallel(StateHeader header, ImmutableArray<ScopeSyntax> before)
    {
        var branches = ImmutableArray.CreateBuilder<ScopeSyntax>();
        foreach (var (node, index) in ObjectsOf(header.Fields, "Branches"))
        {
            var pointer = $"{header.Pointer}/Branches/{index}";
            branches.Add(ParseScope(ObjectKind.Branch, node, pointer, Opening(node), branches.Count < before.Length ? before[branches.Count] : null));
        }

        return new ParallelStateSyntax(header)
        {
            Data = ParseData(header),
            Handlers = ParseHandlers(header),
            Branches = branches.ToImmutable(),
        };
    }

    private MapStateSyntax ParseMap(StateHeader header, ScopeSyntax? before)
    {
        var fields = header.Fields;
        var processor = fields.Find("ItemProcessor") ?? fields.Find("Iterator");
        var scope = processor is null
            ? null
            : ParseScope(ObjectKind.ItemProcessor, (JsonObjectSyntax)processor.Value, $"{header.Pointer}/{processor.Name}", processor.NameSpan, before);
        var config = scope?.Fields.Find("ProcessorConfig") is { } property ? ParsePart(property, ObjectKind.ProcessorConfig, header.Language, "").Fields : null;
        AdviseNewName(header, "Iterator", "ItemProcessor");
        if (header.Language == QueryLanguage.JsonPath)
            AdviseNewName(header, "Parameters", "ItemSelector");
        var map = new MapStateSyntax(header)
        {
            Data = ParseData(header),
            Handlers = ParseHandlers(header),
            Processor = scope,
            ProcessorConfig = config,
            ItemsPath = fields.Find("ItemsPath") is { } path ? ParseReferencePath(path, PathRole.Field) : null,
            Items = fields.Find("Items") is { } items ? ParseJsonata(items.Value, "Items") : null,
            ItemSelector = ParseTemplateField(header, "ItemSelector") ?? ParseTemplateField(header, "Parameters"),
            ItemReader = ParseMapPart(header, "ItemReader", ObjectKind.ItemReader),
            ItemBatcher = ParseMapPart(header, "ItemBatcher", ObjectKind.ItemBatcher),
            ResultWriter = ParseMapPart(header, "ResultWriter", ObjectKind.ResultWriter),
            MaxConcurrency = ParseNumber(header, "MaxConcurrency"),
            ToleratedFailureCount = ParseNumber(header, "ToleratedFailureCount"),
            ToleratedFailurePercentage = ParseNumber(header, "ToleratedFailurePercentage"),
        };
        CheckMode(map);
        return map;
    }

    // Beside the new name the old one is an error, which is reported already.
    private void AdviseNewName(StateHeader header, string old, string current)
    {
        if (header.Fields.Find(old) is { } property && property.Name == old && !header.Fields.IsPresent(current))
            _diagnostics.ReportWithSuggestion(DiagnosticDescriptors.FieldSuperseded, property.NameSpan, current, old, current);
    }

    // Mode is INLINE unless it says otherwise. What only a distributed Map has is accepted there, and most of it fails when the Map runs.
    private void CheckMode(MapStateSyntax map)
    {
        if (map.DistributedMode is not null)
        {
            if (!map.ProcessorConfig!.IsPresent(ExecutionType))
                _diagnostics.ReportWithSuggestion(
                    DiagnosticDescriptors.FieldMissing, map.Processor!.Fields.Find("ProcessorConfig")!.NameSpan, ExecutionType, ExecutionType,
                    "ProcessorConfig with Mode DISTRIBUTED");
            if (map.ItemReader is not null)
                CheckItemReader(map.ItemReader);
            return;
        }

        // A placeholder that stands for the mode, or for all of the configuration.
        if (map.Processor?.Fields.IsPresent("ProcessorConfig") == true
            && (map.ProcessorConfig is null || (map.ProcessorConfig.IsPresent("Mode") && map.ProcessorConfig.Text("Mode") is null)))
            return;
        var mode = map.ProcessorConfig?.Text("Mode");
        if (mode is not null && Placeholder.IsIn(mode.Value))
        {
            ReportUnfilled(mode);
            return;
        }

        var type = map.ProcessorConfig?.Find(ExecutionType);
        if (type is not null && mode is not null)
        {
            // AWS refuses this one; what it says to the other fields is not known.
            _diagnostics.Report(
                DiagnosticDescriptors.FieldUnknown, type.NameSpan, ExecutionType, "ProcessorConfig with Mode INLINE", "remove it, or set Mode to DISTRIBUTED");
            type = null;
        }

        var found = FieldTable.For(ObjectKind.Map).Fields
            .Where(static field => field.IsDistributedOnly)
            .Select(field => map.Fields.Find(field.Name))
            .Concat([type])
            .OfType<JsonPropertySyntax>()
            .OrderBy(static property => property.Span.Start)
            .ToList();
        if (found.Count == 0)
            return;

        // The mistake is the mode that none of them fits: one message, at the first. A label alone does no harm.
        var fatal = found.Where(static property => property.Name is not ("Label" or ExecutionType)).ToList();
        var shown = fatal.Count > 0 ? fatal : found;
        var names = FieldReader.Join([.. shown.Select(static property => $"'{property.Name}'")], "and");
        _diagnostics.Report(
            fatal.Count > 0 ? DiagnosticDescriptors.InlineMapFails : DiagnosticDescriptors.DistributedFieldOnInlineMap,
            shown[0].NameSpan, shown[shown.Count - 1].NameSpan, names, shown.Count == 1 ? "it" : "them");
    }

    private IEnumerable<(JsonObjectSyntax Node, int Index)> ObjectsOf(FieldSet fields, string name)
    {
        if (fields.Array(name) is not { } array)
            yield break;
        for (var i = 0; i < array.Items.Length; i++)
        {
            if (array.Items[i] is JsonObjectSyntax node)
                yield return (node, i);
            else if (_reader.IsUnfilled(array.Items[i], name, "an object here"))
                ReportUnfilled(array.Items[i]);
            else if (array.Items[i] is not JsonMissingSyntax)
                _diagnostics.Report(
                    DiagnosticDescriptors.FieldTypeWrong, array.Items[i].Span, name, $"{FieldReader.Describe(array.Items[i].Kind)} here", "an object");
        }
    }
}
