using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <content>Distributed Map states (reference 8.8).</content>
internal sealed partial class ScopeEmitter
{
    private void EmitDistributedMap(int index, MapStatePlan map, DistributedMapPlan distributed)
    {
        var type = _machine.Types.Pascal(map.Name, "Items");
        _writer.Line($"goto case {_layout.Attempt(index)};");
        Label(_layout.Attempt(index));
        MarkStep(map, _layout.Result(index));
        if (Expressions.Evaluates(map)) _writer.Line($"{FrameName}.{WellKnownRuntime.Frame.ExpectIterations}();");
        var input = EmitInput(map, map.Data);
        var context = Context(input, map);
        if (distributed.Reader is null)
        {
            using (At(map, "Items")) _writer.Line($"result = {DistributedItems(map, context)};");
        }

        InspectMap(map, context);
        EmitBranchStart(index, map);
        _writer.Line($"{FrameName}.{WellKnownRuntime.Frame.StartItems}({(distributed.Reader is null ? "result.Count" : "0")});");
        using (_writer.Block($"pending = MapRunner.{WellKnownRuntime.MapRunner.RunAsync}(host, new {type}<THost>(host, tasks, {FrameName}, {input}), {DistributedMap(map, distributed)}, new MapRunInput", $"}}, {FrameName}, cancellationToken);"))
        {
            foreach (var (member, value) in RunInput(map, distributed, context)) _writer.Line($"{member} = {value},");
        }

        EmitBranchEnd(index, map, map.Data, map.Errors, map.Next);
        EmitItemProcessor(map, type);
    }

    private void EmitItemProcessor(MapStatePlan map, string type)
    {
        // A child sees nothing of its parent's variables: its frame is an outermost one.
        var processor = new ScopeNames(map.Processor, null, _machine.Types.Pascal(map.Name + "Item", "Scope"), _machine.Types.Pascal(map.Name + "Item", "Frame"));
        _emitInner(processor);
        var selector = map.ItemSelector is null
            ? null
            : Value(map.ItemSelector, new ExpressionContext("input", "outer", _names, "ContextObject.OfItem(outer, item)", "", "item.Value", "item.Index", Input: "input", State: map.Name));
        _bodies.Add(() => BodyEmitter.EmitItems(_writer, type, _names.FrameType, processor, selector));
    }

    private string DistributedItems(MapStatePlan map, ExpressionContext context) => map.Items switch
    {
        null when map.Data.IsJsonata => $"JsonataFields.{WellKnownRuntime.JsonataFields.DistributedItems}({context.Input})",
        null => $"FieldValues.{WellKnownRuntime.FieldValues.DistributedItems}({context.Data}, \"$\")",
        PathPlan path => $"FieldValues.{WellKnownRuntime.FieldValues.DistributedItems}({Value(path, context)}, {CSharpText.Literal(path.Text)})",
        JsonataPlan jsonata => Field(WellKnownRuntime.JsonataFields.DistributedItems, jsonata, context),
        _ => $"JsonataFields.{WellKnownRuntime.JsonataFields.DistributedItems}({Value(map.Items, context)})",
    };

