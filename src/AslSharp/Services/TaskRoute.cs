namespace AslSharp.Hosting;

/// <summary>Who answers an attempt of a task in process, in the order in which they are asked.</summary>
public enum TaskRoute
{
    /// <summary>A worker that polls for the activity (<see cref="ExecutionOptions.Activities"/>).</summary>
    Worker = 0,

    /// <summary>A handler of the resource (<see cref="ExecutionOptions.Services"/>).</summary>
    Handler = 1,

    /// <summary>Another state machine (<see cref="ExecutionOptions.StateMachines"/>).</summary>
    StateMachine = 2,

    /// <summary>The machine's own method.</summary>
    Method = 3,
}
