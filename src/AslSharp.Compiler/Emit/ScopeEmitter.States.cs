using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <content>The steps of each kind of state.</content>
internal sealed partial class ScopeEmitter
{
    private void EmitState(int index)
    {
        var state = _names.Plan.States[index];
        _writer.Line($"// {CSharpText.Comment(Describer.Describe(state, _names.Plan))}");
        using (_writer.Map(null))
        {
            _writer.Line($"case {_layout.Enter(index)}:");
        }

        using (_writer.Indent())
        using (_writer.Map(_machine.LineDirective(state.Pointer)))
        {
            _held = _members.Entry(index);
            if (HeldMembers.NeedsWhole(state)) PutTogether();
            Enter(state);
            switch (state)
            {
                case PassStatePlan pass: EmitPass(index, pass); break;
                case TaskStatePlan task: EmitTask(index, task); break;
                case ChoiceStatePlan choice: EmitChoice(index, choice); break;
                case WaitStatePlan wait: EmitWait(index, wait); break;
                case SucceedStatePlan succeed: EmitSucceed(index, succeed); break;
                case FailStatePlan fail: EmitFail(index, fail); break;
                case ParallelStatePlan parallel: EmitParallel(index, parallel); break;
                case MapStatePlan map: EmitMap(index, map); break;
                default: throw new InvalidOperationException($"There is no state of kind {state.GetType().Name}.");
            }
        }
    }

    private static string Kind(StatePlan state) => state.GetType().Name.Replace("StatePlan", "");

    private void Enter(StatePlan state)
    {
        if (_machine.ReadsEnteredTime) _writer.Line($"{FrameName}.StateEnteredTime = host.UtcNow;");
        _writer.Line($"{FrameName}.Enter({CSharpText.Literal(state.Name)}, HistoryEventType.{Kind(state)}StateEntered, data);");
    }

    private void Exit(StatePlan state) => _writer.Line($"{FrameName}.Exit(HistoryEventType.{Kind(state)}StateExited, data);");

    /// <summary>A step inside a state; its label maps to nothing.</summary>
    private void Label(int step)
    {
        using (_writer.Map(null)) _writer.Label($"case {step}:");
    }

    private void GoTo(int from, int? next)
    {
        if (next is not { } target)
        {
            _writer.Line($"return {Place}.Succeed({Whole});");
            return;
        }

        if (!_held.SequenceEqual(_members.Entry(target))) PutTogether();
        if (target > from && _layout.AreTogether(from, target)) _writer.Line($"goto case {_layout.Enter(target)};");
        else
        {
            // Through the head of the loop, where a cancelled execution stops.
            _writer.Line($"{Place}.Step = {_layout.Enter(target)};");
            _writer.Line("continue;");
        }
    }

    private SourceWriter.Mapping At(StatePlan state, string field) => _writer.Map(_machine.LineDirective(state.Pointer, field));

    private ExpressionContext Context(string data, StatePlan state, string? result = null, string? errorOutput = null)
    {
        var canRetry = state is TaskStatePlan or ParallelStatePlan or MapStatePlan;
        var held = data == "data" && _held.Length > 0 ? _held : null;
        return new ExpressionContext(data, FrameName, _names, $"ContextObject.Of({FrameName}, {(canRetry ? "true" : "false")})", Held: held, Result: result, ErrorOutput: errorOutput, State: state.Name);
    }

    private string Value(ExpressionPlan expression, ExpressionContext context) => _machine.Expressions.Emit(expression, context);

    /// <summary>Emits <c>input</c>: the raw input through InputPath and Parameters. Gives the name of the local that holds it.</summary>
    private string EmitInput(StatePlan state, DataFlowPlan data)
    {
        if (data.IsJsonata) return EmitArguments(state, data);
        var current = "data";
        if (data.InputPath is not null)
        {
            using (At(state, "InputPath")) _writer.Line($"input = {Value(data.InputPath, Context("data", state))};");
            current = "input";
        }

        InspectFiltered(state, data, current);
        if (data.Parameters is not null)
        {
            using (At(state, "Parameters")) _writer.Line($"input = {Value(data.Parameters, Context(current, state))};");
            current = "input";
        }

        InspectInput(state, data, current);
        return current;
    }

