using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <content>Each kind of operation.</content>
internal sealed partial class ScopeEmitter
{
    private void Emit(OperationPlan operation)
    {
        using var place = operation.Field is { } field ? At(field) : SourceWriter.Same();
        switch (operation)
        {
            case EnterPlan enter: EmitEnter(enter); break;
            case ExitPlan exit: _writer.Line($"{FrameName}.Exit({exit.Type}StateExited, data);"); break;
            case PutTogetherPlan: _writer.Line($"data = {FrameName}.PutTogether(data);"); break;
            case ReleasePlan: _writer.Line($"{FrameName}.Release();"); break;
            case SetPlan set: _writer.Line($"{Local(set.Target)} = {Value(set.Value)};"); break;
            case ReplacePlan replace: _writer.Line($"data = {Local(replace.Source)};"); break;
            case TakePlan take: _writer.Line($"{Local(take.Target)} = {Local(take.Source)};"); break;
            case WritePlan write: _writer.Line($"data = {_machine.Expressions.Write(write.Path, "data", Local(write.Source))};"); break;
            case HoldPlan hold:
                _writer.Line($"{_names.Held(FrameName, hold.Member)} = {_machine.Expressions.Hold(hold.Path, "data", Local(hold.Source))};");
                break;
            case HoldAllPlan all: EmitHoldAll(all); break;
            case AssignPlan assign: EmitAssign(assign); break;
            case CommitPlan commit: EmitCommit(commit); break;
            case InspectPlan inspect: EmitInspect(inspect); break;
            case JumpPlan jump: EmitJump(jump); break;
            case NextPlan next: _writer.Line($"{Place}.Step = {next.Step};"); break;
            case ContinuePlan next: EmitContinue(next.IsTurn); break;
            case KeepPlan keep: _writer.Line($"if (THost.KeepsFrames) {FrameName}.Keep({keep.Step}, data);"); break;
            case AwaitPlan: _writer.Line("break;"); break;
            case SucceedPlan succeed: _writer.Line($"return {Place}.Succeed({Whole(Slot.Document, succeed.IsApart)});"); break;
            case FailPlan fail:
                _writer.Line($"return {Place}.Fail(TaskFailure.FromFailState({Text(fail.Error, fail.Reads)}, {Text(fail.Cause, fail.Reads)}));");
                break;
            case ChoosePlan choose: EmitChoose(choose); break;
            case DelayPlan delay: _writer.Line($"pending = {FrameName}.PauseAsync(host, {Delay(delay)}, cancellationToken);"); break;
            default: EmitCall(operation); break;
        }
    }

    private void EmitEnter(EnterPlan enter)
    {
        if (enter.NotesTime) _writer.Line($"{FrameName}.StateEnteredTime = host.UtcNow;");
        _writer.Line($"{FrameName}.Enter({CSharpText.Literal(enter.State)}, {enter.Type}StateEntered, data);");
    }

    private void EmitJump(JumpPlan jump)
    {
        if (jump.IsDirect)
        {
            _writer.Line($"goto case {jump.Step};");
            return;
        }

        _writer.Line($"{Place}.Step = {jump.Step};");
        EmitContinue(jump.IsTurn);
    }

    private void EmitContinue(bool isTurn)
    {
        _writer.Line(isTurn ? $"if ({Place}.MayTurn(cancellationToken)) goto Next;" : "goto Next;");
        if (isTurn) _writer.Line("return ScopeStop.Yields;");
    }

    private void EmitHoldAll(HoldAllPlan all)
    {
        // All members see the document as it was.
        var locals = all.Members.Select(member => _localNames.Pascal(member.Name, prefix: "new")).ToArray();
        for (var i = 0; i < locals.Length; i++) _writer.Line($"var {locals[i]} = {Value(all.Members[i].Value, all.Reads)};");
        if (all.Releases) _writer.Line($"{FrameName}.Release();");
        for (var i = 0; i < locals.Length; i++) _writer.Line($"{_names.Held(FrameName, all.Members[i].Name)} = {locals[i]};");
        _writer.Line("data = AslValue.EmptyObject;");
    }

    private void EmitAssign(AssignPlan assign)
    {
        var locals = assign.Variables.Select(variable => _localNames.Pascal(variable.Name, prefix: "new")).ToArray();
        _assigned.Add(assign.Key, locals);
        for (var i = 0; i < locals.Length; i++) _writer.Line($"var {locals[i]} = {Value(assign.Variables[i].Value, assign.Reads)};");
    }

    private void EmitCommit(CommitPlan commit)
    {
        var locals = _assigned[commit.Key];
        for (var i = 0; i < locals.Length; i++) _writer.Line($"{FrameName}.{_names.Field(commit.Variables[i])} = {locals[i]};");
        var assigned = commit.Variables.Select((variable, i) => $"new({_machine.Statics.Name(variable)}, {locals[i]})");
        _writer.Line($"{FrameName}.NoteAssigned([{string.Join(", ", assigned)}]);");
    }

