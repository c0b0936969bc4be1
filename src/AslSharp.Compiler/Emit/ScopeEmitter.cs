using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>
/// Emits the steps of one scope: <c>while</c> over <c>switch</c> over steps, in one synchronous method or, in a large scope, several.
/// A step that starts something to wait for leaves the <c>switch</c> with <c>break</c>; what it started is taken at the end of the loop
/// where it is at hand, and left to the runtime's driver where it is not.
/// </summary>
internal sealed partial class ScopeEmitter
{
    private const int LongestRuleChain = 32;
    private const string FrameName = "frame";
    private const string Place = "at";
    private const string Parameters = $"ref ScopePlace {Place}, CancellationToken cancellationToken";
    private readonly MachineEmission _machine;
    private readonly SourceWriter _writer;
    private readonly ScopeNames _names;
    private readonly ScopeLayout _layout;
    private readonly Action<ScopeNames> _emitInner;
    private readonly HeldMembers _members;
    private readonly List<Action> _bodies = [];
    private readonly List<Action> _methods = [];
    private string[] _held = [];
    private bool _recovers;
    private int _assignedLocals;
    private int _memberLocals;
    private int _ruleMethods;

    /// <param name="machine">What the emitters of the machine share.</param>
    /// <param name="names">The scope.</param>
    /// <param name="emitInner">Takes note of a scope inside this one, to be emitted later under the given names.</param>
    public ScopeEmitter(MachineEmission machine, ScopeNames names, Action<ScopeNames> emitInner)
    {
        _machine = machine;
        _writer = machine.Writer;
        _names = names;
        _layout = new ScopeLayout(names.Plan);
        _members = new HeldMembers(_layout, holdsTemplates: !machine.Target.IsInspectable);
        names.HeldMembers = _members.All;
        names.HeldAtEntry = names.Plan.States
            .Select((state, i) => (state.Name, Held: HeldMembers.NeedsWhole(state) ? [] : _members.Entry(i)))
            .Where(entry => entry.Held.Length > 0)
            .ToArray();
        _emitInner = emitInner;
    }

    /// <summary>The scope's steps.</summary>
    public ScopeLayout Layout => _layout;

    /// <summary>Emits the struct of the scope's steps.</summary>
    public void Emit()
    {
        _writer.Line();
        using (_writer.Block(
            $"file readonly struct {_names.ScopeType}<THost>(THost host, TaskTable tasks, {_names.FrameType} {FrameName}) : IScope where THost : struct, IExecutionHost"))
        {
            if (_layout.IsCut) EmitDispatch();
            for (var chunk = 0; chunk + 1 < _layout.Chunks.Count; chunk++)
            {
                if (chunk > 0) _writer.Line();
                EmitSteps(_layout.IsCut ? $"private ScopeStop Part{chunk}" : "public ScopeStop Run", _layout.Chunks[chunk], _layout.Chunks[chunk + 1]);
            }

            foreach (var method in _methods) method();
            EmitHandlers();
        }
    }

    private void EmitDispatch()
    {
        using (_writer.Block($"public ScopeStop Run({Parameters}) => {Place}.Step switch", "};"))
        {
            for (var chunk = 0; chunk + 2 < _layout.Chunks.Count; chunk++)
            {
                _writer.Line($"< {_layout.Enter(_layout.Chunks[chunk + 1])} => Part{chunk}(ref {Place}, cancellationToken),");
            }

            _writer.Line($"_ => Part{_layout.Chunks.Count - 2}(ref {Place}, cancellationToken),");
        }

        _writer.Line();
    }

    private void EmitSteps(string method, int firstState, int endState)
    {
        var states = Enumerable.Range(firstState, endState - firstState).ToArray();
        _recovers = states.Any(state => Handler(state) is not null) && states.Any(state => Expressions.Evaluates(_names.Plan.States[state]));
        var waits = states.Any(state => _names.Plan.States[state] is TaskStatePlan or WaitStatePlan or ParallelStatePlan or MapStatePlan);
        using (_writer.Block($"{method}({Parameters})"))
        {
            // The document stays where the runner finds it: what fails says what it read.
            _writer.Line($"ref var data = ref {Place}.Data;");
            _writer.Line($"AslValue input = default, result = {Place}.Result;");
            if (waits) _writer.Line("ValueTask<TaskOutcome> pending;");
            using (_writer.Block("while (true)"))
            {
                _writer.Line("cancellationToken.ThrowIfCancellationRequested();");
                using (_writer.Block($"switch ({Place}.Step)"))
                {
                    foreach (var state in states) EmitState(state);
                    _writer.Line("default:");
                    using (_writer.Indent())
                    {
                        _writer.Line(_layout.IsCut ? "return ScopeStop.Elsewhere;" : "throw new global::System.InvalidOperationException(\"There is no such step.\");");
                    }
                }

                if (!waits) return;
                _writer.Line();
                _writer.Line($"if (!{Place}.TryTake(pending, out result)) return ScopeStop.Waits;");
            }
        }
    }

    private void EmitHandlers()
    {
        var arms = Enumerable.Range(0, _names.Plan.States.Count)
            .Select(state => (Step: _layout.Result(state), Handler: Handler(state)))
            .Where(arm => arm.Handler is not null)
            .ToArray();
        if (arms.Length == 0) return;
        _writer.Line();
        using (_writer.Block("public ErrorHandler? HandlerOf(int step) => step switch", "};"))
        {
            foreach (var (step, handler) in arms) _writer.Line($"{step} => {handler},");
            _writer.Line("_ => null,");
        }
    }

    private string? Handler(int state)
    {
        var plan = _names.Plan.States[state];
        var errors = plan switch
        {
            TaskStatePlan task => task.Errors,
            ParallelStatePlan parallel => parallel.Errors,
            MapStatePlan map => map.Errors,
            _ => ErrorHandlingPlan.None,
        };
        if (errors.Retriers.Count == 0 && errors.Catchers.Count == 0) return null;
        var retriers = string.Join(", ", errors.Retriers.Select(Retrier));
        var catchers = string.Join(", ", errors.Catchers.Select((catcher, i) => $"new({Strings(catcher.ErrorEquals)}, {_layout.Catcher(state, i)})"));
        return _machine.Statics.Get("Handlers", "ErrorHandler", plan.Name, $"new({_layout.Attempt(state)}, [{retriers}], [{catchers}])");
    }

    private static string Retrier(RetrierPlan retrier)
    {
        var text = $"new({Strings(retrier.ErrorEquals)}, {retrier.IntervalSeconds}, {retrier.MaxAttempts}, {DoubleText.Of(retrier.BackoffRate)}";
        if (retrier.MaxDelaySeconds is not null || retrier.FullJitter) text += $", {retrier.MaxDelaySeconds ?? 0}";
        if (retrier.FullJitter) text += ", fullJitter: true";
        return text + ")";
    }

    private static string Strings(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(CSharpText.Literal))}]";
}