    // In the order in which the service evaluates them.
    private IEnumerable<(string Member, string Value)> RunInput(MapStatePlan map, DistributedMapPlan distributed, ExpressionContext context)
    {
        if (distributed.Reader is null) yield return (WellKnownRuntime.MapRunInput.Items, "result");
        if (distributed.Reader?.Arguments is { } reader) yield return (WellKnownRuntime.MapRunInput.ReaderArguments, Value(reader, context));
        if (distributed.Reader?.MaxItems is { } items) yield return (WellKnownRuntime.MapRunInput.MaxItems, Number(WellKnownRuntime.FieldValues.Number, "MaxItemsPath", items, context));
        if (map.MaxConcurrency is not null) yield return (WellKnownRuntime.MapRunInput.MaxConcurrency, MaxConcurrency(map, context));
        if (map.ToleratedFailureCount is { } count) yield return (WellKnownRuntime.MapRunInput.ToleratedFailureCount, Tolerance(WellKnownRuntime.FieldValues.ToleratedFailureCount, count, context));
        if (map.ToleratedFailurePercentage is { } share) yield return (WellKnownRuntime.MapRunInput.ToleratedFailurePercentage, Tolerance(WellKnownRuntime.FieldValues.ToleratedFailurePercentage, share, context));
        if (distributed.Batcher?.BatchInput is { } batch) yield return (WellKnownRuntime.MapRunInput.BatchInput, Value(batch, context));
        if (distributed.Batcher?.MaxItemsPerBatch is { } batchItems) yield return (WellKnownRuntime.MapRunInput.MaxItemsPerBatch, Number(WellKnownRuntime.FieldValues.PositiveNumber, "MaxItemsPerBatchPath", batchItems, context));
        if (distributed.Batcher?.MaxInputBytesPerBatch is { } bytes) yield return (WellKnownRuntime.MapRunInput.MaxInputBytesPerBatch, Number(WellKnownRuntime.FieldValues.PositiveNumber, "MaxInputBytesPerBatchPath", bytes, context));
        if (distributed.Writer?.Arguments is { } writer) yield return (WellKnownRuntime.MapRunInput.WriterArguments, Value(writer, context));
    }

    private string Number(string method, string field, ExpressionPlan number, ExpressionContext context) => number switch
    {
        LiteralPlan literal => literal.Text,
        PathPlan path => $"FieldValues.{method}({Value(path, context)}, {CSharpText.Literal(field)}, {CSharpText.Literal(path.Text)})",
        JsonataPlan jsonata => Field(method, jsonata, context),
        _ => throw new InvalidOperationException($"{field} is a {number.GetType().Name}."),
    };

    private string Tolerance(string method, ExpressionPlan tolerance, ExpressionContext context) => tolerance switch
    {
        LiteralPlan literal => literal.Text,
        PathPlan path => $"FieldValues.{method}({Value(path, context)}, {CSharpText.Literal(path.Text)})",
        JsonataPlan jsonata => Field(method, jsonata, context),
        _ => throw new InvalidOperationException($"{method} is a {tolerance.GetType().Name}."),
    };

    private string DistributedMap(MapStatePlan map, DistributedMapPlan distributed)
    {
        var members = new List<string>();
        if (distributed.Label is { } label) members.Add($"Label = {CSharpText.Literal(label)}");
        if (distributed.IsExpress) members.Add("IsExpress = true");
        if (distributed.Reader is { } reader) members.Add($"Reader = new() {{ {string.Join(", ", Reader(reader))} }}");
        if (distributed.Batcher is not null) members.Add("HasBatches = true");
        if (distributed.Writer is { } writer)
            members.Add($"Writer = new() {{ Exports = {(writer.Exports ? "true" : "false")}, Transformation = ResultTransformation.{writer.Transformation}{(writer.WritesLines ? ", WritesLines = true" : "")} }}");
        return _machine.Statics.Get("Maps", "DistributedMap", map.Name, $"new() {{ {string.Join(", ", members)} }}");
    }

    private static IEnumerable<string> Reader(ItemReaderPlan reader)
    {
        yield return $"Input = ItemInput.{reader.Input}";
        if (reader.ListsObjects) yield return "ListsObjects = true";
        if (reader.LoadsObjects) yield return "LoadsObjects = true";
        if (reader.Manifest != "None") yield return $"Manifest = ItemManifest.{reader.Manifest}";
        if (reader.HasHeaders) yield return $"Headers = {Strings(reader.Headers)}";
        if (reader.Delimiter != ',') yield return $"Delimiter = (char){(int)reader.Delimiter}";
        if (reader.Pointer is { } pointer) yield return $"Pointer = {CSharpText.Literal(pointer)}";
    }
}
