namespace AslSharp.Testing;

/// <summary>One visit of a state by an execution: what came in, what went out, and what befell it.</summary>
public sealed class StateVisit
{
    private readonly List<TimeSpan> _waits = [];

    internal StateVisit(TestRun run, StateNode state, StateVisit? outer, int? branch, int? iteration, HistoryEvent entered)
    {
        Run = run;
        Name = state.Name;
        Type = state.Type;
        Pointer = state.Pointer;
        Outer = outer;
        Branch = branch;
        Iteration = iteration;
        Input = entered.Input;
        EnteredAt = entered.Timestamp;
    }

    /// <summary>The state's name.</summary>
    public string Name { get; }

    /// <summary>Its <c>Type</c>.</summary>
    public string Type { get; }

    /// <summary>Its place in the definition, such as <c>/States/Fan/Branches/0/States/Left</c>.</summary>
    public string Pointer { get; }

    /// <summary>The visit of the Parallel or Map state around it; null in the machine itself.</summary>
    public StateVisit? Outer { get; }

    /// <summary>The branch of the Parallel state around it, from 0; null where none is around.</summary>
    public int? Branch { get; }

    /// <summary>The iteration of the Map state around it, from 0; null where none is around.</summary>
    public int? Iteration { get; }

    /// <summary>The state's raw input.</summary>
    public AslValue Input { get; }

    /// <summary>What it handed on, also by a catcher; undefined where it never came to its end.</summary>
    public AslValue Output { get; private set; }

    /// <summary>The variables that it assigned, as an object; undefined where it assigned none.</summary>
    public AslValue AssignedVariables { get; private set; }

    /// <summary>How many attempts its task, branches or iterations took: 1 where nothing was retried, 0 for states that have none.</summary>
    public int Attempts { get; private set; }

    /// <summary>The time before each retry, in the clock's time; for a Wait state the time it waited.</summary>
    public IReadOnlyList<TimeSpan> Waits => _waits;

    /// <summary>The error name of its last failure, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>The cause of its last failure, or null.</summary>
    public string? Cause { get; private set; }

    /// <summary>Whether a catcher took its failure.</summary>
    public bool IsCaught { get; private set; }

    /// <summary>When it was entered, UTC.</summary>
    public DateTimeOffset EnteredAt { get; }

    /// <summary>When it was left, UTC; null where it never was.</summary>
    public DateTimeOffset? ExitedAt { get; private set; }

    /// <summary>The run that it is part of.</summary>
    internal TestRun Run { get; }

    /// <summary>The state with the iteration or branch it belongs to.</summary>
    /// <returns>Such as <c>'Charge' of iteration 2</c>.</returns>
    public override string ToString()
        => Iteration is { } iteration ? $"'{Name}' of iteration {iteration}" : Branch is { } branch ? $"'{Name}' of branch {branch}" : $"'{Name}'";

    internal void Try(TimeSpan passed)
    {
        if (++Attempts > 1) _waits.Add(passed);
    }

    internal void Fail(string? error, string? cause) => (Error, Cause) = (error, cause);

    internal void Exit(HistoryEvent exited, bool isCaught, TimeSpan passed)
    {
        Output = exited.Output;
        AssignedVariables = exited.AssignedVariables;
        ExitedAt = exited.Timestamp;
        IsCaught = isCaught;
        if (Type == "Wait" && !isCaught) _waits.Add(passed);
    }
}
