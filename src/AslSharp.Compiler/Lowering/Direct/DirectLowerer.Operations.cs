using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <content>The operations of the steps.</content>
internal sealed partial class DirectLowerer
{
    // The item of the iterations that are laid out; null outside of them.
    private DirectValue? _item;

    private void Run(IReadOnlyList<OperationPlan> operations, DirectState state, int? next = null)
    {
        var assigned = new Dictionary<int, DirectValue[]>();
        for (var i = 0; i < operations.Count; i++)
        {
            switch (operations[i])
            {
                case JumpPlan jump:
                    Enter(jump.Step, state);
                    return;
                case NextPlan noted:
                    next = noted.Step;
                    continue;
                case ContinuePlan or AwaitPlan when next is { } step:
                    Enter(step, state);
                    return;
                case SucceedPlan succeed:
                    Succeed(succeed.IsApart ? Whole(state) : state[Slot.Document]);
                    return;
                case ChoosePlan choose:
                    Choose(choose, operations.Skip(i + 1).ToArray(), state);
                    return;
                case AssignPlan assign when Evaluate(assign.Variables, assign.Reads, state) is { } values:
                    assigned[assign.Key] = values;
                    continue;
                case CommitPlan commit when assigned.TryGetValue(commit.Key, out var values):
                    for (var variable = 0; variable < values.Length; variable++) state.Variables[commit.Variables[variable]] = values[variable];
                    continue;
                default:
                    if (Do(operations[i], state)) continue;
                    Leave();
                    return;
            }
        }

        Leave();
    }

    private bool Do(OperationPlan operation, DirectState state)
    {
        switch (operation)
        {
            case EnterPlan or ExitPlan or KeepPlan or InspectPlan or ExpectPlan or CompleteTaskPlan or CompleteBranchesPlan:
                return true;
            case PutTogetherPlan when Whole(state) is { } whole:
                state[Slot.Document] = whole;
                state.Held.Clear();
                return true;
            case ReleasePlan:
                state.Held.Clear();
                return true;
            case SetPlan set when Evaluate(set.Value.Expression, set.Value.Reads, state) is { } value:
                state[set.Target] = value;
                return true;
            case ReplacePlan replace:
                state[Slot.Document] = state[replace.Source];
                return true;
            case TakePlan take:
                state[take.Target] = state[take.Source];
                return true;
            case WritePlan write when Write(state[Slot.Document], write.Path.Steps, 0, state[write.Source]) is { } document:
                state[Slot.Document] = document;
                return true;
            // A member can be held apart of nothing but an object.
            case HoldPlan hold when _types.Open(state[Slot.Document]) is not null:
                state.Held[hold.Member] = state[hold.Source];
                return true;
            case HoldAllPlan all when Evaluate(all.Members, all.Reads, state) is { } values:
                if (all.Releases) state.Held.Clear();
                for (var i = 0; i < values.Length; i++) state.Held[all.Members[i].Name] = values[i];
                state[Slot.Document] = new MembersValue([]);
                return true;
            case SetCallPlan call when Evaluate(call, state) is { } value:
                state[Slot.Input] = value;
                return true;
            case StartTaskPlan task:
                return Call(task, state[task.HasCall ? Slot.Input : task.Input], state);
            case StartBranchesPlan branches:
                return Branch(branches, state);
            case FindItemsPlan { IsJsonata: false, IsDistributed: false } find when Items(find, state) is { } items:
                state[Slot.Result] = items;
                return true;
            case StartIterationsPlan { KeepsItems: false } iterations:
                return Iterate(iterations, state);
            default:
                return false;
        }
    }

    private DirectValue[]? Evaluate(EquatableArray<MemberPlan> members, ReadsPlan reads, DirectState state)
    {
        var values = new DirectValue[members.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (Evaluate(members[i].Value, reads, state) is not { } value) return null;
            values[i] = value;
        }

        return values;
    }

    // What a call is made of becomes the input that it stands for.
    private DirectValue? Evaluate(SetCallPlan call, DirectState state)
        => Evaluate(call.Values, call.Reads, state) is { } values ? Fill(call.Template, values) : null;

    private static DirectValue? Fill(ExpressionPlan template, DirectValue[] values)
    {
        switch (template)
        {
            case ParameterPlan parameter:
                return values[parameter.Number];
            case LiteralPlan literal:
                return new ConstantValue(literal);
            case ObjectPlan made:
                var members = new List<KeyValuePair<string, DirectValue>>();
                foreach (var member in made.Members)
                {
                    if (Fill(member.Value, values) is not { } value) return null;
                    members.Add(new(member.Name, value));
                }

                return new MembersValue(members);
            default:
                return null;
        }
    }

    private void Succeed(DirectValue? output)
    {
        if (_scope.Outer is not null)
        {
            // A second end would be another way.
            if (_scope.Output is not null || output is null) _scope.IsGivenUp = true;
            _scope.Output = output;
            return;
        }

        if (output is null || _types.Convert(output, _contract.Output!) is not { } value)
        {
            Leave();
            return;
        }

        _isSuccessful = true;
        Add(new DirectReturn(value));
    }

    private void Choose(ChoosePlan choose, OperationPlan[] rest, DirectState state)
    {
        if (_scope.Outer is not null)
        {
            _scope.IsGivenUp = true;
            return;
        }

        foreach (var rule in choose.Rules)
        {
            if (Test(rule.Condition, choose.Reads, state) is not { } condition)
            {
                Leave();
                return;
            }

            var taken = state.Copy();
            Add(new DirectIf(condition, Apart(() => Run(rule.Operations.Concat(rest).ToArray(), taken)).ToEquatableArray()));
        }

        if (choose.Default is { } otherwise) Run(otherwise.Concat(rest).ToArray(), state);
        else Leave();
    }

