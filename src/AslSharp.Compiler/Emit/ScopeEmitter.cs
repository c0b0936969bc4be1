using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>
/// Emits the steps of one scope: a loop over <c>switch</c> over steps, in one synchronous method or, in a large scope, several.
/// A step that starts something to wait for leaves the <c>switch</c> with <c>break</c>; what it started is taken at the end of the loop
/// where it is at hand, and left to the runtime's driver where it is not.
/// </summary>
internal sealed partial class ScopeEmitter
{
    private const int LongestRuleChain = 32;
    private const int LargestDispatch = 32;
    private const string FrameName = "frame";
    private const string Place = "at";
    private const string Parameters = $"ref ScopePlace {Place}, CancellationToken cancellationToken";
    private readonly MachineEmission _machine;
    private readonly SourceWriter _writer;
    private readonly ScopeNames _names;
    private readonly Action<ScopeNames> _emitInner;
    private readonly List<Action> _bodies = [];
    private readonly List<Action> _methods = [];
    private readonly Dictionary<int, string[]> _assigned = [];
    private NameTable _localNames = new();
    private string _pointer = "";
    private string _call = "";
    private int _ruleMethods;

    /// <param name="machine">What the emitters of the machine share.</param>
    /// <param name="names">The scope.</param>
    /// <param name="emitInner">Takes note of a scope inside this one, to be emitted later under the given names.</param>
    public ScopeEmitter(MachineEmission machine, ScopeNames names, Action<ScopeNames> emitInner)
    {
        _machine = machine;
        _writer = machine.Writer;
        _names = names;
        _emitInner = emitInner;
    }

    private EquatableArray<int> Methods => _names.Plan.Methods;

    private bool IsCut => Methods.Count > 1;

    /// <summary>Emits the struct of the scope's steps.</summary>
    public void Emit()
    {
        _writer.Line();
        using (_writer.Block(
            $"file readonly struct {_names.ScopeType}<THost>(THost host, TaskTable tasks, {_names.FrameType} {FrameName}) : IScope where THost : struct, IExecutionHost"))
        {
            if (IsCut) EmitDispatch();
            for (var method = 0; method < Methods.Count; method++)
            {
                if (method > 0) _writer.Line();
                var (first, end) = (Methods[method], method + 1 < Methods.Count ? Methods[method + 1] : int.MaxValue);
                var states = _names.Plan.States.Where(state => state.Steps[0].Number >= first && state.Steps[0].Number < end);
                EmitSteps(IsCut ? $"private ScopeStop Part{method}" : "public ScopeStop Run", states.ToArray());
            }

            foreach (var method in _methods) method();
            EmitStepOf();
            EmitHandlers();
        }
    }

    /// <summary>Emits the structs that start this scope's branches and iterations.</summary>
    public void EmitBodies()
    {
        foreach (var body in _bodies) body();
    }

    private void EmitDispatch()
    {
        // The first call has the JIT compile the whole switch, so that a switch has few arms.
        var groups = (Methods.Count + LargestDispatch - 1) / LargestDispatch;
        if (groups == 1) EmitDispatch("public ScopeStop Run", "Part", 0, Methods.Count, 1);
        else EmitDispatch("public ScopeStop Run", "Parts", 0, groups, LargestDispatch);
        for (var group = 0; group < groups && groups > 1; group++)
            EmitDispatch($"private ScopeStop Parts{group}", "Part", group * LargestDispatch, Math.Min((group + 1) * LargestDispatch, Methods.Count), 1);
    }

    // A method that calls others by the step: each has so many of the methods of steps, and so the steps in front of the next one's first.
    private void EmitDispatch(string method, string called, int first, int end, int size)
    {
        using (_writer.Block($"{method}({Parameters}) => {Place}.Step switch", "};"))
        {
            for (var number = first; number + 1 < end; number++)
                _writer.Line($"< {Methods[(number + 1) * size]} => {called}{number}(ref {Place}, cancellationToken),");
            _writer.Line($"_ => {called}{end - 1}(ref {Place}, cancellationToken),");
        }

        _writer.Line();
    }

    private void EmitSteps(string method, StatePlan[] states)
    {
        var waits = states.Any(static state => state.Steps.Any(static step => step.Operations.Any(static operation => operation is AwaitPlan)));
        _localNames = new NameTable();
        using (_writer.Block($"{method}({Parameters})"))
        {
            // The document stays where the runner finds it: what fails says what it read.
            _writer.Line($"ref var data = ref {Place}.Data;");
            _writer.Line($"AslValue {(states.Any(HasInput) ? "input = default, " : "")}result = {Place}.Result;");
            if (waits) _writer.Line("ValueTask<TaskOutcome> pending;");
            if (waits || states.Any(LoopsBack)) _writer.Label("Next");
            using (_writer.Block($"switch ({Place}.Step)"))
            {
                foreach (var state in states) EmitState(state);
                _writer.Line("default:");
                using (_writer.Indent()) _writer.Line(IsCut ? "return ScopeStop.Elsewhere;" : $"throw {Place}.NoStep();");
            }

            if (!waits) return;
            _writer.Line();
            _writer.Line($"if ({Place}.TryTake(pending, out result)) goto Next;");
            _writer.Line("return ScopeStop.Waits;");
        }
    }

