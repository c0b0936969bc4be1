namespace AslSharp;

/// <summary>How the executions of one state machine object run in process. Set it up before the first execution.</summary>
public sealed record ExecutionOptions
{
    internal static ExecutionOptions Default { get; } = new();

    /// <summary>The clock behind waits, back-off, timeouts and timestamps. A virtual one makes hours pass in no time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where tasks that wait for a token (<c>.waitForTaskToken</c>, activities) are completed from outside.</summary>
    public TaskTokens TaskTokens { get; init; } = new();

    /// <summary>Randomness for jitter and <c>States.MathRandom</c>. Give a seeded one to repeat a run.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Told of every history event of all executions, in order; null for none, which costs nothing. See also
    /// <see cref="ExecutionStart.Observer"/>.</summary>
    public IExecutionObserver? Observer { get; init; }

    /// <summary>Whether the cause of a task that threw an exception holds the stack trace, as it does for .NET functions on AWS. It costs, and says much of a
    /// process.</summary>
    public bool HasStackTraces { get; init; }

    /// <summary>The machine's ARN (<c>$$.StateMachine.Id</c>); null to build one from <see cref="Region"/> and <see cref="AccountId"/>.</summary>
    public string? StateMachineArn { get; init; }

    /// <summary>The machine's name (<c>$$.StateMachine.Name</c>); null for the definition's file name.</summary>
    public string? StateMachineName { get; init; }

    /// <summary>The role's ARN (<c>$$.Execution.RoleArn</c>).</summary>
    public string RoleArn { get; init; } = "arn:aws:iam::123456789012:role/StepFunctionsRole";

    /// <summary>The region in ARNs made up here.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The account in ARNs made up here.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>How many iterations of an inline Map run at once where <c>MaxConcurrency</c> is 0: 40, as on the service. Use <see cref="int.MaxValue"/> for
    /// no bound.</summary>
    public int InlineMapConcurrency { get; init; } = 40;

    /// <summary>Where distributed Maps read items and write results; null for none: a Map that needs one fails with <c>States.ItemReaderFailed</c>.</summary>
    public IObjectStore? ObjectStore { get; init; }

    /// <summary>Who answers tasks by their resource, in place of the machine's own methods; null for nobody.</summary>
    public ServiceHandlers? Services { get; init; }

    /// <summary>The activities whose tasks wait for a worker that polls, in place of the machine's own methods; null for none.</summary>
    public ActivityTasks? Activities { get; init; }

    /// <summary>The state machines that tasks with <c>states:startExecution</c> find here, in place of the machine's own methods; null for none.</summary>
    public StateMachineRegistry? StateMachines { get; init; }
}
