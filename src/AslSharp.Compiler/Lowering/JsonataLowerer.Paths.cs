using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

// Paths.
public sealed partial class JsonataLowerer
{
    private JsonataNode LowerPath(JsonataPathSyntax path) => Later(() =>
    {
        var scope = _scope;
        var steps = new List<JsonataStep>();
        foreach (var step in path.Steps)
        {
            if (!TryLowerMember(step, steps)) steps.Add(LowerStep(step));
        }

        LowerItem(steps);
        var group = path.Group is null ? default : LowerPairs(path.Group.Pairs);
        _scope = scope;
        return new JsonataPathNode(steps.ToEquatableArray(), path.KeepSingleton, path.IsTuple, path.Group is not null, group);
    });

    // $states.input is one thing, not a member of an object that would first have to be made.
    private bool TryLowerMember(JsonataStepSyntax step, List<JsonataStep> steps)
    {
        if (steps.Count != 1 || steps[0] is not { Expression: JsonataStatesNode { Member: JsonataStatesMember.All }, IsTuple: false }
            || !steps[0].Stages.IsEmpty) return false;
        if (step is not { Expression: JsonataNameSyntax name, IsTuple: false } || !IsBare(name)) return false;
        JsonataStatesMember? member = name.Name switch
        {
            "input" => JsonataStatesMember.Input,
            "result" => JsonataStatesMember.Result,
            "errorOutput" => JsonataStatesMember.ErrorOutput,
            "context" => JsonataStatesMember.Context,
            _ => null,
        };
        if (member is null) return false;
        steps[0] = steps[0] with { Expression = new JsonataStatesNode(member.Value), Stages = step.Stages.Select(LowerStage).ToEquatableArray() };
        return true;
    }

    // The item of a Map is mostly at hand where the Context object would have to be made.
    private static void LowerItem(List<JsonataStep> steps)
    {
        if (steps.Count < 4 || !IsBare(steps[0]) || steps[0].Expression is not JsonataStatesNode { Member: JsonataStatesMember.Context }) return;
        if (!IsBare(steps[1]) || !IsBare(steps[2]) || steps[3].IsTuple || Name(steps[1]) != "Map" || Name(steps[2]) != "Item") return;
        JsonataStatesMember? member = Name(steps[3]) switch
        {
            "Value" => JsonataStatesMember.ItemValue,
            "Index" => JsonataStatesMember.ItemIndex,
            _ => null,
        };
        if (member is null) return;
        steps[3] = steps[3] with { Expression = new JsonataStatesNode(member.Value) };
        steps.RemoveRange(0, 3);
    }

    private static bool IsBare(JsonataStep step) => step.Stages.IsEmpty && !step.IsTuple;

    private static string? Name(JsonataStep step) => (step.Expression as JsonataNameNode)?.Name;

    private JsonataStep LowerStep(JsonataStepSyntax step)
    {
        var sort = step.Expression as JsonataSortSyntax;
        var expression = sort is null ? Lower(step.Expression) : null;
        // The predicates of a path in parentheses see the variables that it hands on.
        var inner = expression is JsonataFilterNode { Value: JsonataPathNode { HandsOnTuples: true } } filter ? filter : null;
        if (inner is not null) expression = inner.Value;
        var terms = sort?.Terms.Select(term => new JsonataSortTerm(Lower(term.Expression), term.IsDescending)).ToEquatableArray() ?? default;
        var position = step.Index is null ? null : Bind(step.Index);
        var focus = step.Focus is null ? null : Bind(step.Focus);
        var ancestor = step.AncestorSlots.IsEmpty ? null : BindSlots(step.AncestorSlots);
        var stages = (inner?.Predicates ?? default).Select(static predicate => new JsonataStage(predicate, null)).Concat(step.Stages.Select(LowerStage))
            .ToEquatableArray();
        return new JsonataStep(expression, terms, stages, step.IsTuple, focus, position, ancestor, step.IsConstructor);
    }

    private JsonataStage LowerStage(JsonataStageSyntax stage) => stage switch
    {
        JsonataFilterStageSyntax filter => new JsonataStage(LowerPredicate(filter.Predicate), null),
        JsonataIndexStageSyntax index => new JsonataStage(null, Bind(index.Name)),
        _ => throw new InvalidOperationException($"{stage.GetType().Name} cannot be lowered."),
    };

    private JsonataLocalPlan Bind(string name)
    {
        _scope = new JsonataScope(_scope, null);
        return DeclareAssigned(name).Plan();
    }

    private JsonataLocalPlan BindSlots(EquatableArray<int> slots)
    {
        var variable = slots.Select(slot => _slots.TryGetValue(slot, out var known) ? known : null).FirstOrDefault(static known => known is not null)
            ?? new JsonataVariable("parent", _variables++) { IsAssigned = true };
        foreach (var slot in slots) _slots[slot] = variable;
        return variable.Plan();
    }
}
