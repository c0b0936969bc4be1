using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <content>States that start nothing, or only wait.</content>
internal sealed partial class StepLowerer
{
    private void LowerPass(int index, LoweredPassState pass)
    {
        MarkStep(pass, _layout.Enter(index));
        var template = _members.Template(index);
        if (template.Length > 0 && template.SequenceEqual(_members.Entry(pass.Next!.Value)))
        {
            LowerHeldTemplate(pass, template);
            GoTo(index, pass.Next);
            return;
        }

        var result = LowerInput(pass, pass.Data);
        if (pass.Result is not null)
        {
            Set(Slot.Result, pass.Result, ReadsNow(pass, result), "Result");
            result = Slot.Result;
        }

        LowerOutput(pass, pass.Data, result);
        GoTo(index, pass.Next);
    }

    // The document is nothing but members that whoever comes next reads one by one: it is not made.
    private void LowerHeldTemplate(LoweredPassState pass, string[] template)
    {
        var current = Slot.Document;
        if (pass.Data.InputPath is not null)
        {
            Set(Slot.Input, pass.Data.InputPath, ReadsNow(pass), "InputPath");
            current = Slot.Input;
        }

        InspectFiltered(pass, current);
        var releases = _held.Except(template).Any();
        // A member that stays what it is need not be written again.
        var members = ((ObjectPlan)pass.Data.Parameters!).Members.Where(member => releases || current != Slot.Document || !StaysHeld(member));
        Add(new HoldAllPlan(members.ToEquatableArray(), ReadsNow(pass, current)) { Field = "Parameters", Releases = releases });
        _held = template;
        Inspect("AfterParameters", Slot.Document);
        Inspect("AfterResultSelector", Slot.Document);
        Inspect("AfterResultPath", Slot.Document);
        Exit(pass);
    }

    private bool StaysHeld(MemberPlan member)
        => member.Value is PathPlan { Root: PathRoot.Data, Steps: [NamesStepPlan { Names: [var name] }] } && name == member.Name && _held.Contains(name);

    private void LowerChoice(int index, LoweredChoiceState choice)
    {
        MarkStep(choice, _layout.Enter(index));
        var input = LowerInput(choice, choice.Data);
        var reads = ReadsNow(choice, input);
        var outputs = choice.Data.IsJsonata ? HasOutput(choice) : OutputsAssigned(choice);
        var rules = choice.Rules.Select((rule, i) => new RulePlan(
            Describer.Describe(rule, _scope), $"Choices/{i}", rule.Condition,
            Apart(() => LowerChosen(choice, outputs, rule.Assign, rule.Output, rule.Next, reads))));
        EquatableArray<OperationPlan>? otherwise = choice.Default is { } next
            ? Apart(() => LowerChosen(choice, outputs, choice.Data.Assign, choice.Data.Output, next, reads)) : null;
        Add(new ChoosePlan(rules.ToEquatableArray(), otherwise, input, outputs, reads));
        if (outputs) Replace(Slot.Result);
        else LowerOutputPath(choice, choice.Data, input);
        Exit(choice);
        if (Transitions.Of(choice).Any(target => !_held.SequenceEqual(_members.Entry(target)))) PutTogether();
        Add(new ContinuePlan(Transitions.Of(choice).Any(target => IsTurn(index, target))));
    }

    private void LowerChosen(
        LoweredChoiceState choice, bool outputs, EquatableArray<LoweredAssignment> assign, ExpressionPlan? output, int next, ReadsPlan reads)
    {
        var commit = LowerAssign(assign, reads);
        if (outputs && !choice.Data.IsJsonata) Set(Slot.Result, choice.Data.OutputPath!, reads, "OutputPath");
        else if (outputs) Add(output is null ? new TakePlan(Slot.Result, Slot.Document) : new SetPlan(Slot.Result, new ValuePlan(output, reads)));

        commit();
        Add(new NextPlan(_layout.Enter(next)));
    }

    private static bool HasOutput(LoweredChoiceState choice) => choice.Data.Output is not null || choice.Rules.Any(static rule => rule.Output is not null);

    // OutputPath sees variables as they were at entry, so it must not come behind the assignments where it reads one.
    private static bool OutputsAssigned(LoweredChoiceState choice)
        => choice.Data.OutputPath is PathPlan { Root: PathRoot.Variable } path
            && choice.Rules.SelectMany(rule => rule.Assign).Concat(choice.Data.Assign).Any(assignment => assignment.Variable == path.Variable);

    private void LowerWait(int index, LoweredWaitState wait)
    {
        BeginAttempt(index);
        MarkStep(wait, _layout.Attempt(index));
        Add(new KeepPlan(_layout.Attempt(index)));
        Replace(LowerInput(wait, wait.Data));
        Add(new NextPlan(_layout.Result(index)));
        Add(new DelayPlan(wait.Kind, wait.Duration, ReadsNow(wait)));
        Add(new AwaitPlan());
        BeginStep(_layout.Result(index));
        if (wait.Data.IsJsonata)
        {
            LowerJsonataOutput(wait.Data.Assign, wait.Data.Output, Slot.Document, ReadsNow(wait));
        }
        else
        {
            var commit = LowerAssign(wait.Data.Assign, ReadsNow(wait));
            LowerOutputPath(wait, wait.Data, Slot.Document);
            commit();
        }

        Exit(wait);
        GoTo(index, wait.Next);
    }

    private void LowerSucceed(int index, LoweredSucceedState succeed)
    {
        MarkStep(succeed, _layout.Enter(index));
        var input = LowerInput(succeed, succeed.Data);
        if (succeed.Data.IsJsonata) LowerJsonataOutput([], succeed.Data.Output, input, ReadsNow(succeed));
        else LowerOutputPath(succeed, succeed.Data, input);
        Exit(succeed);
        Add(new SucceedPlan(_held.Length > 0));
    }

    private void LowerFail(int index, LoweredFailState fail)
    {
        MarkStep(fail, _layout.Enter(index));
        if (!fail.IsJsonata) Inspect("AfterInputPath", Slot.Document);
        Add(new FailPlan(fail.Error, fail.Cause, ReadsNow(fail)));
    }
}
