using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <content>How data pass through a state (reference 3.1, 3.2), and what is held apart from the document.</content>
internal sealed partial class StepLowerer
{
    private void PutTogether()
    {
        if (_held.Length == 0) return;
        Add(new PutTogetherPlan());
        _held = [];
    }

    // The document becomes something else; from here on nothing is held.
    private void Replaced()
    {
        if (_held.Length == 0) return;
        Add(new ReleasePlan());
        _held = [];
    }

    private void Replace(Slot source)
    {
        if (source == Slot.Document) return;
        Add(new ReplacePlan(source));
        Replaced();
    }

    private void Set(Slot target, ExpressionPlan value, ReadsPlan reads, string? field = null)
    {
        Add(new SetPlan(target, new ValuePlan(value, reads)) { Field = field });
        if (target == Slot.Document) Replaced();
    }

    /// <summary>The raw input through InputPath and Parameters, or Arguments. Gives the slot that holds it.</summary>
    private Slot LowerInput(LoweredState state, LoweredData data)
    {
        if (data.IsJsonata) return LowerArguments(state, data);
        var current = Slot.Document;
        if (data.InputPath is not null)
        {
            Set(Slot.Input, data.InputPath, ReadsNow(state), "InputPath");
            current = Slot.Input;
        }

        InspectFiltered(state, current);
        if (data.Parameters is not null)
        {
            Set(Slot.Input, data.Parameters, ReadsNow(state, current), "Parameters");
            current = Slot.Input;
        }

        InspectParameters(state, current);
        return current;
    }

    private Slot LowerArguments(LoweredState state, LoweredData data)
    {
        if (data.Arguments is null) return Slot.Document;
        Set(Slot.Input, data.Arguments, ReadsNow(state), "Arguments");
        InspectArguments(state);
        return Slot.Input;
    }

    /// <summary>What follows a result: Assign beside ResultSelector, then ResultPath, then OutputPath; or Assign and Output.</summary>
    private void LowerOutput(LoweredState state, LoweredData data, Slot result)
    {
        InspectResult(state, result);
        if (data.IsJsonata)
        {
            LowerJsonataOutput(data.Assign, data.Output, result, ReadsNow(state) with { Result = result });
            Exit(state);
            return;
        }

        var commit = LowerAssign(data.Assign, ReadsNow(state, result));
        var selected = result;
        if (data.ResultSelector is not null)
        {
            Set(Slot.Result, data.ResultSelector, ReadsNow(state, result), "ResultSelector");
            selected = Slot.Result;
        }

        Inspect("AfterResultSelector", selected);
        LowerResultPath(data.ResultPath, selected, "ResultPath");
        Inspect("AfterResultPath", Slot.Document);
        LowerOutputPath(state, data, Slot.Document);
        commit();
        Exit(state);
    }

    // Assign and Output both see the values at state entry.
    private void LowerJsonataOutput(EquatableArray<LoweredAssignment> assign, ExpressionPlan? output, Slot otherwise, ReadsPlan reads, string field = "Output")
    {
        var commit = LowerAssign(assign, reads);
        if (output is null) Replace(otherwise);
        else Set(Slot.Document, output, reads, field);
        commit();
    }

    private void LowerResultPath(ResultPathPlan path, Slot result, string? field)
    {
        if (path.Kind == ResultPathKind.Discard) return;
        if (path.Kind == ResultPathKind.Replace)
        {
            if (result == Slot.Document) return;
            Add(new ReplacePlan(result) { Field = field });
            Replaced();
            return;
        }

        var held = _members.After(_held, path);
        if (held.Length == 0)
        {
            PutTogether();
            Add(new WritePlan(path, result) { Field = field });
            return;
        }

        Add(new HoldPlan(HeldMembers.Member(path)!, path, result) { Field = field });
        _held = held;
    }

    private void LowerOutputPath(LoweredState state, LoweredData data, Slot current)
    {
        if (data.OutputPath is null)
        {
            Replace(current);
            return;
        }

        if (current == Slot.Document && HeldMembers.ReadsWhole(data.OutputPath)) PutTogether();
        Set(Slot.Document, data.OutputPath, ReadsNow(state, current), "OutputPath");
    }

    /// <summary>
    /// The right-hand sides of an Assign, which all see the values at state entry; the returned action adds the assignments, which happen
    /// together at the end of the state.
    /// </summary>
    private Action LowerAssign(EquatableArray<LoweredAssignment> assign, ReadsPlan reads)
    {
        if (assign.Count == 0) return static () => { };
        var key = ++_assigned;
        Add(new AssignPlan(key, assign.Select(static assignment => new MemberPlan(assignment.Variable, assignment.Value)).ToEquatableArray(), reads));
        return () => Add(new CommitPlan(key, assign.Select(static assignment => assignment.Variable).ToEquatableArray()));
    }
}
