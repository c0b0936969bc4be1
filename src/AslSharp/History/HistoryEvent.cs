using System.Diagnostics.CodeAnalysis;

namespace AslSharp;

/// <summary>One event of an execution's history (reference 12). Members that its type does not have are unset.</summary>
public sealed record HistoryEvent
{
    private int _id;
    private DateTimeOffset _timestamp;
    private Details? _rest;

    /// <summary>An event to be filled in.</summary>
    public HistoryEvent()
    {
    }

    [SetsRequiredMembers]
    private HistoryEvent(HistoryEvent original)
    {
        (_id, PreviousId, Type, _timestamp) = (original._id, original.PreviousId, original.Type, original._timestamp);
        (Name, Input, Output, Error, Cause) = (original.Name, original.Input, original.Output, original.Error, original.Cause);
        (Resource, ResourceType) = (original.Resource, original.ResourceType);
        _rest = original._rest is { } rest ? rest with { } : null;
    }

    /// <summary>1, 2, … in the order of the execution.</summary>
    public int Id
    {
        get => _id;
        init => _id = value;
    }

    /// <summary>The event that led to it; 0 for the first ones.</summary>
    public int PreviousId { get; init; }

    /// <summary>Its type.</summary>
    public required HistoryEventType Type { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset Timestamp
    {
        get => _timestamp;
        init => _timestamp = value;
    }

    /// <summary>The state's name.</summary>
    public string? Name { get; init; }

    /// <summary>A state's or an execution's input; a function's or an activity's input; a service task's parameters.</summary>
    public AslValue Input { get; init; }

    /// <summary>A state's, a task's or an execution's output.</summary>
    public AslValue Output { get; init; }

    /// <summary>The error name.</summary>
    public string? Error { get; init; }

    /// <summary>The cause.</summary>
    public string? Cause { get; init; }

    /// <summary>The field whose expression failed; null where the input itself was wrong.</summary>
    public string? Location
    {
        get => _rest?.Location;
        init
        {
            if (value is not null || _rest is not null) Rest.Location = value;
        }
    }

    /// <summary>What the task called: a function's or an activity's ARN, or a service's action.</summary>
    public string? Resource { get; init; }

    /// <summary>The service of a service task.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The iteration's index, from 0.</summary>
    public int? Index
    {
        get => _rest?.Index;
        init
        {
            if (value is not null || _rest is not null) Rest.Index = value;
        }
    }

    /// <summary>How many iterations a Map state has.</summary>
    public int? Length
    {
        get => _rest?.Length;
        init
        {
            if (value is not null || _rest is not null) Rest.Length = value;
        }
    }

    /// <summary>The variables that a state assigned, as an object; undefined where it assigned none.</summary>
    public AslValue AssignedVariables
    {
        get => _rest?.AssignedVariables ?? default;
        init
        {
            if (!value.IsUndefined || _rest is not null) Rest.AssignedVariables = value;
        }
    }

    /// <summary>Seconds that the attempt may take; null for no bound.</summary>
    public long? TimeoutInSeconds
    {
        get => _rest?.TimeoutInSeconds;
        init
        {
            if (value is not null || _rest is not null) Rest.TimeoutInSeconds = value;
        }
    }

    /// <summary>Seconds within which a heartbeat is due; null for no bound.</summary>
    public long? HeartbeatInSeconds
    {
        get => _rest?.HeartbeatInSeconds;
        init
        {
            if (value is not null || _rest is not null) Rest.HeartbeatInSeconds = value;
        }
    }

    /// <summary>The role that a task is called with; null for the machine's own.</summary>
    public string? CredentialsRoleArn
    {
        get => _rest?.CredentialsRoleArn;
        init
        {
            if (value is not null || _rest is not null) Rest.CredentialsRoleArn = value;
        }
    }

    /// <summary>The name that the activity's worker gave itself; null for none.</summary>
    public string? WorkerName
    {
        get => _rest?.WorkerName;
        init
        {
            if (value is not null || _rest is not null) Rest.WorkerName = value;
        }
    }

    /// <summary>The ARN of a Map Run.</summary>
    public string? MapRunArn
    {
        get => _rest?.MapRunArn;
        init
        {
            if (value is not null || _rest is not null) Rest.MapRunArn = value;
        }
    }

    /// <summary>How many times the execution has been redriven.</summary>
    public int? RedriveCount
    {
        get => _rest?.RedriveCount;
        init
        {
            if (value is not null || _rest is not null) Rest.RedriveCount = value;
        }
    }

    /// <summary>Gives the event its number and its time, before anybody has seen it.</summary>
    internal void Stamp(int id, DateTimeOffset timestamp)
    {
        _id = id;
        _timestamp = timestamp;
    }

    private Details Rest => _rest ??= new Details();

    // What few events have: a long history is made of many.
    private sealed record Details
    {
        internal string? Location { get; set; }

        internal int? Index { get; set; }

        internal int? Length { get; set; }

        internal AslValue AssignedVariables { get; set; }

        internal long? TimeoutInSeconds { get; set; }

        internal long? HeartbeatInSeconds { get; set; }

        internal string? CredentialsRoleArn { get; set; }

        internal string? WorkerName { get; set; }

        internal string? MapRunArn { get; set; }

        internal int? RedriveCount { get; set; }
    }
}