    private static bool HasInput(StatePlan state)
        => state.Steps.Any(
            static step => step.Operations.Any(static operation => operation is SetPlan { Target: Slot.Input } or TakePlan { Target: Slot.Input }));

    // Whether a step goes on through the head of the loop.
    private static bool LoopsBack(StatePlan state)
        => state.Steps.Any(static step => step.Operations.Any(static operation => operation is ContinuePlan or JumpPlan { IsDirect: false }));

    private void EmitState(StatePlan state)
    {
        _pointer = state.Pointer;
        for (var i = 0; i < state.Steps.Count; i++)
        {
            var step = state.Steps[i];
            // The steps inside a state stand where its first one does.
            if (step.Comment is { } comment) _writer.Line($"// {CSharpText.Comment(comment)}");
            using (_writer.Map(null)) _writer.Line($"case {step.Number}:");
            using (_writer.Indent())
            using (_writer.Map(_machine.Place(_pointer)))
            {
                foreach (var operation in step.Operations) Emit(operation);
            }
        }
    }

    private void EmitStepOf()
    {
        _writer.Line();
        using (_writer.Block("public int StepOf(string stateName) => stateName switch", "};"))
        {
            foreach (var state in _names.Plan.States) _writer.Line($"{CSharpText.Literal(state.Name)} => {state.Resume},");
            _writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(stateName)),");
        }
    }

    private void EmitHandlers()
    {
        if (_names.Plan.Handlers.Count == 0) return;
        _writer.Line();
        using (_writer.Block("public ErrorHandler? HandlerOf(int step) => step switch", "};"))
        {
            foreach (var handler in _names.Plan.Handlers) _writer.Line($"{handler.Result} => {Handler(handler)},");
            _writer.Line("_ => null,");
        }
    }

    private string Handler(HandlerPlan handler)
    {
        var retriers = string.Join(", ", handler.Retriers.Select(Retrier));
        var catchers = string.Join(", ", handler.Catchers.Select(static catcher => $"new({Strings(catcher.ErrorEquals)}, {catcher.Step})"));
        return _machine.Statics.Get("Handlers", "ErrorHandler", handler.State, $"new({handler.Attempt}, [{retriers}], [{catchers}])");
    }

    private static string Retrier(RetrierPlan retrier)
    {
        var text = $"new({Strings(retrier.ErrorEquals)}, {retrier.IntervalSeconds}, {retrier.MaxAttempts}, {DoubleText.Of(retrier.BackoffRate)}";
        if (retrier.MaxDelaySeconds is not null || retrier.FullJitter) text += $", {retrier.MaxDelaySeconds ?? 0}";
        if (retrier.FullJitter) text += ", fullJitter: true";
        return text + ")";
    }

    private static string Strings(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(CSharpText.Literal))}]";

    private static string Local(Slot slot) => slot switch
    {
        Slot.Document => "data",
        Slot.Input => "input",
        _ => "result",
    };

    private SourceWriter.Mapping At(string field) => _writer.Map(_machine.Place(_pointer, field));

    // What a value that a slot holds is as a whole.
    private static string Whole(Slot slot, bool isApart) => isApart ? $"{FrameName}.Whole({Local(slot)})" : Local(slot);

    private ExpressionContext Context(ReadsPlan reads) => new(
        Local(reads.Root),
        FrameName,
        _names,
        $"ContextObject.Of({ContextSource(reads)})",
        ContextSource(reads),
        Held: reads.Held.Count > 0 ? reads.Held.AsEnumerable().ToArray() : null,
        Result: reads.Result is { } result ? Local(result) : null,
        ErrorOutput: reads.ErrorOutput is { } error ? Local(error) : null,
        State: reads.State);

    private static string ContextSource(ReadsPlan reads) => $"{FrameName}, {(reads.CanRetry ? "true" : "false")}";

    private string Value(ValuePlan value) => Value(value.Expression, value.Reads);

    private string Value(ExpressionPlan expression, ReadsPlan reads) => _machine.Expressions.Emit(expression, Context(reads));

    /// <summary>The value of a field that must be of a certain type.</summary>
    private string Field(string method, JsonataPlan jsonata, ReadsPlan reads, string more = "")
        => _machine.Expressions.Field(method, jsonata, Context(reads), more);
}
