using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>
/// Lays out the direct way of a machine: runs its steps over what is known of the values, and writes down what has to be done. Where a step needs
/// more than C# types, the way is left. There is none where it would never reach the end.
/// </summary>
internal sealed partial class DirectLowerer
{
    private const int MostStatements = 1000;
    private const int MostVariants = 4;
    private const int MostCalls = 64;

    private readonly StateMachineTarget _target;
    private readonly MachineContract _contract;
    private readonly DirectTypes _types;
    private readonly List<DirectLocal> _locals = [];
    private readonly List<DirectCall> _calls = [];
    private readonly Dictionary<int, List<Variant>> _variants = [];
    private readonly Queue<Variant> _waiting = new();
    private List<DirectStatement> _statements = [];
    private Scope _scope;
    private int _count;
    private int _labels;
    private bool _isSuccessful;
    private bool _loops;

    private DirectLowerer(ScopePlan machine, StateMachineTarget target, MachineContract contract)
    {
        _target = target;
        _contract = contract;
        _types = new DirectTypes(contract, new TypedPaths(contract));
        _scope = new Scope(machine, null);
    }

    /// <summary>The direct way of a machine; null where there is none.</summary>
    /// <param name="plan">The machine.</param>
    /// <param name="target">The names and the contract.</param>
    public static DirectPlan? Lower(StateMachinePlan plan, StateMachineTarget target)
    {
        // The time of a machine that has a limit counts from its start.
        if (plan.Machine is not { } machine || plan.TimeoutSeconds is not null || target.IsInspectable) return null;
        return target.Contract is { Input: { } input, Output: not null } contract ? new DirectLowerer(machine, target, contract).Lower(input) : null;
    }

    private DirectPlan? Lower(ContractType input)
    {
        Enter(_scope.Plan.Start, new DirectState(_types.Value(new DirectInput(), input)));
        while (_waiting.Count > 0 && _count <= MostStatements)
        {
            var variant = _waiting.Dequeue();
            Add(new DirectLabel(variant.Label));
            Describe(_scope.Steps[variant.Step]);
            Run(_scope.Steps[variant.Step].Operations, variant.State.Copy());
        }

        return _isSuccessful && _count <= MostStatements && _calls.Count <= MostCalls
            ? new DirectPlan(_locals.ToEquatableArray(), _calls.ToEquatableArray(), _statements.ToEquatableArray()) { Loops = _loops }
            : null;
    }

    private void Add(DirectStatement statement)
    {
        _count++;
        _statements.Add(statement);
    }

    private int NewLocal(string name, ContractType type, bool isArray = false)
    {
        _locals.Add(new DirectLocal(name, type) { IsArray = isArray });
        return _locals.Count - 1;
    }

    /// <summary>A value that is computed once.</summary>
    private TypedValue Hold(string name, DirectExpression expression, ContractType type)
    {
        var local = NewLocal(name, type);
        Add(new DirectSet(local, expression));
        return new TypedValue(new DirectLocalValue(local), type);
    }

    /// <summary>The statements that something adds, apart from the others.</summary>
    private List<DirectStatement> Apart(Action add)
    {
        var outer = _statements;
        _statements = [];
        add();
        var apart = _statements;
        _statements = outer;
        return apart;
    }

    // The way goes on at a step.
    private void Enter(int number, DirectState state)
    {
        if (_count > MostStatements)
        {
            Leave();
            return;
        }

        var step = _scope.Steps[number];
        if (!_scope.IsJoin(number))
        {
            Describe(step);
            Run(step.Operations, state);
        }
        else if (_scope.Outer is not null)
        {
            // Branches and iterations go on at one place.
            _scope.IsGivenUp = true;
        }
        else
        {
            Join(step, state);
        }
    }

    // Several ways meet: those on which the same is known go on together.
    private void Join(StepPlan step, DirectState state)
    {
        if (!_variants.TryGetValue(step.Number, out var variants)) _variants.Add(step.Number, variants = []);
        // A state sees the document and nothing else.
        if (_scope.IsState(step.Number)) state[Slot.Input] = state[Slot.Result] = DirectValue.Unknown;
        var shape = state.Shape;
        var variant = variants.Find(known => known.Shape == shape);
        var isKnown = variant is not null;
        if (variant is null)
        {
            if (variants.Count == MostVariants)
            {
                Leave();
                return;
            }

            variant = new Variant(step.Number, shape, _labels++, state.Select(Meet));
            variants.Add(variant);
            _waiting.Enqueue(variant);
        }

        var values = new List<(int Local, DirectExpression Value)>();
        foreach (var (from, to) in state.All().Zip(variant.State.All(), static (from, to) => (from.Value, to.Value))) Carry(from, to, values);
        // A value that another one's new value is made of must not be overwritten before.
        if (values.Exists(value => values.Exists(other => other.Local != value.Local && value.Value.Uses(other.Local))))
            values = values.ConvertAll(
                value => (value.Local, ((TypedValue)Hold(_locals[value.Local].Name, value.Value, _locals[value.Local].Type)).Expression));
        foreach (var (local, value) in values) Add(new DirectSet(local, value));
        _loops |= isKnown;
        Add(new DirectGoto(variant.Label, isKnown));
    }

