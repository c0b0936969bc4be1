using AslSharp.Compiler.Analysis;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Lowering;

/// <summary>
/// Turns a bound definition into a plan. Names become indexes, defaults become what the emitter does least for, and positions are left
/// behind. Only definitions without errors are lowered.
/// </summary>
public sealed partial class Lowerer
{
    private readonly FlowFacts _facts;
    private readonly CancellationToken _cancellationToken;

    private Lowerer(FlowFacts facts, CancellationToken cancellationToken)
    {
        _facts = facts;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Lowers the outermost scope and all scopes inside.</summary>
    /// <param name="plan">The plan without its machine.</param>
    /// <param name="machine">A definition without errors.</param>
    /// <param name="facts">What the analysis found.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static StateMachinePlan Lower(StateMachinePlan plan, BoundStateMachine machine, FlowFacts facts, CancellationToken cancellationToken = default)
    {
        var states = States(machine, facts, cancellationToken);
        return plan with { Machine = StepLowerer.Lower(states, cancellationToken), Outline = Describer.Outline(states).ToEquatableArray() };
    }

    /// <summary>The states before they become steps.</summary>
    internal static LoweredScope States(BoundStateMachine machine, FlowFacts facts, CancellationToken cancellationToken = default) =>
        new Lowerer(facts, cancellationToken).LowerScope(machine.Scope);

    private LoweredScope LowerScope(BoundScope scope) => new(
        scope.Symbol.Pointer,
        scope.Start!.Index,
        scope.States.Select(LowerState).ToEquatableArray(),
        scope.Symbol.Variables.Select(static variable => variable.Name).OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray(),
        _facts.OuterVariables[scope.Symbol]);

    private LoweredState LowerState(BoundState state)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        return state switch
        {
            BoundPassState pass => LowerPass(pass),
            BoundTaskState task => LowerTask(task),
            BoundWaitState wait => LowerWait(wait),
            BoundChoiceState choice => LowerChoice(choice),
            BoundSucceedState succeed => new LoweredSucceedState(Name(succeed), Comment(succeed), Pointer(succeed), LowerData(succeed.Data)),
            BoundFailState fail
                => new LoweredFailState(
                    Name(fail), Comment(fail), Pointer(fail), Lower(fail.Error), Lower(fail.Cause),
                    fail.Symbol.Syntax.Header.Language == QueryLanguage.Jsonata),
            BoundParallelState parallel => LowerParallel(parallel),
            BoundMapState map => LowerMap(map),
            _ => throw new InvalidOperationException($"{state.GetType().Name} cannot be lowered."),
        };
    }

    private static string Name(BoundState state) => state.Symbol.Name;

    private static string? Comment(BoundState state) => state.Symbol.Syntax.Comment;

    private static string Pointer(BoundState state) => state.Symbol.Syntax.Pointer;

    private static int? Next(StateSymbol? next) => next?.Index;
}
