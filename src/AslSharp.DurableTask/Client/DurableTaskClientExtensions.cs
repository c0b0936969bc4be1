using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AslSharp.DurableTask;

/// <summary>Executions of state machines, by the client of any orchestration.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>Schedules an execution.</summary>
    /// <param name="client">The client.</param>
    /// <param name="stateMachine">The name by which the worker has the machine.</param>
    /// <param name="input">The execution's input; undefined counts as <c>{}</c>.</param>
    /// <param name="name">Its name, which is the orchestration's instance id; null for a new one.</param>
    /// <param name="cancellationToken">Ends the waiting: the execution may have been scheduled all the same.</param>
    /// <returns>The instance id.</returns>
    public static Task<string> ScheduleExecutionAsync(
        this DurableTaskClient client, string stateMachine, AslValue input, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(stateMachine);
        var data = (input.IsUndefined ? AslValue.EmptyObject : input).ToJsonElement();
        return client.ScheduleNewOrchestrationInstanceAsync(stateMachine, data, new StartOrchestrationOptions(name), cancellationToken);
    }

    /// <summary>Waits for the end of an execution.</summary>
    /// <param name="client">The client.</param>
    /// <param name="name">Its name, the instance id.</param>
    /// <param name="cancellationToken">Ends the waiting, not the execution.</param>
    /// <returns>How it ended, as the service tells it: terminated orchestrations are aborted executions.</returns>
    public static async Task<ExecutionResult> WaitForExecutionAsync(this DurableTaskClient client, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var ended = await client.WaitForInstanceCompletionAsync(name, getInputsAndOutputs: true, cancellationToken).ConfigureAwait(false);
        return ended.RuntimeStatus switch
        {
            OrchestrationRuntimeStatus.Completed => new ExecutionResult
            {
                Status = ExecutionStatus.Succeeded,
                ExecutionName = name,
                Output = AslValue.Parse(ended.SerializedOutput ?? "null"),
                StartTime = ended.CreatedAt,
                StopTime = ended.LastUpdatedAt,
            },
            OrchestrationRuntimeStatus.Terminated => new ExecutionResult
            {
                Status = ExecutionStatus.Aborted,
                ExecutionName = name,
                StartTime = ended.CreatedAt,
                StopTime = ended.LastUpdatedAt,
            },
            _ => StateMachineFailedException.Read(ended.FailureDetails, ended.CreatedAt, ended.LastUpdatedAt),
        };
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
