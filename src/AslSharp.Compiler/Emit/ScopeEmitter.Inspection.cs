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
    private void InspectFiltered(StatePlan state, DataFlowPlan data, string filtered)
    {
        if (state is PassStatePlan { Result: not null } || (state is ParallelStatePlan && data.InputPath is null)) return;
        Inspect("AfterInputPath", filtered == "data" ? Whole : filtered);
    }

    private void InspectInput(StatePlan state, DataFlowPlan data, string input)
    {
        if (state is PassStatePlan { Result: null } or TaskStatePlan || data.Parameters is not null) Inspect("AfterParameters", input == "data" ? Whole : input);
    }

    private void InspectResult(StatePlan state, string result)
    {
        if (state is TaskStatePlan or PassStatePlan { Result: not null }) Inspect("Result", result);
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
