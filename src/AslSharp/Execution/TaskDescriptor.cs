namespace AslSharp.Hosting;

/// <summary>What is fixed about a Task state: one static object for each.</summary>
/// <param name="number">The number that <see cref="ITaskTable.InvokeAsync"/> takes.</param>
/// <param name="stateName">The state's name.</param>
/// <param name="resource">The text of <c>Resource</c>.</param>
/// <param name="kind">How histories name its events.</param>
/// <param name="pattern">How its integration is waited for.</param>
/// <param name="resourceType">The service, as histories name it; empty for functions and activities.</param>
/// <param name="action">The action, as histories name it; empty for functions and activities.</param>
/// <param name="pointer">Slash path of the state in the definition; its stable step id.</param>
public sealed class TaskDescriptor(
    int number, string stateName, string resource, TaskKind kind, TaskPattern pattern, string resourceType, string action, string pointer)
{
    /// <summary>A task that calls a function: emitted code has more of these than of all others.</summary>
    /// <param name="number">The number that <see cref="ITaskTable.InvokeAsync"/> takes.</param>
    /// <param name="stateName">The state's name.</param>
    /// <param name="resource">The text of <c>Resource</c>.</param>
    /// <param name="pointer">Slash path of the state in the definition; its stable step id.</param>
    public TaskDescriptor(int number, string stateName, string resource, string pointer)
        : this(number, stateName, resource, TaskKind.Function, TaskPattern.RequestResponse, "", "", pointer)
    {
    }

    /// <summary>The number that <see cref="ITaskTable.InvokeAsync"/> takes.</summary>
    public int Number { get; } = number;

    /// <summary>The state's name.</summary>
    public string StateName { get; } = stateName;

    /// <summary>The text of <c>Resource</c>.</summary>
    public string Resource { get; } = resource;

    /// <summary>How histories name its events.</summary>
    public TaskKind Kind { get; } = kind;

    /// <summary>How its integration is waited for.</summary>
    public TaskPattern Pattern { get; } = pattern;

    /// <summary>The service, as histories name it; empty for functions and activities.</summary>
    public string ResourceType { get; } = resourceType;

    /// <summary>The action, as histories name it; empty for functions and activities.</summary>
    public string Action { get; } = action;

    /// <summary>Slash path of the state in the definition; its stable step id.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>Whether the service's interpreter looks at the parameters before it calls.</summary>
    internal bool HasCheckedParameters { get; } = ServiceParameters.AreChecked(resourceType);
}

/// <summary>What a Task state calls.</summary>
public enum TaskKind
{
    /// <summary>A bare function: <c>LambdaFunction…</c> events.</summary>
    Function = 0,

    /// <summary>An activity: <c>Activity…</c> events.</summary>
    Activity = 1,

    /// <summary>A service integration: <c>Task…</c> events.</summary>
    Service = 2,
}

/// <summary>The pattern of a service integration (reference 11).</summary>
public enum TaskPattern
{
    /// <summary>Call and go on with the answer.</summary>
    RequestResponse = 0,

    /// <summary><c>.sync</c>: the whole job.</summary>
    Sync = 1,

    /// <summary><c>.waitForTaskToken</c>: the result comes by token.</summary>
    WaitForTaskToken = 2,
}