    /// <summary>Emits what follows a result: Assign beside ResultSelector, then ResultPath, then OutputPath.</summary>
    /// <param name="result">The local that holds the raw result.</param>
    private void EmitOutput(StatePlan state, DataFlowPlan data, string result)
    {
        if (data.IsJsonata)
        {
            InspectResult(state, result);
            EmitJsonataOutput(state, data.Assign, data.Output, result, Context("data", state, result: result));
            Exit(state);
            return;
        }

        InspectResult(state, result);
        var commit = EmitAssignments(data.Assign, Context(result, state));
        if (data.ResultSelector is not null)
        {
            using (At(state, "ResultSelector")) _writer.Line($"result = {Value(data.ResultSelector, Context(result, state))};");
        }

        var selected = data.ResultSelector is null ? result : "result";
        Inspect("AfterResultSelector", selected);
        using (At(state, "ResultPath")) EmitResultPath(data.ResultPath, selected);
        Inspect("AfterResultPath", Whole);
        EmitOutputPath(state, data, "data");
        commit();
        Exit(state);
    }

    private void EmitResultPath(ResultPathPlan path, string result)
    {
        if (path.Kind == ResultPathKind.Discard) return;
        if (path.Kind == ResultPathKind.Replace)
        {
            Set(result);
            return;
        }

        var held = _members.After(_held, path);
        if (held.Length == 0)
        {
            PutTogether();
            _writer.Line($"data = {_machine.Expressions.Write(path, "data", result)};");
            return;
        }

        _writer.Line($"{_names.Held(FrameName, HeldMembers.Member(path)!)} = {_machine.Expressions.Hold(path, "data", result)};");
        _held = held;
    }

    private void EmitOutputPath(StatePlan state, DataFlowPlan data, string current)
    {
        using var place = At(state, "OutputPath");
        if (data.OutputPath is not null && current == "data" && HeldMembers.ReadsWhole(data.OutputPath)) PutTogether();
        if (data.OutputPath is null) Set(current);
        else Replace(Value(data.OutputPath, Context(current, state)));
    }

    private void Set(string current)
    {
        if (current != "data") Replace(current);
    }

    /// <summary>
    /// Emits the right-hand sides of an Assign, which all see the values at state entry; the returned action emits the assignments,
    /// which happen together at the end of the state.
    /// </summary>
    private Action EmitAssignments(EquatableArray<AssignmentPlan> assign, ExpressionContext context)
    {
        if (assign.Count == 0) return () => { };
        var values = new List<(string Local, string Field)>();
        foreach (var assignment in assign)
        {
            var local = $"assigned{++_assignedLocals}";
            _writer.Line($"var {local} = {Value(assignment.Value, context)};");
            values.Add((local, $"{FrameName}.{_names.Field(assignment.Variable)}"));
        }

        return () =>
        {
            foreach (var (local, field) in values) _writer.Line($"{field} = {local};");
            var assigned = assign.Zip(values, (assignment, value) => $"new AslProperty({_machine.Statics.Name(assignment.Variable)}, {value.Local})");
            _writer.Line($"{FrameName}.NoteAssigned({string.Join(", ", assigned)});");
        };
    }

    private void EmitPass(int index, PassStatePlan pass)
    {
        MarkStep(pass, _layout.Enter(index));
        var template = _members.Template(index);
        if (template.Length > 0 && template.SequenceEqual(_members.Entry(pass.Next!.Value)))
        {
            EmitHeldTemplate(pass, template);
            GoTo(index, pass.Next);
            return;
        }

        var result = EmitInput(pass, pass.Data);
        if (pass.Result is not null)
        {
            _writer.Line($"result = {Value(pass.Result, Context(result, pass))};");
            result = "result";
        }

        EmitOutput(pass, pass.Data, result);
        GoTo(index, pass.Next);
    }

    // The document is nothing but members that whoever comes next reads one by one: it is not made.
    private void EmitHeldTemplate(PassStatePlan pass, string[] template)
    {
        var current = "data";
        if (pass.Data.InputPath is not null)
        {
            using (At(pass, "InputPath")) _writer.Line($"input = {Value(pass.Data.InputPath, Context("data", pass))};");
            current = "input";
        }

        var locals = new List<string>();
        using (At(pass, "Parameters"))
        {
            foreach (var member in ((ObjectPlan)pass.Data.Parameters!).Members)
            {
                locals.Add($"member{++_memberLocals}");
                _writer.Line($"var {locals[locals.Count - 1]} = {Value(member.Value, Context(current, pass))};");
            }
        }

        if (_held.Except(template).Any()) _writer.Line($"{FrameName}.{WellKnownRuntime.Frame.Release}();");
        for (var i = 0; i < template.Length; i++) _writer.Line($"{_names.Held(FrameName, template[i])} = {locals[i]};");
        _writer.Line("data = AslValue.EmptyObject;");
        _held = template;
        Exit(pass);
    }

