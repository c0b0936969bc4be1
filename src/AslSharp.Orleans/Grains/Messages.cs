namespace AslSharp.Orleans;

/// <summary>An execution that is to be started.</summary>
[GenerateSerializer, Alias("AslSharp.Start")]
internal sealed record StartMessage
{
    /// <summary>The ARN under which its machine is registered.</summary>
    [Id(0)]
    public required string StateMachineArn { get; init; }

    /// <summary>The definition.</summary>
    [Id(1)]
    public required string Fingerprint { get; init; }

    [Id(2)]
    public required string Name { get; init; }

    /// <summary>Its input, as JSON.</summary>
    [Id(3)]
    public required byte[] Input { get; init; }

    [Id(4)]
    public string? TraceHeader { get; init; }

    [Id(5)]
    public string? StartedBy { get; init; }

    [Id(6)]
    public string? WaitedForBy { get; init; }

    /// <summary>For a child of a distributed Map: the run, what the child gives for its machine, a state of the item processor; null for others.</summary>
    [Id(7)]
    public string? MapRunArn { get; init; }

    [Id(8)]
    public string? ChildMachineArn { get; init; }

    [Id(9)]
    public string? StateName { get; init; }
}

/// <summary>The result of a task, or its failure.</summary>
[GenerateSerializer, Alias("AslSharp.Outcome")]
internal sealed record OutcomeMessage
{
    /// <summary>The result, as JSON; null for none, or for a failure.</summary>
    [Id(0)]
    public byte[]? Output { get; init; }

    [Id(3)]
    public bool IsFailure { get; init; }

    [Id(1)]
    public string? Error { get; init; }

    [Id(2)]
    public string? Cause { get; init; }

    internal static OutcomeMessage Of(TaskOutcome outcome) => outcome.Failure is { } failure
        ? new() { IsFailure = true, Error = failure.Error, Cause = failure.Cause }
        : new() { Output = outcome.Value.IsUndefined ? null : outcome.Value.ToUtf8Bytes() };

    internal TaskOutcome ToOutcome()
        => IsFailure ? TaskOutcome.Failed(new TaskFailure(Error, Cause)) : TaskOutcome.Success(Output is null ? default : AslValue.Parse(Output));
}

/// <summary>Whether an execution has ended.</summary>
/// <param name="IsOver">Whether it has.</param>
/// <param name="Record">Its record, for whoever waited while it ended; null where it has to be read.</param>
[GenerateSerializer, Alias("AslSharp.End")]
internal readonly record struct EndMessage([property: Id(0)] bool IsOver, [property: Id(1)] byte[]? Record = null);

/// <summary>What an execution answers, or why it cannot.</summary>
/// <typeparam name="T">What it answers.</typeparam>
[GenerateSerializer, Alias("AslSharp.Reply`1")]
internal readonly record struct Reply<T>([property: Id(0)] T Value, [property: Id(1)] Refusal Refusal = Refusal.None, [property: Id(2)] string? Text = null);

/// <summary>Why an execution cannot do what is asked of it.</summary>
[GenerateSerializer, Alias("AslSharp.Refusal")]
internal enum Refusal
{
    None,
    Store,
    AlreadyExists,
    NotRedrivable,
    Definition,
}

/// <summary>Replies, made of what the engine throws and made into it again.</summary>
internal static class Reply
{
    internal static async Task<Reply<T>> OfAsync<T>(Task<T> running)
    {
        try
        {
            return new(await running.ConfigureAwait(true));
        }
        catch (ExecutionAlreadyExistsException exception)
        {
            return new(default!, Refusal.AlreadyExists, exception.ExecutionArn);
        }
        catch (ExecutionNotRedrivableException exception)
        {
            return new(default!, Refusal.NotRedrivable, exception.Message);
        }
        catch (ExecutionDefinitionException exception)
        {
            return new(default!, Refusal.Definition, exception.Message);
        }
        catch (Exception exception) when (exception is ExecutionStoreException or OperationCanceledException)
        {
            return new(default!, Refusal.Store, exception.Message);
        }
    }

    internal static T Take<T>(this Reply<T> reply) => reply.Refusal switch
    {
        Refusal.None => reply.Value,
        Refusal.AlreadyExists => throw new ExecutionAlreadyExistsException(reply.Text!),
        Refusal.NotRedrivable => throw new ExecutionNotRedrivableException(reply.Text!),
        Refusal.Definition => throw new ExecutionDefinitionException(reply.Text!),
        _ => throw new ExecutionStoreException(reply.Text!),
    };
}
