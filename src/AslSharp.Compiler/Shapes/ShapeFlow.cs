using AslSharp.Compiler.Analysis;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Symbols;

namespace AslSharp.Compiler.Shapes;

/// <summary>
/// Follows the data through a definition until nothing changes any more. What is known of a state only ever grows, inner scopes among the
/// outer ones, and loses its details after a number of changes, so that this ends. Then each state is looked at once more, to report.
/// </summary>
internal sealed partial class ShapeFlow
{
    private readonly MachineShapes _contract;
    private readonly Dictionary<string, TaskShapes> _tasks;
    private readonly CancellationToken _cancellationToken;
    private readonly Shape _input;
    private readonly ScopeShapes _machine;
    private readonly List<StatePlace> _places = [];

    // The states in the order in which they are looked at: what leads to a state comes before it, loops aside.
    private readonly List<StatePlace> _order = [];
    private int _next;
    private ShapeFindings _findings = new(null);
    private ExpressionShapes _expressions;

    /// <summary>Prepares a definition.</summary>
    /// <param name="machine">The definition.</param>
    /// <param name="contract">What C# says of its data.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public ShapeFlow(BoundStateMachine machine, MachineShapes contract, CancellationToken cancellationToken)
    {
        _contract = contract;
        _cancellationToken = cancellationToken;
        _tasks = contract.Tasks.ToDictionary(
            static task => task.State,
            static task => new TaskShapes(task.Contract.Parameter?.Declared(), task.Contract.Result?.Declared()),
            StringComparer.Ordinal);
        _input = contract.Input?.Declared() ?? Shape.Any;
        _expressions = new ExpressionShapes(_findings);
        _machine = Prepare(machine.Scope, null, ContextShapes.Of(_input, Shape.Any));
        AddInOrder(_machine);
    }

    /// <summary>Finds out what can be known.</summary>
    public void Settle()
    {
        Enter(_machine, _input);
        while (_next < _order.Count)
        {
            var place = _order[_next];
            if (!place.IsPending)
            {
                _next++;
                continue;
            }

            _cancellationToken.ThrowIfCancellationRequested();
            place.IsPending = false;
            Visit(place);
        }
    }

    /// <summary>Reports what cannot work, once everything is settled.</summary>
    /// <param name="diagnostics">Takes the findings.</param>
    public void Report(DiagnosticBag diagnostics)
    {
        _findings = new ShapeFindings(diagnostics);
        _expressions = new ExpressionShapes(_findings);
        foreach (var place in _places)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (!place.Input.IsNever)
                Visit(place);
        }

        // Whoever asks for more later on asks quietly.
        _findings = new ShapeFindings(null);
        _expressions = new ExpressionShapes(_findings);
    }

    /// <summary>What has been found out.</summary>
    public ShapeFacts ToFacts() => new(
        _places.Select(static place => ShapesOf(place)).OrderBy(static state => state.Pointer, StringComparer.Ordinal).ToEquatableArray(),
        _machine.Output);

    private static StateShapes ShapesOf(StatePlace place) => new(
        place.State.Symbol.Syntax.Pointer, place.Input, place.EffectiveInput, place.Result, place.Output,
        place.Variables.Length == 0 ? [] : VariablesOf(place));

    private static EquatableArray<MemberShape> VariablesOf(StatePlace place) => place.Scope.Variables
        .Select(variable => (variable.Key, Shape: place.Variables[variable.Value]))
        .Where(static variable => !variable.Shape.IsOnly(ShapeKinds.Missing))
        .Select(static variable => new MemberShape(variable.Key, variable.Shape.Without(ShapeKinds.Missing), !variable.Shape.May(ShapeKinds.Missing)))
        .OrderBy(static variable => variable.Name, StringComparer.Ordinal).ToEquatableArray();

    private ScopeShapes Prepare(BoundScope scope, StatePlace? owner, Shape context)
    {
        var shapes = new ScopeShapes(scope, owner, context);
        foreach (var place in shapes.States)
        {
            _places.Add(place);
            foreach (var next in place.State.Successors)
                shapes.States[next.Index].Ways++;
            place.Inner = [.. place.State.InnerScopes.Select(inner => Prepare(inner, place, ContextOf(place.State, context)))];
        }

        return shapes;
    }

    // What runs inside of a state comes behind it and before what follows, and then the state once more: it takes together what all inside give.
    private void AddInOrder(ScopeShapes scope)
    {
        foreach (var index in FlowOrder.Of(scope.Scope))
        {
            var place = scope.States[index];
            place.Order = _order.Count;
            _order.Add(place);
            foreach (var inner in place.Inner)
                AddInOrder(inner);
            place.OrderOfEnd = place.Inner.Length == 0 ? place.Order : _order.Count;
            if (place.Inner.Length > 0)
                _order.Add(place);
        }
    }

    // A child of a distributed Map is an execution of its own, whose input is what it was given.
    private static Shape ContextOf(BoundState state, Shape context) =>
        state is BoundMapState { Distributed: not null } ? ContextShapes.Of(Shape.Any, Shape.Any) : context;

    private void Enter(ScopeShapes scope, Shape input)
    {
        if (scope.Scope.Start is { } start)
            Go(scope.States[start.Index], input, [.. scope.Variables.Select(static _ => Shape.Missing)]);
    }

    private void Go(StatePlace place, Shape input, Shape[] variables)
    {
        if (!_findings.IsActive && !input.IsNever && place.Join(input, variables))
            Enqueue(place, place.Order);
    }

    private void Enqueue(StatePlace place, int order)
    {
        if (place.IsPending || place.Input.IsNever)
            return;
        place.IsPending = true;
        _next = Math.Min(_next, order);
    }

    // Inner states read variables of the scopes around them.
    private void Renew(StatePlace place)
    {
        if (!place.HasNewVariables)
            return;
        place.HasNewVariables = false;
        var open = new Stack<ScopeShapes>(place.Inner);
        while (open.Count > 0)
        {
            foreach (var inner in open.Pop().States)
            {
                Enqueue(inner, inner.Order);
                foreach (var scope in inner.Inner)
                    open.Push(scope);
            }
        }
    }

    private void End(StatePlace place, Shape output)
    {
        if (!place.State.IsTerminal || output.IsNever)
            return;
        if (_findings.IsActive)
            CheckOutput(place, output);
        else if (place.Scope.Join(output) && place.Scope.Owner is { } owner)
            Enqueue(owner, owner.OrderOfEnd);
    }

    private Shape FindVariable(StatePlace place, string name)
    {
        if (place.Scope.Scope.Symbol.SeesUnknownNames)
            return Shape.Any.OrMissing();
        var found = Shape.Missing;
        for (StatePlace? at = place; at is not null; at = at.Scope.Scope.Symbol.SeesOuterVariables ? at.Scope.Owner : null)
        {
            if (at.Scope.Scope.Symbol.FindOwnVariable(name) is null)
                continue;
            if (!at.Scope.Variables.TryGetValue(name, out var index) || at.Variables.Length == 0)
                return Shape.Any.OrMissing();
            found = Shape.Join(found.Without(ShapeKinds.Missing), at.Variables[index]);
            if (!found.May(ShapeKinds.Missing))
                return found;
        }

        // A variable that nothing has assigned is reported as that.
        return found.IsOnly(ShapeKinds.Missing) ? Shape.Any.OrMissing() : found;
    }

    private static StatePlace PlaceOf(StatePlace from, StateSymbol state) => from.Scope.States[state.Index];
}