    private void EmitChoice(int index, ChoiceStatePlan choice)
    {
        MarkStep(choice, _layout.Enter(index));
        var input = EmitInput(choice, choice.Data);
        var context = Context(input, choice);
        if (choice.Rules.Count > LongestRuleChain) EmitRuleMethods(choice, input, context);
        else EmitRuleChain(choice, context);
        if (OutputsChosen(choice)) Replace("result");
        else EmitOutputPath(choice, choice.Data, input);
        Exit(choice);
        if (Transitions.Of(choice).Any(next => !_held.SequenceEqual(_members.Entry(next)))) PutTogether();
        _writer.Line("continue;");
    }

    private void EmitRuleChain(ChoiceStatePlan choice, ExpressionContext context)
    {
        var word = "if";
        foreach (var rule in choice.Rules)
        {
            EmitRule(choice, rule, context, word);
            word = "else if";
        }

        using (_writer.Block("else")) EmitDefault(choice, context);
    }

    // The C# compiler takes a chain of else for as many nested statements, so a long one would cost it minutes and its stack.
    private void EmitRuleMethods(ChoiceStatePlan choice, string input, ExpressionContext context)
    {
        var isInput = input == "input";
        var calls = new List<string>();
        for (var first = 0; first < choice.Rules.Count; first += LongestRuleChain)
        {
            var name = $"Choose{++_ruleMethods}";
            var rules = choice.Rules.Skip(first).Take(LongestRuleChain).ToArray();
            calls.Add($"!{name}(ref {Place}{(isInput ? ", input" : "")})");
            _methods.Add(() => EmitRuleMethod(name, choice, rules, isInput, context));
        }

        using (_writer.Block($"if ({string.Join(" && ", calls)})")) EmitDefault(choice, context);
        if (!OutputsChosen(choice)) return;
        using (_writer.Block("else")) _writer.Line($"result = {Place}.Result;");
    }

    private void EmitRuleMethod(string name, ChoiceStatePlan choice, ChoiceRulePlan[] rules, bool isInput, ExpressionContext context)
    {
        _writer.Line();
        using (_writer.Block($"private bool {name}(ref ScopePlace {Place}{(isInput ? ", AslValue input" : "")})"))
        using (_writer.Map(_machine.LineDirective(choice.Pointer)))
        {
            _writer.Line($"ref var data = ref {Place}.Data;");
            if (OutputsChosen(choice)) _writer.Line($"ref var result = ref {Place}.Result;");
            foreach (var rule in rules) EmitRule(choice, rule, context, "if", "return true;");
            _writer.Line("return false;");
        }
    }

    private void EmitRule(ChoiceStatePlan choice, ChoiceRulePlan rule, ExpressionContext context, string word, string? after = null)
    {
        _writer.Line($"// {CSharpText.Comment(Describer.Describe(rule, _names.Plan))}");
        using (_writer.Block($"{word} ({_machine.Conditions.Emit(rule.Condition, context)})"))
        {
            EmitChosen(choice, rule.Assign, rule.Output, rule.Next, context);
            if (after is not null) _writer.Line(after);
        }
    }

    private void EmitDefault(ChoiceStatePlan choice, ExpressionContext context)
    {
        if (choice.Default is { } next) EmitChosen(choice, choice.Data.Assign, choice.Data.Output, next, context);
        else _writer.Line("throw new RuntimeFault(\"Failed to transition out of the state. The state does not point to a next state.\");");
    }

    // Whether the rule that is chosen decides on the output, and not the state as a whole.
    private static bool OutputsChosen(ChoiceStatePlan choice) => choice.Data.IsJsonata || OutputsAssigned(choice);

    private void EmitChosen(ChoiceStatePlan choice, EquatableArray<AssignmentPlan> assign, ExpressionPlan? output, int next, ExpressionContext context)
    {
        var commit = EmitAssignments(assign, context);
        if (choice.Data.IsJsonata) _writer.Line($"result = {(output is null ? "data" : Value(output, context))};");
        else if (OutputsAssigned(choice))
        {
            using (At(choice, "OutputPath")) _writer.Line($"result = {Value(choice.Data.OutputPath!, context)};");
        }

        commit();
        _writer.Line($"{Place}.Step = {_layout.Enter(next)};");
    }

