using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>
/// Turns the states of a scope into steps: what each reads, computes and starts, what is held apart from the document, and where it goes.
/// All that can be decided is decided here; the emitter prints.
/// </summary>
internal sealed partial class StepLowerer
{
    private readonly LoweredScope _scope;
    private readonly ScopeLayout _layout;
    private readonly HeldMembers _members;
    private readonly bool _notesTime;
    private readonly CancellationToken _cancellationToken;
    private readonly List<StepPlan> _steps = [];
    private List<OperationPlan> _operations = [];
    private (int Number, string? Comment) _step;
    private string[] _held = [];
    private bool _recovers;
    private int _assigned;

    private StepLowerer(LoweredScope scope, bool notesTime, CancellationToken cancellationToken)
    {
        _scope = scope;
        _layout = new ScopeLayout(scope);
        _members = new HeldMembers(_layout);
        _notesTime = notesTime;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Lowers the outermost scope and all scopes inside.</summary>
    public static ScopePlan Lower(LoweredScope machine, CancellationToken cancellationToken)
        => Lower(machine, "Machine", ContextUse.ReadsEnteredTime(machine), cancellationToken);

    private static ScopePlan Lower(LoweredScope scope, string name, bool notesTime, CancellationToken cancellationToken)
        => new StepLowerer(scope, notesTime, cancellationToken).Lower(name);

    private ScopePlan Inner(LoweredScope scope, string name) => Lower(scope, name, _notesTime, _cancellationToken);

    private ScopePlan Lower(string name)
    {
        var states = new List<StatePlan>();
        for (var method = 0; method + 1 < _layout.Chunks.Count; method++)
        {
            var (first, end) = (_layout.Chunks[method], _layout.Chunks[method + 1]);
            var indexes = Enumerable.Range(first, end - first).ToArray();
            _recovers = indexes.Any(state => HasHandlers(_scope.States[state])) && indexes.Any(state => StateExpressions.Evaluates(_scope.States[state]));
            states.AddRange(indexes.Select(LowerState));
        }

        return new ScopePlan(
            name,
            _layout.Enter(_scope.Start),
            states.ToEquatableArray(),
            _layout.Chunks.Take(_layout.Chunks.Count - 1).Select(_layout.Enter).ToEquatableArray(),
            Enumerable.Range(0, _scope.States.Count).Where(state => HasHandlers(_scope.States[state])).Select(Handler).ToEquatableArray(),
            _scope.Variables,
            _members.All.ToEquatableArray());
    }

    private StatePlan LowerState(int index)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var state = _scope.States[index];
        _steps.Clear();
        _step = (_layout.Enter(index), Describer.Describe(state, _scope));
        _held = _members.Entry(index);
        if (HeldMembers.NeedsWhole(state)) PutTogether();
        var heldAtEntry = _held.ToEquatableArray();
        Add(new EnterPlan(state.Name, TypeOf(state), _notesTime));
        switch (state)
        {
            case LoweredPassState pass: LowerPass(index, pass); break;
            case LoweredTaskState task: LowerTask(index, task); break;
            case LoweredChoiceState choice: LowerChoice(index, choice); break;
            case LoweredWaitState wait: LowerWait(index, wait); break;
            case LoweredSucceedState succeed: LowerSucceed(index, succeed); break;
            case LoweredFailState fail: LowerFail(index, fail); break;
            case LoweredParallelState parallel: LowerParallel(index, parallel); break;
            case LoweredMapState map: LowerMap(index, map); break;
            default: throw new InvalidOperationException($"There is no state of kind {state.GetType().Name}.");
        }

        EndStep();
        return new StatePlan(
            state.Name,
            state.Pointer,
            MakesAttempts(state) ? _layout.Attempt(index) : _layout.Enter(index),
            heldAtEntry,
            _steps.ToEquatableArray());
    }

    private static string TypeOf(LoweredState state) => state switch
    {
        LoweredPassState => "Pass",
        LoweredTaskState => "Task",
        LoweredChoiceState => "Choice",
        LoweredWaitState => "Wait",
        LoweredSucceedState => "Succeed",
        LoweredFailState => "Fail",
        LoweredParallelState => "Parallel",
        _ => "Map",
    };

    private static bool MakesAttempts(LoweredState state) => state is LoweredTaskState or LoweredParallelState or LoweredMapState or LoweredWaitState;

    private static LoweredErrors Errors(LoweredState state) => state switch
    {
        LoweredTaskState task => task.Errors,
        LoweredParallelState parallel => parallel.Errors,
        LoweredMapState map => map.Errors,
        _ => LoweredErrors.None,
    };

    private static bool HasHandlers(LoweredState state) => Errors(state) is { Retriers.Count: > 0 } or { Catchers.Count: > 0 };

    private HandlerPlan Handler(int index)
    {
        var state = _scope.States[index];
        var errors = Errors(state);
        return new HandlerPlan(
            state.Name,
            _layout.Result(index),
            _layout.Attempt(index),
            errors.Retriers,
            errors.Catchers.Select((catcher, i) => new CatcherPlan(catcher.ErrorEquals, _layout.Catcher(index, i))).ToEquatableArray());
    }

    private void Add(OperationPlan operation) => _operations.Add(operation);

    // The step ends, and another of the same state begins.
    private void BeginStep(int number, string? comment = null)
    {
        EndStep();
        _step = (number, comment);
    }

    private void EndStep()
    {
        _steps.Add(new StepPlan(_step.Number, _step.Comment, _operations.ToEquatableArray()));
        _operations.Clear();
    }

    /// <summary>The operations that something adds, apart from those of the step.</summary>
    private EquatableArray<OperationPlan> Apart(Action add)
    {
        var outer = _operations;
        _operations = [];
        add();
        var apart = _operations.ToEquatableArray();
        _operations = outer;
        return apart;
    }

    private void Exit(LoweredState state) => Add(new ExitPlan(TypeOf(state)));

    private void GoTo(int from, int? next)
    {
        if (next is not { } target)
        {
            Add(new SucceedPlan(_held.Length > 0));
            return;
        }

        if (!_held.SequenceEqual(_members.Entry(target))) PutTogether();
        Add(new JumpPlan(_layout.Enter(target), target > from && _layout.AreTogether(from, target), IsTurn(from, target)));
    }

    // Between methods the runtime's driver counts turns.
    private bool IsTurn(int from, int to) => to <= from && _layout.AreTogether(from, to);

    // Whether a failed expression of the state must know the step it belongs to.
    private bool Marks(LoweredState state) => _recovers && StateExpressions.Evaluates(state);

    /// <summary>Notes the step that an expression belongs to: after a jump from state to state the last one noted is that of another.</summary>
    private void MarkStep(LoweredState state, int step)
    {
        if (Marks(state)) Add(new NextPlan(step));
    }

    private static ReadsPlan Reads(LoweredState state, Slot root) => new(state.Name, root, MakesAttempts(state));

    // What is held counts where $ is the document.
    private ReadsPlan ReadsNow(LoweredState state, Slot root = Slot.Document)
        => root == Slot.Document && _held.Length > 0 ? Reads(state, root) with { Held = _held.ToEquatableArray() } : Reads(state, root);
}