    private void EmitInspect(InspectPlan inspect)
    {
        if (!_machine.Target.IsInspectable) return;
        var value = inspect.Value switch
        {
            InspectedSlotPlan slot => Whole(slot.Slot, slot.IsApart),
            InspectedValuePlan value1 => Value(value1.Value),
            InspectedConcurrencyPlan bound => $"AslValue.Of({MaxConcurrency(bound.MaxConcurrency, bound.Reads)})",
            _ => throw Unknown(inspect.Value),
        };
        _writer.Line($"{FrameName}.Inspect(InspectionStage.{inspect.Stage}, {value});");
    }

    private void EmitChoose(ChoosePlan choose)
    {
        if (choose.Rules.Count > LongestRuleChain)
        {
            EmitRuleMethods(choose);
            return;
        }

        var word = "if";
        foreach (var rule in choose.Rules)
        {
            EmitRule(rule, choose.Reads, word);
            word = "else if";
        }

        if (choose.Default is [NextPlan next])
        {
            _writer.Line($"else {Place}.Step = {next.Step};");
            return;
        }

        using (_writer.Block("else")) EmitDefault(choose);
        _writer.Line();
    }

    // The C# compiler takes a chain of else for as many nested statements, so a long one would cost it minutes and its stack.
    private void EmitRuleMethods(ChoosePlan choose)
    {
        var pointer = _pointer;
        var input = choose.Input == Slot.Input ? ", input" : "";
        var calls = new List<string>();
        for (var first = 0; first < choose.Rules.Count; first += LongestRuleChain)
        {
            var name = $"Choose{++_ruleMethods}";
            var rules = choose.Rules.Skip(first).Take(LongestRuleChain).ToArray();
            calls.Add($"!{name}(ref {Place}{input})");
            _methods.Add(() => EmitRuleMethod(name, pointer, choose, rules));
        }

        using (_writer.Block($"if ({string.Join(" && ", calls)})")) EmitDefault(choose);
        if (!choose.Outputs) return;
        using (_writer.Block("else")) _writer.Line($"result = {Place}.Result;");
    }

    private void EmitRuleMethod(string name, string pointer, ChoosePlan choose, RulePlan[] rules)
    {
        _pointer = pointer;
        _writer.Line();
        using (_writer.Block($"private bool {name}(ref ScopePlace {Place}{(choose.Input == Slot.Input ? ", AslValue input" : "")})"))
        {
            _writer.Line($"ref var data = ref {Place}.Data;");
            if (choose.Outputs) _writer.Line($"ref var result = ref {Place}.Result;");
            foreach (var rule in rules) EmitRule(rule, choose.Reads, "if", "return true;");
            _writer.Line("return false;");
        }
    }

    private void EmitRule(RulePlan rule, ReadsPlan reads, string word, string? after = null)
    {
        _writer.Line($"// {CSharpText.Comment(rule.Comment)}");
        using var place = At(rule.Field);
        var test = $"{word} {_machine.Conditions.EmitTest(rule.Condition, Context(reads))}";
        if (after is null && rule.Operations is [NextPlan next])
        {
            _writer.Line($"{test} {Place}.Step = {next.Step};");
            return;
        }

        using (_writer.Block(test))
        {
            foreach (var operation in rule.Operations) Emit(operation);
            if (after is not null) _writer.Line(after);
        }
    }

    private void EmitDefault(ChoosePlan choose)
    {
        if (choose.Default is not { } operations)
        {
            _writer.Line("throw new RuntimeFault(\"Failed to transition out of the state. The state does not point to a next state.\");");
            return;
        }

        foreach (var operation in operations) Emit(operation);
    }

    private string Delay(DelayPlan delay) => (delay.Kind, delay.Duration) switch
    {
        (WaitKind.Seconds, LiteralPlan seconds) => $"FieldValues.WaitSeconds({seconds.Text})",
        (WaitKind.Seconds, PathPlan path)
            => $"FieldValues.WaitSeconds({_machine.Expressions.Find(path, Context(delay.Reads))}, {CSharpText.Literal(path.Text)})",
        (WaitKind.Timestamp, TimestampPlan timestamp) => $"FieldValues.WaitTimestamp({timestamp.UnixSeconds}L, host.UtcNow)",
        (WaitKind.Timestamp, PathPlan path) =>
            $"FieldValues.WaitTimestamp({_machine.Expressions.Find(path, Context(delay.Reads))}, {CSharpText.Literal(path.Text)}, host.UtcNow)",
        (WaitKind.Seconds, JsonataPlan seconds) => Field("WaitSeconds", seconds, delay.Reads),
        (WaitKind.Timestamp, JsonataPlan timestamp) => Field("WaitTimestamp", timestamp, delay.Reads, ", host.UtcNow"),
        _ => throw Unknown(delay.Duration),
    };

    private string Text(ExpressionPlan? text, ReadsPlan reads) => text switch
    {
        null => "null",
        LiteralPlan literal => CSharpText.Literal(literal.Text),
        PathPlan path => $"FieldValues.Text({Value(path, reads)}, {CSharpText.Literal(path.Field)}, {CSharpText.Literal(path.Text)})",
        IntrinsicPlan call => $"FieldValues.Text({Value(call, reads)}, {CSharpText.Literal(call.Field)}, {_machine.Expressions.CallText(call)})",
        JsonataPlan jsonata => Field("Text", jsonata, reads),
        _ => throw Unknown(text),
    };

    private static InvalidOperationException Unknown(object plan) => new($"Nothing is emitted for a {plan.GetType().Name} here.");
}