    // Each part of a value gets a local of its own, which all ways set.
    private DirectValue Meet(string name, DirectValue value) => value switch
    {
        TypedValue typed => new TypedValue(new DirectLocalValue(NewLocal(name, typed.Type)), typed.Type),
        ConstantValue { Literal: var literal } when DirectTypes.OfMany(literal) is { } type => new TypedValue(new DirectLocalValue(NewLocal(name, type)), type),
        MembersValue members => new MembersValue(
            members.Members.Select(member => new KeyValuePair<string, DirectValue>(member.Key, Meet(member.Key, member.Value))).ToArray(), members.IsWhole),
        ItemsValue items => new ItemsValue(items.Items.Select(item => Meet(name, item)).ToArray()),
        _ => value,
    };

    private void Carry(DirectValue from, DirectValue to, List<(int Local, DirectExpression Value)> values)
    {
        switch (to)
        {
            case TypedValue { Expression: DirectLocalValue { Local: var local }, Type: var type }:
                if (_types.Convert(from, type) is { } value && value != new DirectLocalValue(local)) values.Add((local, value));
                break;
            case MembersValue members:
                foreach (var (one, other) in ((MembersValue)from).Members.Zip(members.Members, static (one, other) => (one.Value, other.Value)))
                    Carry(one, other, values);
                break;
            case ItemsValue items:
                foreach (var (one, other) in ((ItemsValue)from).Items.Zip(items.Items, static (one, other) => (one, other))) Carry(one, other, values);
                break;
        }
    }

    private void Describe(StepPlan step)
    {
        if (step.Comment is { } comment && _scope.Described.Add(step.Number)) Add(new DirectComment(comment));
    }

    private void Leave()
    {
        if (_scope.Outer is not null) _scope.IsGivenUp = true;
        else Add(new DirectLeave());
    }

    /// <summary>A step, and what is known there.</summary>
    private sealed record Variant(int Step, string Shape, int Label, DirectState State);

    /// <summary>The scope that is laid out.</summary>
    private sealed class Scope
    {
        private readonly Dictionary<int, int> _entries = [];

        public Scope(ScopePlan plan, Scope? outer)
        {
            Plan = plan;
            Outer = outer;
            Steps = plan.States.SelectMany(static state => state.Steps.AsEnumerable()).ToDictionary(static step => step.Number);
            foreach (var step in Steps.Values)
            {
                foreach (var target in Targets(step.Operations)) _entries[target] = (_entries.TryGetValue(target, out var count) ? count : 0) + 1;
            }

            _entries[plan.Start] = (_entries.TryGetValue(plan.Start, out var starts) ? starts : 0) + 1;
        }

        public ScopePlan Plan { get; }

        public Scope? Outer { get; }

        public Dictionary<int, StepPlan> Steps { get; }

        public HashSet<int> Described { get; } = [];

        /// <summary>The output of a branch or an iteration, where it has one.</summary>
        public DirectValue? Output { get; set; }

        /// <summary>Whether a branch or an iteration needs more than C# types.</summary>
        public bool IsGivenUp { get; set; }

        /// <summary>Whether a step is the first of a state.</summary>
        public bool IsState(int step) => Plan.States.Any(state => state.Steps[0].Number == step);

        /// <summary>Whether several ways lead to a step.</summary>
        public bool IsJoin(int step) => _entries[step] > 1;

        private static IEnumerable<int> Targets(EquatableArray<OperationPlan> operations) => operations.SelectMany(static operation => operation switch
        {
            JumpPlan jump => [jump.Step],
            NextPlan next => [next.Step],
            ChoosePlan choose
                => choose.Rules.SelectMany(static rule => Targets(rule.Operations)).Concat(choose.Default is { } otherwise ? Targets(otherwise) : []),
            _ => (IEnumerable<int>)[],
        });
    }
}
