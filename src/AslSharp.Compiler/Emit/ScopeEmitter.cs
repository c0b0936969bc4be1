using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>
/// Emits the loop of one scope: <c>while</c> over <c>switch</c> over steps, in one async method or, in a large scope, several.
/// Everything a step has to wait for goes through the one <c>await</c> at the end of the loop, so that a step costs a few bytes and
/// nothing is paid when a task completes at once.
/// </summary>
internal sealed partial class ScopeEmitter
{
    private const string FrameName = "frame";
    private readonly MachineEmission _machine;
    private readonly SourceWriter _writer;
    private readonly ScopeNames _names;
    private readonly ScopeLayout _layout;
    private readonly Action<ScopeNames> _emitInner;
    private readonly HeldMembers _members;
    private readonly List<Action> _bodies = [];
    private string[] _held = [];
    private bool _isSync;
    private bool _loops;
    private bool _recovers;
    private int _assignedLocals;

    /// <param name="machine">What the emitters of the machine share.</param>
    /// <param name="names">The scope.</param>
    /// <param name="emitInner">Takes note of a scope inside this one, to be emitted later under the given names.</param>
    public ScopeEmitter(MachineEmission machine, ScopeNames names, Action<ScopeNames> emitInner)
    {
        _machine = machine;
        _writer = machine.Writer;
        _names = names;
        _layout = new ScopeLayout(names.Plan);
        _members = new HeldMembers(_layout);
        names.HeldMembers = _members.All;
        names.HeldAtEntry = names.Plan.States
            .Select((state, i) => (state.Name, Held: HeldMembers.NeedsWhole(state) ? [] : _members.Entry(i)))
            .Where(entry => entry.Held.Length > 0)
            .ToArray();
        _emitInner = emitInner;
    }

    /// <summary>The scope's steps.</summary>
    public ScopeLayout Layout => _layout;

    /// <summary>Emits the method or methods.</summary>
    public void Emit()
    {
        if (_layout.IsCut) EmitDriver();
        for (var chunk = 0; chunk + 1 < _layout.Chunks.Count; chunk++)
        {
            EmitLoop(ChunkMethod(chunk), _layout.Chunks[chunk], _layout.Chunks[chunk + 1]);
        }
    }

    private const string TurnsAtOnce = "Frame." + WellKnownRuntime.Frame.TurnsAtOnce;

    private const string Yield = FrameName + "." + WellKnownRuntime.Frame.YieldAsync + "(host, cancellationToken)";

    private string ChunkMethod(int chunk) => _layout.IsCut ? $"{_names.Method}Part{chunk}" : _names.Method;

    private string Signature(string method)
        => $"{method}Async<THost>(THost host, TaskTable tasks, {_names.FrameType} {FrameName}, CancellationToken cancellationToken)";

    private void EmitDriver()
    {
        _writer.Line();
        using (_writer.Block($"internal static async ValueTask<TaskOutcome> {Signature(_names.Method)} where THost : struct, IExecutionHost"))
        using (_writer.Block("for (var turns = 1; ; turns++)"))
        {
            using (_writer.Block($"var part = {FrameName}.Step switch", "};"))
            {
                for (var chunk = 0; chunk + 2 < _layout.Chunks.Count; chunk++)
                {
                    _writer.Line($"< {_layout.Enter(_layout.Chunks[chunk + 1])} => {Call(ChunkMethod(chunk))},");
                }

                _writer.Line($"_ => {Call(ChunkMethod(_layout.Chunks.Count - 2))},");
            }

            _writer.Line("var outcome = part.IsCompletedSuccessfully ? part.Result : await part.ConfigureAwait(THost.CaptureContext);");
            _writer.Line("if (!outcome.IsContinue) return outcome;");
            _writer.Line("cancellationToken.ThrowIfCancellationRequested();");
            _writer.Line($"if (turns % {TurnsAtOnce} == 0) await {Yield}.ConfigureAwait(THost.CaptureContext);");
        }

        string Call(string method) => $"{method}Async(host, tasks, {FrameName}, cancellationToken)";
    }

