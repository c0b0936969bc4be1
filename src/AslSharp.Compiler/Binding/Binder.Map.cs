using AslSharp.Compiler.Json;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Binding;

// Map states (reference 8.8).
public sealed partial class Binder
{
    private BoundMapState BindMap(ScopeContext context, StateSymbol symbol, MapStateSyntax state) => new(
        symbol,
        BindData(context, state.Data),
        Bind(context, state.ItemsPath ?? state.Items),
        Bind(context, state.ItemSelector),
        state.Processor is null ? null : BindScope(state.Processor),
        Bind(context, state.MaxConcurrency),
        Bind(context, state.ToleratedFailureCount),
        Bind(context, state.ToleratedFailurePercentage),
        BindHandlers(context, state, state.Handlers),
        BindNext(context, state))
    {
        Distributed = BindDistributed(context, state),
    };

    // On an inline Map they are bound too, so that what they read is known; the mistake is reported already.
    private BoundDistributedMap? BindDistributed(ScopeContext context, MapStateSyntax state)
    {
        var parts = new BoundDistributedMap(
            state.Fields.Text("Label")?.Value,
            state.ProcessorConfig?.Text("ExecutionType")?.Value == "EXPRESS",
            state.ItemReader is null ? null : BindItemReader(context, state.ItemReader),
            state.ItemBatcher is null ? null : BindItemBatcher(context, state.ItemBatcher),
            state.ResultWriter is null ? null : BindResultWriter(context, state.ResultWriter));
        return state.DistributedMode is null ? null : parts;
    }

    private BoundItemReader BindItemReader(ScopeContext context, MapPartSyntax part)
    {
        var config = part.Part("ReaderConfig")?.Fields;
        return new BoundItemReader(
            part.Fields.Text("Resource")?.Value.EndsWith(":listObjectsV2", StringComparison.Ordinal) == true,
            config?.Text("InputType")?.Value,
            config?.Text("Transformation")?.Value,
            config?.Text("ManifestType")?.Value,
            config?.Text("CSVHeaderLocation")?.Value == "GIVEN" && config.Array("CSVHeaders") is { } headers
                ? [.. headers.Items.OfType<JsonStringSyntax>().Select(static header => header.Value)]
                : default,
            config?.Text("CSVDelimiter")?.Value,
            config?.Text("ItemsPointer")?.Value,
            Bind(context, part.Find("Parameters") ?? part.Find("Arguments")),
            Bind(context, part.Part("ReaderConfig")?.Number("MaxItems")));
    }

    private BoundItemBatcher BindItemBatcher(ScopeContext context, MapPartSyntax part) => new(
        Bind(context, part.Find("BatchInput")),
        Bind(context, part.Number("MaxItemsPerBatch")),
        Bind(context, part.Number("MaxInputBytesPerBatch")));

    private BoundResultWriter BindResultWriter(ScopeContext context, MapPartSyntax part) => new(
        part.Fields.IsPresent("Resource"),
        part.Part("WriterConfig")?.Fields.Text("Transformation")?.Value,
        part.Part("WriterConfig")?.Fields.Text("OutputType")?.Value,
        Bind(context, part.Find("Parameters") ?? part.Find("Arguments")));
}
