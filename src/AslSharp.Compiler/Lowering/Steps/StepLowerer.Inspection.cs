using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <content>What machines compiled for inspection tell of a state's data (reference 14): TestState shows it.</content>
internal sealed partial class StepLowerer
{
    private void Inspect(string stage, Slot slot) => Add(new InspectPlan(stage, new InspectedSlotPlan(slot, slot == Slot.Document && _held.Length > 0)));

    // TestState shows what a state's kind makes of its input, and leaves out what the kind has no use for.
    private void InspectFiltered(LoweredState state, Slot filtered)
    {
        if (state is not (LoweredPassState { Result: not null } or LoweredParallelState)) Inspect("AfterInputPath", filtered);
    }

    private void InspectParameters(LoweredState state, Slot input)
    {
        if (state is LoweredPassState { Result: null } or LoweredTaskState) Inspect("AfterParameters", input);
    }

    private void InspectArguments(LoweredState state)
    {
        if (state is not LoweredParallelState) Inspect("AfterArguments", Slot.Input);
    }

    private void InspectResult(LoweredState state, Slot result)
    {
        if (state is LoweredTaskState or LoweredPassState { Result: not null }) Inspect("Result", result);
    }

    private void InspectMap(LoweredMapState map, ReadsPlan reads)
    {
        if (!map.Data.IsJsonata && map.Distributed?.Reader is null) Inspect("AfterItemsPath", Slot.Result);
        Add(new InspectPlan("MaxConcurrency", new InspectedConcurrencyPlan(map.MaxConcurrency, reads)));
        if (map.ToleratedFailureCount is { } count) Add(new InspectPlan("ToleratedFailureCount", new InspectedValuePlan(new ValuePlan(count, reads))));
        if (map.ToleratedFailurePercentage is { } percentage)
            Add(new InspectPlan("ToleratedFailurePercentage", new InspectedValuePlan(new ValuePlan(percentage, reads))));
    }
}
