using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <content>What JSONata states do differently (reference 3.2, 5.4).</content>
internal sealed partial class ScopeEmitter
{
    // Whether a failed expression of the state must know the step it belongs to.
    private bool Marks(StatePlan state) => _recovers && Expressions.Evaluates(state);

    /// <summary>Emits the note of the step that an expression belongs to: after a jump from state to state the last one noted is that of another.</summary>
    private void MarkStep(StatePlan state, int step)
    {
        if (Marks(state)) _writer.Line($"{Place}.Step = {step};");
    }

    private string EmitArguments(StatePlan state, DataFlowPlan data)
    {
        if (data.Arguments is null) return "data";
        using (At(state, "Arguments")) _writer.Line($"input = {Value(data.Arguments, Context("data", state))};");
        Inspect("AfterArguments", "input");
        return "input";
    }

    /// <summary>Emits Assign and Output, which both see the values at state entry.</summary>
    /// <param name="otherwise">The local that goes on where there is no Output.</param>
    /// <param name="place">The field that lines are mapped to.</param>
    private void EmitJsonataOutput(
        StatePlan state, EquatableArray<AssignmentPlan> assign, ExpressionPlan? output, string otherwise, ExpressionContext context, string place = "Output")
    {
        var commit = EmitAssignments(assign, context);
        using (At(state, place)) Set(output is null ? otherwise : Value(output, context));
        commit();
    }

    private string Items(ExpressionPlan? items, ExpressionContext context) => items switch
    {
        null => $"JsonataFields.{WellKnownRuntime.JsonataFields.Items}({context.Input})",
        JsonataPlan jsonata => Field(WellKnownRuntime.JsonataFields.Items, jsonata, context),
        ArrayPlan array => Value(array, context),
        _ => $"JsonataFields.{WellKnownRuntime.JsonataFields.Items}({Value(items, context)})",
    };

    /// <summary>The value of a field that must be of a certain type.</summary>
    private string Field(string method, JsonataPlan jsonata, ExpressionContext context, string more = "")
        => _machine.Expressions.Field(method, jsonata, context, more);
}