    // OutputPath sees variables as they were at entry, so it must not come behind the assignments where it reads one.
    private static bool OutputsAssigned(ChoiceStatePlan choice)
        => choice.Data.OutputPath is PathPlan { Root: PathRoot.Variable } path
            && choice.Rules.SelectMany(rule => rule.Assign).Concat(choice.Data.Assign).Any(assignment => assignment.Variable == path.Variable);

    private void EmitWait(int index, WaitStatePlan wait)
    {
        MarkStep(wait, _layout.Enter(index));
        var input = EmitInput(wait, wait.Data);
        Set(input);
        Keep(_layout.Enter(index));
        _writer.Line($"{Place}.Step = {_layout.Result(index)};");
        _writer.Line($"pending = host.{WellKnownRuntime.IExecutionHost.DelayAsync}({FrameName}, {Delay(wait, Context("data", wait))}, cancellationToken);");
        _writer.Line("break;");
        Label(_layout.Result(index));
        if (wait.Data.IsJsonata)
        {
            EmitJsonataOutput(wait, wait.Data.Assign, wait.Data.Output, "data", Context("data", wait));
        }
        else
        {
            var commit = EmitAssignments(wait.Data.Assign, Context("data", wait));
            EmitOutputPath(wait, wait.Data, "data");
            commit();
        }

        Exit(wait);
        GoTo(index, wait.Next);
    }

    private string Delay(WaitStatePlan wait, ExpressionContext context) => (wait.Kind, wait.Duration) switch
    {
        (WaitKind.Seconds, LiteralPlan seconds) => $"FieldValues.WaitSeconds({seconds.Text})",
        (WaitKind.Seconds, PathPlan path) => $"FieldValues.WaitSeconds({_machine.Expressions.Find(path, context)}, {CSharpText.Literal(path.Text)})",
        (WaitKind.Timestamp, TimestampPlan timestamp) => $"FieldValues.WaitTimestamp({timestamp.UnixSeconds}L, host.UtcNow)",
        (WaitKind.Timestamp, PathPlan path) =>
            $"FieldValues.WaitTimestamp({_machine.Expressions.Find(path, context)}, {CSharpText.Literal(path.Text)}, host.UtcNow)",
        (WaitKind.Seconds, JsonataPlan seconds) => Field(WellKnownRuntime.JsonataFields.WaitSeconds, seconds, context),
        (WaitKind.Timestamp, JsonataPlan timestamp) => Field(WellKnownRuntime.JsonataFields.WaitTimestamp, timestamp, context, ", host.UtcNow"),
        _ => throw new InvalidOperationException($"A Wait state's duration is a {wait.Duration.GetType().Name}."),
    };

    private void EmitSucceed(int index, SucceedStatePlan succeed)
    {
        MarkStep(succeed, _layout.Enter(index));
        var input = EmitInput(succeed, succeed.Data);
        if (succeed.Data.IsJsonata) EmitJsonataOutput(succeed, [], succeed.Data.Output, input, Context("data", succeed));
        else EmitOutputPath(succeed, succeed.Data, input);
        Exit(succeed);
        _writer.Line($"return {Place}.Succeed({Whole});");
    }

    private void EmitFail(int index, FailStatePlan fail)
    {
        MarkStep(fail, _layout.Enter(index));
        if (!fail.IsJsonata) Inspect("AfterInputPath", Whole);
        var context = Context("data", fail);
        _writer.Line($"return {Place}.Fail(TaskFailure.FromFailState({Text(fail.Error, context)}, {Text(fail.Cause, context)}));");
    }

    private string Text(ExpressionPlan? text, ExpressionContext context) => text switch
    {
        null => "null",
        LiteralPlan literal => CSharpText.Literal(literal.Text),
        PathPlan path => $"FieldValues.Text({Value(path, context)}, {CSharpText.Literal(path.Field)}, {CSharpText.Literal(path.Text)})",
        IntrinsicPlan call => $"FieldValues.Text({Value(call, context)}, {CSharpText.Literal(call.Field)}, {CSharpText.Literal(call.Text)})",
        JsonataPlan jsonata => Field(WellKnownRuntime.JsonataFields.Text, jsonata, context),
        _ => throw new InvalidOperationException($"A Fail state's text is a {text.GetType().Name}."),
    };
}
