using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>
/// Decides where a machine works on objects of C# and not on their JSON: paths that read a member of such an object, and tasks whose parameters
/// are taken out of a template before it becomes an object of JSON.
/// </summary>
/// <remarks>
/// A value knows by itself whether it holds an object, so that whatever is decided here is right for values of either form: it says what is
/// likely, and nothing depends on it but speed.
/// </remarks>
internal sealed class Representation
{
    private readonly ScopePlan _scope;
    private readonly ContractFacts _contract;
    private readonly Dictionary<int, SlotTypes> _entries = [];
    private readonly Queue<int> _waiting = new();
    private readonly List<int> _noted = [];
    private bool _isSettled;

    private Representation(ScopePlan scope, ContractFacts contract)
    {
        _scope = scope;
        _contract = contract;
    }

    /// <summary>The plan with what the contract makes of it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="target">The names and the contract.</param>
    /// <param name="inputs">Gets the types of the members of templates that are inputs of states, by the state's name and the member's slash path.</param>
    public static StateMachinePlan Apply(
        StateMachinePlan plan, StateMachineTarget target, Dictionary<(string State, string Member), ContractType>? inputs = null)
    {
        if (plan.Machine is not { } machine || target.Contract is not { } contract) return plan;
        // Tests of single states are told of every template.
        var facts = new ContractFacts(
            new TypedPaths(contract), new TemplateTypes(contract), target.IsInspectable ? null : new CallTemplates(contract), new(StringComparer.Ordinal), inputs);
        var decided = new Representation(machine, facts).Apply(contract.Input);
        return plan with { Machine = decided, TemplateTypes = facts.UsedTemplates.OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray() };
    }

    private ScopePlan Apply(ScopePlan scope, ContractType? input) => new Representation(scope, _contract).Apply(input);

    private ScopePlan Apply(ContractType? input)
    {
        var steps = _scope.States.SelectMany(static state => state.Steps.Select(step => (State: state, Step: step)))
            .ToDictionary(static entry => entry.Step.Number);
        Enter(_scope.Start, new SlotTypes(input));
        while (_waiting.Count > 0)
        {
            var (state, step) = steps[_waiting.Dequeue()];
            Run(state, step.Operations, _entries[step.Number].Copy());
        }

        _isSettled = true;
        return _scope with
        {
            States = _scope.States.Select(state => state with
            {
                Steps = state.Steps.Select(step => _entries.TryGetValue(step.Number, out var types)
                    ? step with { Operations = Run(state, step.Operations, types.Copy()).ToEquatableArray() }
                    : step).ToEquatableArray(),
            }).ToEquatableArray(),
        };
    }

    private void Enter(int step, SlotTypes types)
    {
        if (!_entries.TryGetValue(step, out var known)) _entries.Add(step, types.Copy());
        else if (!known.Join(types)) return;
        if (!_waiting.Contains(step)) _waiting.Enqueue(step);
    }

