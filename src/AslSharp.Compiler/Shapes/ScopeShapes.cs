using AslSharp.Compiler.Binding;

namespace AslSharp.Compiler.Shapes;

/// <summary>What is known so far of a scope.</summary>
internal sealed class ScopeShapes
{
    // Beyond this the variables of a scope are not followed: any of them may be anything.
    private const int MostVariables = 200_000;

    /// <summary>Makes what is known of a scope before anything has run.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="owner">The state around it; null for the machine.</param>
    /// <param name="context">What its states see as Context object.</param>
    public ScopeShapes(BoundScope scope, StatePlace? owner, Shape context)
    {
        Scope = scope;
        Owner = owner;
        Context = context;
        foreach (var variable in scope.Symbol.Variables)
            Variables[variable.Name] = Variables.Count;
        if ((long)Variables.Count * scope.States.Length > MostVariables)
            Variables.Clear();
        States = [.. scope.States.Select(state => new StatePlace(state, this))];
    }

    /// <summary>The scope.</summary>
    public BoundScope Scope { get; }

    /// <summary>The state around it; null for the machine.</summary>
    public StatePlace? Owner { get; }

    /// <summary>What its states see as Context object.</summary>
    public Shape Context { get; }

    /// <summary>The variables that are followed, with their places.</summary>
    public Dictionary<string, int> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The states in document order.</summary>
    public StatePlace[] States { get; }

    /// <summary>What the scope gives.</summary>
    public Shape Output { get; private set; } = Shape.Never;

    private int Changes { get; set; }

    /// <summary>Adds what a way to an end gives.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Join(Shape output)
    {
        var joined = Changes > StatePlace.MostChanges + (2 * States.Length) ? Shape.Widen(Output, output) : Shape.Join(Output, output);
        if (ReferenceEquals(joined, Output))
            return false;
        Output = joined;
        Changes++;
        return true;
    }
}
