using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <content>Distributed Map states (reference 8.8).</content>
internal sealed partial class ScopeEmitter
{
    private void EmitStartMapRun(StartMapRunPlan run)
    {
        var type = _machine.Types.Pascal(run.State, "Items");
        if (run.KeepsItems) EmitKeepWork(Slot.Result);
        _writer.Line($"{FrameName}.StartItems({(run.Map.Reader is null ? "result.Count" : "0")});");
        using (_writer.Block(
            $"pending = MapRunner.RunAsync(host, new {type}<THost>(host, tasks, {FrameName}, {Local(run.Input)}), {DistributedMap(run)}, new MapRunInput",
            $"}}, {FrameName}, cancellationToken);"))
        {
            foreach (var (member, value) in RunInput(run)) _writer.Line($"{member} = {value},");
        }

        // A child sees nothing of its parent's variables: its frame is an outermost one.
        var processor = Inner(run.Processor, outer: null);
        var selector = run.Selector is null ? null : Selected(run.Selector, run.State, "ContextObject.OfItem(outer, item)", "item.Value", "item.Index");
        _bodies.Add(() => BodyEmitter.EmitItems(_writer, type, _names.FrameType, processor, selector));
    }

    // In the order in which the service evaluates them.
    private IEnumerable<(string Member, string Value)> RunInput(StartMapRunPlan run)
    {
        var (map, reads) = (run.Map, run.Reads);
        if (map.Reader is null) yield return ("Items", "result");
        if (map.Reader?.Arguments is { } reader) yield return ("ReaderArguments", Value(reader, reads));
        if (map.Reader?.MaxItems is { } items) yield return ("MaxItems", Number("Number", "MaxItemsPath", items, reads));
        if (run.MaxConcurrency is not null) yield return ("MaxConcurrency", MaxConcurrency(run.MaxConcurrency, reads));
        if (run.ToleratedFailureCount is { } count) yield return ("ToleratedFailureCount", Tolerance("ToleratedFailureCount", count, reads));
        if (run.ToleratedFailurePercentage is { } share) yield return ("ToleratedFailurePercentage", Tolerance("ToleratedFailurePercentage", share, reads));
        if (map.Batcher?.BatchInput is { } batch) yield return ("BatchInput", Value(batch, reads));
        if (map.Batcher?.MaxItemsPerBatch is { } batchItems)
            yield return ("MaxItemsPerBatch", Number("PositiveNumber", "MaxItemsPerBatchPath", batchItems, reads));
        if (map.Batcher?.MaxInputBytesPerBatch is { } bytes)
            yield return ("MaxInputBytesPerBatch", Number("PositiveNumber", "MaxInputBytesPerBatchPath", bytes, reads));
        if (map.Writer?.Arguments is { } writer) yield return ("WriterArguments", Value(writer, reads));
    }

    private string Number(string method, string field, ExpressionPlan number, ReadsPlan reads) => number switch
    {
        LiteralPlan literal => literal.Text,
        PathPlan path => $"FieldValues.{method}({Value(path, reads)}, {CSharpText.Literal(field)}, {CSharpText.Literal(path.Text)})",
        JsonataPlan jsonata => Field(method, jsonata, reads),
        _ => throw Unknown(number),
    };

    private string Tolerance(string method, ExpressionPlan tolerance, ReadsPlan reads) => tolerance switch
    {
        LiteralPlan literal => literal.Text,
        PathPlan path => $"FieldValues.{method}({Value(path, reads)}, {CSharpText.Literal(path.Text)})",
        JsonataPlan jsonata => Field(method, jsonata, reads),
        _ => throw Unknown(tolerance),
    };

    private string DistributedMap(StartMapRunPlan run)
    {
        var map = run.Map;
        var members = new List<string>();
        if (map.Label is { } label) members.Add($"Label = {CSharpText.Literal(label)}");
        if (map.IsExpress) members.Add("IsExpress = true");
        if (map.Reader is { } reader) members.Add($"Reader = new() {{ {string.Join(", ", Reader(reader))} }}");
        if (map.Batcher is not null) members.Add("HasBatches = true");
        if (map.Writer is { } writer)
            members.Add(
                $"Writer = new() {{ Exports = {(writer.Exports ? "true" : "false")}, Transformation = ResultTransformation.{writer.Transformation}{(writer.WritesLines ? ", WritesLines = true" : "")} }}");
        if (run.Selector is not null && _machine.Target.IsInspectable) members.Add("SelectsItems = true");
        return _machine.Statics.Get("Maps", "DistributedMap", run.State, $"new() {{ {string.Join(", ", members)} }}");
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
