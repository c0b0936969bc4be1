using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <content>What machines compiled for inspection tell of a state's data (reference 14): TestState shows it.</content>
internal sealed partial class ScopeEmitter
{
    private void Inspect(string stage, string value)
    {
        if (_machine.Target.IsInspectable) _writer.Line($"{FrameName}.Inspect(InspectionStage.{stage}, {value});");
    }

    // TestState shows what a state's kind makes of its input, and leaves out what the kind has no use for.
    private void InspectFiltered(StatePlan state, string filtered)
    {
        if (state is not (PassStatePlan { Result: not null } or ParallelStatePlan)) Inspect("AfterInputPath", filtered == "data" ? Whole : filtered);
    }

    private void InspectParameters(StatePlan state, string input)
    {
        if (state is PassStatePlan { Result: null } or TaskStatePlan) Inspect("AfterParameters", input == "data" ? Whole : input);
    }

    private void InspectArguments(StatePlan state)
    {
        if (state is not ParallelStatePlan) Inspect("AfterArguments", "input");
    }

    private void InspectResult(StatePlan state, string result)
    {
        if (state is TaskStatePlan or PassStatePlan { Result: not null }) Inspect("Result", result);
    }

    /// <param name="iterations">The iterations of the Map, as an expression.</param>
    private void InspectSelector(MapStatePlan map, string iterations)
    {
        if (_machine.Target.IsInspectable && map.ItemSelector is not null)
            _writer.Line($"{FrameName}.{WellKnownRuntime.Frame.InspectItems}(result.Count, {iterations}.Select);");
    }

    private void InspectMap(MapStatePlan map, ExpressionContext context)
    {
        if (!_machine.Target.IsInspectable) return;
        if (!map.Data.IsJsonata && map.Distributed?.Reader is null) Inspect("AfterItemsPath", "result");
        Inspect("MaxConcurrency", $"AslValue.Of({MaxConcurrency(map, context)})");
        if (map.ToleratedFailureCount is { } count) Inspect("ToleratedFailureCount", Value(count, context));
        if (map.ToleratedFailurePercentage is { } percentage) Inspect("ToleratedFailurePercentage", Value(percentage, context));
    }
}