    private void EmitLoop(string method, int firstState, int endState)
    {
        var states = Enumerable.Range(firstState, endState - firstState).ToArray();
        var evaluates = states.Any(state => Expressions.Evaluates(_names.Plan.States[state]));
        _recovers = evaluates && states.Any(state => Handler(state) is not null);
        _loops = states.Any(state => Transitions.Of(_names.Plan.States[state]).Any(next => IsTurn(state, next)));
        var waits = _loops || states.Any(state => _names.Plan.States[state] is TaskStatePlan or WaitStatePlan or ParallelStatePlan or MapStatePlan);
        _isSync = !waits;
        _writer.Line();
        using (_writer.Block($"internal static {(waits ? "async " : "")}ValueTask<TaskOutcome> {Signature(method)} where THost : struct, IExecutionHost"))
        {
            EmitLocals(waits);
            using (_recovers ? _writer.Block("while (true)") : default)
            {
                EmitGuarded(states, waits, evaluates);
            }
        }
    }

    private void EmitGuarded(int[] states, bool waits, bool evaluates)
    {
        using (_writer.Block("try"))
        using (_writer.Block("while (true)"))
        {
            using (_writer.Block("switch (step)"))
            {
                foreach (var state in states) EmitState(state);
                if (_recovers) EmitRecovery();
                EmitDefault();
            }

            if (waits) EmitAwait(states);
        }

        // A filter and not a handler: the innermost scope writes on the fault where it happened, and nothing is unwound for it.
        using (_writer.Block($"catch (RuntimeFault fault) when ({FrameName}.Locate(fault, data))"))
        {
            _writer.Line("throw;");
        }

        if (evaluates) EmitEvaluationFailure();
    }

    private void EmitLocals(bool waits)
    {
        _writer.Line($"var step = {FrameName}.Step;");
        _writer.Line($"var data = {FrameName}.Data;");
        _writer.Line("AslValue input = default, result = default;");
        if (!waits) return;
        _writer.Line("ValueTask<TaskOutcome> pending = default;");
        _writer.Line("TaskOutcome outcome = default;");
        if (_loops) _writer.Line("var turns = 0;");
    }

    private void EmitDefault()
    {
        _writer.Line("default:");
        using (_writer.Indent())
        {
            if (_layout.IsCut)
            {
                _writer.Line($"{FrameName}.Step = step;");
                _writer.Line($"{FrameName}.Data = data;");
                _writer.Line(Return("TaskOutcome.Continue"));
            }
            else
            {
                _writer.Line("throw new global::System.InvalidOperationException(\"There is no such step.\");");
            }
        }
    }

    // Sync loops hand out finished tasks; async ones return the outcome itself.
    private string Return(string outcome) => $"return {(_isSync ? $"new({outcome})" : outcome)};";

    private void EmitAwait(int[] states)
    {
        var handlers = states.Where(state => Handler(state) is not null).ToArray();
        _writer.Line();
        if (_loops) EmitTurn();
        _writer.Line("Await:");
        _writer.Line("outcome = pending.IsCompletedSuccessfully ? pending.Result : await pending.ConfigureAwait(THost.CaptureContext);");
        using (_writer.Block("if (outcome.Failure is null)"))
        {
            _writer.Line("result = outcome.Value;");
            _writer.Line("continue;");
        }

        _writer.Line();
        _writer.Line($"step = {FrameName}.Recover(host, {HandlerSwitch(handlers)}, outcome.Failure, out var delay);");
        _writer.Line("if (step < 0) return outcome;");
        _writer.Line("result = outcome.Failure.ToErrorOutput();");
        using (_writer.Block("if (delay > global::System.TimeSpan.Zero)"))
        {
            _writer.Line($"pending = host.{WellKnownRuntime.IExecutionHost.DelayAsync}({FrameName}, delay, cancellationToken);");
            _writer.Line("goto Await;");
        }
    }

    // Where a state goes back to one before it: a loop that never waits has to hear of its end, and to let its siblings run.
    private void EmitTurn()
    {
        _writer.Line("Turn:");
        _writer.Line("cancellationToken.ThrowIfCancellationRequested();");
        _writer.Line($"if (++turns < {TurnsAtOnce}) continue;");
        _writer.Line("turns = 0;");
        _writer.Line($"pending = {Yield};");
        _writer.Line();
    }

    private bool IsTurn(int from, int to) => to <= from && _layout.AreTogether(from, to);

    private string HandlerSwitch(int[] states)
    {
        if (states.Length == 0) return "null";
        var arms = states.Select(state => $"{_layout.Result(state)} => {Handler(state)}");
        return $"step switch {{ {string.Join(", ", arms)}, _ => null }}";
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