    private List<OperationPlan> Run(StatePlan state, EquatableArray<OperationPlan> operations, SlotTypes types)
    {
        var result = new List<OperationPlan>();
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i] is SetPlan { Target: Slot.Input } set
                && operations.Skip(i + 1)
                    .FirstOrDefault(static next => next is SetPlan or StartTaskPlan or AwaitPlan) is StartTaskPlan { Input: Slot.Input } start
                && _contract.Calls?.Find(start, set) is { } call)
            {
                var values = call.Values.Select(value => new MemberPlan(value.Name, Rewrite(value.Value, call.Reads, types)));
                result.Add(call with { Values = values.ToEquatableArray(), Template = Inner((ObjectPlan)call.Template) });
                continue;
            }

            var operation = operations[i];
            if (operation is StartTaskPlan task)
            {
                if (!result.OfType<SetCallPlan>().Any() && _contract.Calls?.Find(task) is { } whole) result.Add(whole);
                operation = task with { HasCall = result.OfType<SetCallPlan>().Any() };
            }

            result.Add(Run(state, operation, types));
        }

        return result;
    }

    // The template of a call is not made, but those inside of it are.
    private ObjectPlan Inner(ObjectPlan template)
        => template with
        {
            Members = template.Members.Select(
            member => member with { Value = member.Value is ObjectPlan inner ? Typed(Inner(inner)) : member.Value }).ToEquatableArray()
        };

    private ObjectPlan Typed(ObjectPlan template)
    {
        if (template.Members.All(static member => member.Value is LiteralPlan)
            || _contract.Templates.Find(template.Members.Select(static member => member.Name)) is not { } type) return template;
        _contract.UsedTemplates.Add(type);
        return template with { Type = type };
    }

    private OperationPlan Run(StatePlan state, OperationPlan operation, SlotTypes types)
    {
        switch (operation)
        {
            case SetPlan set:
                var value = Rewrite(set.Value.Expression, set.Value.Reads, types);
                if (_isSettled && set.Target == Slot.Input && value is ObjectPlan input) NoteInput(state.Name, "", input, set.Value.Reads, types);
                types[set.Target] = _contract.Paths.TypeOf(value, set.Value.Reads, types);
                return set with { Value = set.Value with { Expression = value } };
            case ReplacePlan replace:
                types[Slot.Document] = types[replace.Source];
                return replace;
            case TakePlan take:
                types[take.Target] = types[take.Source];
                return take;
            case WritePlan write:
                types[Slot.Document] = null;
                return write;
            case HoldPlan hold:
                types.Hold(hold.Member, types[hold.Source]);
                return hold;
            case HoldAllPlan all:
                return HoldAll(all, types);
            case PutTogetherPlan put:
                types.PutTogether();
                return put;
            case ReleasePlan release:
                types.Release();
                return release;
            case AssignPlan assign:
                return assign with { Variables = Rewrite(assign.Variables, assign.Reads, types) };
            case FindItemsPlan { IsJsonata: false, IsDistributed: false } find:
                types[Slot.Result] = find.Items is null
                    ? types[find.Reads.Root] : _contract.Paths.TypeOf(Rewrite(find.Items, find.Reads, types), find.Reads, types);
                return find;
            // Scopes inside are looked at once, when all is known here.
            case StartBranchesPlan or StartIterationsPlan when !_isSettled:
                return operation;
            case StartBranchesPlan branches:
                return branches with { Branches = branches.Branches.Select(branch => Apply(branch, types[branches.Input])).ToEquatableArray() };
            case StartIterationsPlan iterations:
                return Iterate(iterations, types);
            case ChoosePlan choose:
                return Choose(state, choose, types);
            default:
                Go(state, operation, types);
                return operation;
        }
    }

    private void NoteInput(string state, string pointer, ObjectPlan template, ReadsPlan reads, SlotTypes types)
    {
        if (_contract.Inputs is not { } inputs) return;
        foreach (var member in template.Members)
        {
            var place = $"{pointer}/{member.Name}";
            if (_contract.Paths.DeclaredTypeOf(member.Value, reads, types) is { } type) inputs[(state, place)] = type;
            else if (member.Value is ObjectPlan inner) NoteInput(state, place, inner, reads, types);
        }
    }

    private HoldAllPlan HoldAll(HoldAllPlan all, SlotTypes types)
    {
        var members = Rewrite(all.Members, all.Reads, types);
        var found = members.Select(member => _contract.Paths.TypeOf(member.Value, all.Reads, types)).ToArray();
        if (all.Releases) types.Release();
        for (var i = 0; i < found.Length; i++) types.Hold(members[i].Name, found[i]);
        types[Slot.Document] = null;
        return all with { Members = members };
    }

    private StartIterationsPlan Iterate(StartIterationsPlan start, SlotTypes types)
    {
        var selector = start.Selector is null ? null : Rewrite(start.Selector, start.Reads with { Root = start.Input, Held = [] }, types);
        var item = selector is ObjectPlan { Type: { } template } ? new DefinedType(template)
            : start.Selector is null && types[Slot.Result] is SequenceType items ? items.Item : null;
        return start with { Selector = selector, Processor = Apply(start.Processor, item) };
    }

    private ChoosePlan Choose(StatePlan state, ChoosePlan choose, SlotTypes types)
    {
        _noted.Clear();
        var rules = choose.Rules.Select(rule => rule with
        {
            Condition = Rewrite(rule.Condition, choose.Reads, types),
            Operations = Run(state, rule.Operations, types.Copy()).ToEquatableArray(),
        }).ToEquatableArray();
        EquatableArray<OperationPlan>? otherwise = choose.Default is { } operations ? Run(state, operations, types.Copy()).ToEquatableArray() : null;
        if (choose.Outputs) types[Slot.Result] = null;
        return choose with { Rules = rules, Default = otherwise };
    }

    // Where the scope goes on from here, and with what.
    private void Go(StatePlan state, OperationPlan operation, SlotTypes types)
    {
        switch (operation)
        {
            case JumpPlan jump:
                Enter(jump.Step, types);
                break;
            case NextPlan next:
                _noted.Add(next.Step);
                break;
            case ContinuePlan:
                foreach (var step in _noted) Enter(step, types);
                _noted.Clear();
                break;
            case StartTaskPlan task:
                types[Slot.Result] = _contract.Paths.ResultOf(task);
                break;
            case StartMapRunPlan:
                types[Slot.Result] = null;
                break;
            case AwaitPlan:
                Await(state, types);
                break;
        }
    }

    private void Await(StatePlan state, SlotTypes types)
    {
        if (state.Steps.FirstOrDefault(step => _noted.Contains(step.Number)) is { } next)
        {
            // Branches and iterations give arrays of JSON.
            var isTask = state.Steps.Any(static step => step.Operations.Any(static operation => operation is StartTaskPlan));
            var after = types.Copy();
            if (!isTask) after[Slot.Result] = null;
            Enter(next.Number, after);
        }

        _noted.Clear();
        var caught = types.Copy();
        caught[Slot.Result] = null;
        foreach (var handler in _scope.Handlers.AsEnumerable().Where(handler => handler.State == state.Name))
        {
            foreach (var catcher in handler.Catchers) Enter(catcher.Step, caught);
        }
    }

    private EquatableArray<MemberPlan> Rewrite(EquatableArray<MemberPlan> members, ReadsPlan reads, SlotTypes types)
        => members.Select(member => new MemberPlan(member.Name, Rewrite(member.Value, reads, types))).ToEquatableArray();

    private ExpressionPlan Rewrite(ExpressionPlan expression, ReadsPlan reads, SlotTypes types) => expression switch
    {
        PathPlan path => _contract.Paths.Resolve(path, reads, types),
        ObjectPlan template => Typed(new ObjectPlan(Rewrite(template.Members, reads, types))),
        ArrayPlan array => new ArrayPlan(array.Items.Select(item => Rewrite(item, reads, types)).ToEquatableArray()),
        IntrinsicPlan call => call with { Arguments = call.Arguments.Select(argument => Rewrite(argument, reads, types)).ToEquatableArray() },
        _ => expression,
    };

    private ConditionPlan Rewrite(ConditionPlan condition, ReadsPlan reads, SlotTypes types) => condition switch
    {
        AndConditionPlan and => new AndConditionPlan(and.Conditions.Select(part => Rewrite(part, reads, types)).ToEquatableArray()),
        OrConditionPlan or => new OrConditionPlan(or.Conditions.Select(part => Rewrite(part, reads, types)).ToEquatableArray()),
        NotConditionPlan not => new NotConditionPlan(Rewrite(not.Condition, reads, types)),
        DataTestConditionPlan test => test with
        {
            Variable = (PathPlan)Rewrite(test.Variable, reads, types),
            Operand = Rewrite(test.Operand, reads, types),
        },
        _ => condition,
    };

    /// <summary>What is asked of the contract, which types templates became, and what the members of inputs are, where somebody asks.</summary>
    private sealed record ContractFacts(
        TypedPaths Paths,
        TemplateTypes Templates,
        CallTemplates? Calls,
        HashSet<string> UsedTemplates,
        Dictionary<(string State, string Member), ContractType>? Inputs);
}
