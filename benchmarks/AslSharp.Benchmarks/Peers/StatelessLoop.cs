using AslSharp.Benchmarks.Workflows;
using Stateless;

namespace AslSharp.Benchmarks.Peers;

/// <summary>The loop with Stateless: the same states and transitions, configured once; its data are fields.</summary>
internal sealed class StatelessLoop
{
    private readonly StateMachine<State, Trigger> _machine;
    private State _state;
    private int _counter;
    private int _limit;

    internal StatelessLoop()
    {
        _machine = new StateMachine<State, Trigger>(() => _state, state => _state = state);
        _machine.Configure(State.Init).Permit(Trigger.Next, State.Check);
        _machine.Configure(State.Check)
            .PermitIf(Trigger.Next, State.Done, () => _counter >= _limit)
            .PermitIf(Trigger.Next, State.Bump, () => _counter < _limit);
        _machine.Configure(State.Bump).OnEntry(() => _counter++).Permit(Trigger.Next, State.Check);
        _machine.Configure(State.Done);
    }

    private enum State
    {
        Init,
        Check,
        Bump,
        Done,
    }

    private enum Trigger
    {
        Next,
    }

    internal LoopState Run(LoopInput input)
    {
        (_state, _counter, _limit) = (State.Init, 0, input.Limit);
        while (_state != State.Done) _machine.Fire(Trigger.Next);
        return new LoopState(_counter, _limit, 0);
    }
}