    private bool Call(StartTaskPlan start, DirectValue input, DirectState state)
    {
        if (start is not
            {
                TimeoutSeconds: null, HeartbeatSeconds: null, Credentials: null, Resource:
                {
                    Kind: ResourceKind.Function
            or ResourceKind.LambdaInvoke, Pattern: IntegrationPattern.RequestResponse
                }
            }) return false;
        if (_contract.Tasks.FirstOrDefault(task => task.StateName == start.State) is not { } task || !state.Called.Add(start.State)) return false;
        var isPayload = start.Resource.Kind == ResourceKind.LambdaInvoke;
        var data = isPayload ? _types.Member(input, "Payload") : input;
        var arguments = new List<DirectExpression>();
        foreach (var parameter in task.Parameters)
        {
            if (Argument(parameter, data) is not { } argument) return false;
            arguments.Add(argument);
        }

        // Several places may call a task, but one of them only.
        var number = _calls.FindIndex(call => call.State == start.State);
        if (number < 0) number = NewCall(start.State, task, isPayload);
        Add(new DirectCallStatement(number, arguments.ToEquatableArray()));
        var value = task.Result is null ? new ConstantValue(LiteralPlan.Null) : _types.Value(new DirectLocalValue(_calls[number].Result), task.Result);
        state[Slot.Result] = isPayload ? new MembersValue([new("Payload", value)], IsWhole: false) : value;
        return true;
    }

    private int NewCall(string state, TaskContract task, bool isPayload)
    {
        var result = task.Result is { } type ? NewLocal(state, type) : -1;
        var results = _item is not null && result >= 0 ? NewLocal(state + " Results", task.Result!, isArray: true) : -1;
        _calls.Add(new DirectCall(state, task, result, results, isPayload, _item is not null));
        return _calls.Count - 1;
    }

    private DirectExpression? Argument(TaskParameter parameter, DirectValue? data) => parameter switch
    {
        { Kind: TaskParameterKind.Cancellation } => new DirectCancellation(),
        { Kind: TaskParameterKind.Data, Type: { } type, Member: null } when data is not null => _types.Convert(data, type),
        { Kind: TaskParameterKind.Data, Type: { } type, Member: { } name } when data is not null
            => _types.Member(data, name) is { } member ? _types.Convert(member, type)
            : data is MembersValue { IsWhole: true } && parameter.Default is { } otherwise ? new DirectDefault(otherwise)
            : null,
        _ => null,
    };

    private bool Branch(StartBranchesPlan start, DirectState state)
    {
        var outputs = new List<DirectValue>();
        foreach (var branch in start.Branches)
        {
            if (Inner(branch, state[start.Input], state) is not { } output) return false;
            outputs.Add(output);
        }

        state[Slot.Result] = new ItemsValue(outputs);
        return true;
    }

    // The output of a branch or an iteration; null where it needs more than C# types.
    private DirectValue? Inner(ScopePlan plan, DirectValue input, DirectState state)
    {
        var outer = _scope;
        var scope = _scope = new Scope(plan, outer);
        Enter(plan.Start, state.Inner(input));
        _scope = outer;
        return scope.IsGivenUp ? null : scope.Output;
    }

    private TypedValue? Items(FindItemsPlan find, DirectState state)
        => (find.Items is { } items ? Evaluate(items, find.Reads, state) : state[find.Reads.Root]) is TypedValue { Type: SequenceType } found ? found : null;

    private bool Iterate(StartIterationsPlan start, DirectState state)
    {
        // One loop inside another would be asked for more than its number.
        if (_item is not null || start.MaxConcurrency is not (null or LiteralPlan) || state[Slot.Result] is not TypedValue { Type: SequenceType items } found)
            return false;
        if (DirectTypes.CountOf(items) is not { } count) return false;
        var sequence = found.Expression is DirectLocalValue ? found : Hold(start.State + " Items", found.Expression, items);
        var called = new HashSet<string>(state.Called, StringComparer.Ordinal);
        _item = _types.Value(new DirectItem(sequence.Expression), items.Item);
        DirectValue? output = null;
        var body = Apart(() =>
        {
            var input = start.Selector is null ? _item : Evaluate(start.Selector, start.Reads with { Root = start.Input, Held = [] }, state);
            output = input is null ? null : Inner(start.Processor, input, state);
        });
        _item = null;
        if (output is not TypedValue result) return false;

        // The output is often what a task gave, which is kept in any case.
        var calls = _calls.FindAll(call => call.IsIterated && state.Called.Contains(call.State) && !called.Contains(call.State));
        var kept = calls.Find(call => call.Results >= 0 && new DirectLocalValue(call.Result) == result.Expression)?.Results ?? -1;
        if (kept < 0)
        {
            kept = NewLocal(start.State, result.Type, isArray: true);
            body.Add(new DirectKeep(kept, result.Expression));
        }

        var arrays = calls.Select(static call => call.Results).Where(static local => local >= 0).Append(kept).Distinct();
        Add(new DirectLoop(sequence.Expression, count, arrays.ToEquatableArray(), body.ToEquatableArray()));
        state[Slot.Result] = new TypedValue(new DirectLocalValue(kept), new SequenceType(result.Type.Name + "[]", result.Type, "{0}"));
        return true;
    }
}
