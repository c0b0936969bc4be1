namespace AslSharp.Runtime;

/// <summary>The optimised integration <c>states:startExecution</c> over a registry of machines (reference 11).</summary>
internal static class StartExecution
{
    /// <summary>The machine that a task's parameters name; null where the registry has none.</summary>
    /// <exception cref="RuntimeFault">The parameters name none.</exception>
    internal static Func<ExecutionOptions, IStateMachine>? Find(StateMachineRegistry machines, AslValue parameters)
        => parameters["StateMachineArn"].TryGetString(out var text)
            ? machines.Find(text)
            : throw ServiceParameters.Fault(parameters, "The field 'StateMachineArn' is required but was missing");

    /// <summary>Starts an execution, and waits for it where the pattern says so.</summary>
    internal static ValueTask<AslValue> RunAsync(
        Func<ExecutionOptions, IStateMachine>? create, ExecutionOptions options, AslValue parameters, TaskContext context, CancellationToken cancellationToken)
    {
        var stateMachine = parameters["StateMachineArn"].GetString();
        if (create is null) return new(Fail(context, NestedExecutions.DoesNotExist(context, stateMachine)));
        if (!NestedExecutions.TryReadInput(parameters, context, out var input, out var refusal)) return new(Fail(context, refusal));

        var child = Claim(create, options, stateMachine, parameters["Name"], input);
        // To ask for the same execution twice is to ask for it once.
        if (child.Input != input) return new(Fail(context, NestedExecutions.AlreadyExists(context, child.Arn)));
        var started = NestedExecutions.Started(context, child.Arn, child.StartTime);
        if (context.Descriptor.Pattern != TaskPattern.Sync) return new(started);
        context.SubmittedOutput = started;
        return WaitAsync(child, context, cancellationToken);
    }

    private static NestedExecution Claim(
        Func<ExecutionOptions, IStateMachine> create, ExecutionOptions options, string stateMachine, AslValue givenName, AslValue input)
    {
        var name = givenName.TryGetString(out var text) ? text : Guid.NewGuid().ToString();
        var machine = StateMachineArn.Parse(stateMachine) ?? new StateMachineArn(
            $"arn:aws:states:{options.Region}:{options.AccountId}:stateMachine:{stateMachine}", stateMachine);
        var registry = options.StateMachines!;
        var made = new NestedExecution(registry, machine.Execution(name), name, machine.Text, input, options.TimeProvider);
        var child = registry.Claim(made);
        if (child != made) return child;
        child.Start(create, options with
        {
            StateMachineName = machine.Name,
            StateMachineArn = machine.Text,
        });
        return child;
    }

    private static async ValueTask<AslValue> WaitAsync(NestedExecution child, TaskContext context, CancellationToken cancellationToken)
    {
        // Whoever was handed the task's token may end the task before the execution does.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var byToken = context.WaitForTaskTokenAsync(over.Token).AsTask();
        await Task.WhenAny(child.Completion, byToken).ConfigureAwait(false);
        over.CancelSafely();
        await Task.WhenAny(byToken).ConfigureAwait(false);
        if (byToken.IsCompletedSuccessfully) return await byToken.ConfigureAwait(false);
        if (cancellationToken.IsCancellationRequested)
        {
            // On the service too, a job that is waited for is stopped with its task.
            child.Stop();
            throw new OperationCanceledException(cancellationToken);
        }

        var result = await child.Completion.ConfigureAwait(false);
        var outcome = NestedExecutions.Ended(context, child.ToEnded(result));
        return outcome.Failure is { } failure ? Fail(context, failure) : outcome.Value;
    }

    private static AslValue Fail(TaskContext context, TaskFailure failure) => context.FailBecauseOf(failure.Exception, failure.Error!, failure.Cause);
}
