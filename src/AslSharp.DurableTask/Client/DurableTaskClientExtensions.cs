using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AslSharp.DurableTask;

/// <summary>Executions of state machines, by the client of any orchestration.</summary>
public static class DurableTaskClientExtensions
{
    // A name is taken once, as on the service.
    private static readonly OrchestrationRuntimeStatus[] TakenStatuses =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>Schedules an execution.</summary>
    /// <param name="client">The client.</param>
    /// <param name="stateMachine">The name by which the worker has the machine.</param>
    /// <param name="input">The execution's input; undefined counts as <c>{}</c>.</param>
    /// <param name="name">Its name; null for a new one.</param>
    /// <param name="cancellationToken">Ends the waiting: the execution may have been scheduled all the same.</param>
    /// <returns>The id of its instance: the machine's name, a colon, and the execution's.</returns>
    /// <exception cref="InvalidOperationException">The machine has an execution of this name (<c>OrchestrationAlreadyExistsException</c>).</exception>
    public static Task<string> ScheduleExecutionAsync(
        this DurableTaskClient client, string stateMachine, AslValue input, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(stateMachine);
        var data = (input.IsUndefined ? AslValue.EmptyObject : input).ToJsonElement();
        var options = new StartOrchestrationOptions(InstanceName.Of(stateMachine, name ?? Guid.NewGuid().ToString())).WithDedupeStatuses(TakenStatuses);
        return client.ScheduleNewOrchestrationInstanceAsync(stateMachine, data, options, cancellationToken);
    }

    /// <summary>Waits for the end of an execution.</summary>
    /// <param name="client">The client.</param>
    /// <param name="instanceId">The id of its instance.</param>
    /// <param name="cancellationToken">Ends the waiting, not the execution.</param>
    /// <returns>How it ended, as the service tells it: terminated orchestrations are aborted executions.</returns>
    public static async Task<ExecutionResult> WaitForExecutionAsync(
        this DurableTaskClient client, string instanceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var ended = await client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, cancellationToken).ConfigureAwait(false);
        var result = ended.RuntimeStatus switch
        {
            OrchestrationRuntimeStatus.Completed
                => new ExecutionResult { Status = ExecutionStatus.Succeeded, Output = AslValue.Parse(ended.SerializedOutput ?? "null") },
            OrchestrationRuntimeStatus.Terminated => new ExecutionResult { Status = ExecutionStatus.Aborted },
            _ => StateMachineFailedException.Read(ended.FailureDetails, ended.CreatedAt, ended.LastUpdatedAt),
        };
        return new ExecutionResult
        {
            Status = result.Status,
            ExecutionName = InstanceName.ExecutionOf(ended.Name, instanceId),
            Output = result.Output,
            Error = result.Error,
            Cause = result.Cause,
            StartTime = ended.CreatedAt,
            StopTime = ended.LastUpdatedAt,
        };
    }

    /// <summary>Stops an execution, and the nested executions that it waits for. The worker ends it as aborted as soon as it is told.</summary>
    /// <param name="client">The client.</param>
    /// <param name="instanceId">The id of its instance.</param>
    /// <param name="error">The error name that it ends with, or null for none.</param>
    /// <param name="cause">The cause that it ends with, or null for none.</param>
    /// <param name="cancellationToken">Ends the waiting: the execution may be stopped all the same.</param>
    /// <returns>A task that ends when the wish is kept. An execution that has ended is not changed by it.</returns>
    public static Task StopExecutionAsync(
        this DurableTaskClient client, string instanceId, string? error = null, string? cause = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return client.RaiseEventAsync(instanceId, AnswerFormat.StopEvent, AnswerFormat.Stop(error, cause).ToJsonElement(), cancellationToken);
    }

    /// <summary>The task behind the token succeeded.</summary>
    /// <param name="client">The client.</param>
    /// <param name="taskToken">The token.</param>
    /// <param name="output">The task's result.</param>
    /// <param name="cancellationToken">Ends the waiting: the answer may have been taken all the same.</param>
    /// <returns>A task that ends when the answer is kept. Whether the task still waits for one is not known: the first counts.</returns>
    /// <exception cref="ArgumentException">The text is no token.</exception>
    public static Task SendTaskSuccessAsync(this DurableTaskClient client, string taskToken, AslValue output, CancellationToken cancellationToken = default)
        => SendAsync(client, taskToken, AnswerFormat.Success(output.IsUndefined ? AslValue.Null : output), cancellationToken);

    /// <summary>The task behind the token failed.</summary>
    /// <param name="client">The client.</param>
    /// <param name="taskToken">The token.</param>
    /// <param name="error">The error name, or null for none.</param>
    /// <param name="cause">The cause, or null for none.</param>
    /// <param name="cancellationToken">Ends the waiting: the answer may have been taken all the same.</param>
    /// <returns>A task that ends when the answer is kept.</returns>
    /// <exception cref="ArgumentException">The text is no token.</exception>
    public static Task SendTaskFailureAsync(
        this DurableTaskClient client, string taskToken, string? error = null, string? cause = null, CancellationToken cancellationToken = default)
        => SendAsync(client, taskToken, AnswerFormat.Failure(error, cause), cancellationToken);

    /// <summary>The task behind the token is still at work.</summary>
    /// <param name="client">The client.</param>
    /// <param name="taskToken">The token.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends when the heartbeat is kept.</returns>
    /// <exception cref="ArgumentException">The text is no token.</exception>
    public static Task SendTaskHeartbeatAsync(this DurableTaskClient client, string taskToken, CancellationToken cancellationToken = default)
        => SendAsync(client, taskToken, AnswerFormat.Heartbeat, cancellationToken);

    private static Task SendAsync(DurableTaskClient client, string taskToken, AslValue message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(taskToken);
        if (!TaskTokenFormat.TryRead(taskToken, out var parts)) throw new ArgumentException("The text is no task token.", nameof(taskToken));
        JsonElement data = message.ToJsonElement();
        return client.RaiseEventAsync(parts.InstanceId, parts.EventName, data, cancellationToken);
    }
}
