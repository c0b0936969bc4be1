using AslSharp.Compiler.Binding;

namespace AslSharp.Compiler.Shapes;

/// <summary>What is known so far of the data at a state.</summary>
/// <param name="state">The state.</param>
/// <param name="scope">The scope that it belongs to.</param>
internal sealed class StatePlace(BoundState state, ScopeShapes scope)
{
    /// <summary>How often what is known may change, each way here aside, before it loses its details.</summary>
    public const int MostChanges = 8;

    private int _changes;

    /// <summary>The state.</summary>
    public BoundState State { get; } = state;

    /// <summary>The scope that it belongs to.</summary>
    public ScopeShapes Scope { get; } = scope;

    /// <summary>The scopes inside.</summary>
    public ScopeShapes[] Inner { get; set; } = [];

    /// <summary>How many ways lead here.</summary>
    public int Ways { get; set; }

    /// <summary>Where it stands in the order in which states are looked at.</summary>
    public int Order { get; set; }

    /// <summary>Where it stands in that order once more, when all that runs inside of it has been looked at.</summary>
    public int OrderOfEnd { get; set; }

    /// <summary>Whether it waits to be looked at.</summary>
    public bool IsPending { get; set; }

    /// <summary>Whether the variables have changed since the scopes inside were looked at.</summary>
    public bool HasNewVariables { get; set; }

    /// <summary>The raw input; nothing while no way leads here.</summary>
    public Shape Input { get; private set; } = Shape.Never;

    /// <summary>The variables of the scope, by their places there; not to be changed.</summary>
    public Shape[] Variables { get; private set; } = [];

    /// <summary>What the state works on.</summary>
    public Shape EffectiveInput { get; set; } = Shape.Never;

    /// <summary>What it comes to.</summary>
    public Shape Result { get; set; } = Shape.Never;

    /// <summary>What it hands on where nothing is caught.</summary>
    public Shape Output { get; set; } = Shape.Never;

    /// <summary>Adds what comes on one way.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Join(Shape input, Shape[] variables)
    {
        var isWide = _changes > MostChanges + (2 * Ways);
        var joined = isWide ? Shape.Widen(Input, input) : Shape.Join(Input, input);
        var hasChanged = !ReferenceEquals(joined, Input);
        Input = joined;
        if (Variables.Length == 0 && variables.Length > 0)
        {
            Variables = variables;
            HasNewVariables = hasChanged = true;
        }
        else if (!ReferenceEquals(Variables, variables))
        {
            var all = Variables;
            for (var i = 0; i < variables.Length; i++)
            {
                var one = isWide ? Shape.Widen(all[i], variables[i]) : Shape.Join(all[i], variables[i]);
                if (ReferenceEquals(one, all[i]))
                    continue;
                if (ReferenceEquals(all, Variables))
                    all = [.. Variables];
                all[i] = one;
            }

            if (!ReferenceEquals(all, Variables))
            {
                Variables = all;
                HasNewVariables = hasChanged = true;
            }
        }

        if (hasChanged)
            _changes++;
        return hasChanged;
    }
}
