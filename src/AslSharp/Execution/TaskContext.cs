using System.Diagnostics;

namespace AslSharp;

/// <summary>
/// One attempt of a Task state, as its method sees it. Valid until the attempt ends. What hosts need besides is in
/// <see cref="TaskContextExtensions"/>.
/// </summary>
public sealed class TaskContext
{
    private Frame _frame;
    private int _use;
    private Details? _details;

    internal TaskContext(Frame frame, TaskDescriptor descriptor)
    {
        _frame = frame;
        Descriptor = descriptor;
        Visit = frame.Visits;
        Attempt = frame.RetryCount;
        _use = frame.Use;
    }

    internal TaskContext(Frame frame, TaskDescriptor descriptor, string? token, long timeoutSeconds, long heartbeatSeconds, AslValue credentials)
        : this(frame, descriptor)
    {
        if (token is null && timeoutSeconds == 0 && heartbeatSeconds == 0 && credentials.IsUndefined) return;
        _details = new Details
        {
            Token = token,
            TimeoutSeconds = timeoutSeconds,
            HeartbeatSeconds = heartbeatSeconds,
            Credentials = credentials,
        };
    }

    /// <summary>Makes this another attempt: the one before is over, and nobody but the host has known it.</summary>
    internal TaskContext Restart(Frame frame, TaskDescriptor descriptor)
    {
        _frame = frame;
        Descriptor = descriptor;
        Visit = frame.Visits;
        Attempt = frame.RetryCount;
        Failure = null;
        _use = frame.Use;
        return this;
    }

    /// <summary>The method has ended, and has not seen this.</summary>
    internal void Spare()
    {
        if (_details is null) _frame.Spare(this);
    }

    /// <summary>The Task state.</summary>
    internal TaskDescriptor Descriptor { get; private set; }

    /// <summary>The state's name.</summary>
    public string StateName => Descriptor.StateName;

    /// <summary>The state's <c>Resource</c>.</summary>
    public string Resource => Descriptor.Resource;

    /// <summary>0 for the first attempt, 1 for the first retry, and so on.</summary>
    public int Attempt { get; private set; }

    /// <summary>Which visit of a state this attempt belongs to: counts the states that its scope has entered, this one included.</summary>
    public int Visit { get; private set; }

    /// <summary>Seconds this attempt may take; 0 for no bound.</summary>
    public long TimeoutSeconds => _details?.TimeoutSeconds ?? 0;

    /// <summary>Seconds within which a heartbeat is due; 0 for no bound.</summary>
    public long HeartbeatSeconds => _details?.HeartbeatSeconds ?? 0;

    /// <summary>The state's <c>Credentials</c>; undefined for none.</summary>
    public AslValue Credentials => _details?.Credentials ?? default;

    /// <summary>The token that completes this attempt from outside (<see cref="TaskTokens"/>): set for <c>.waitForTaskToken</c> and activities, else
    /// null.</summary>
    public string? TaskToken => _details?.Token;

    /// <summary>The execution's ARN.</summary>
    public string ExecutionArn => _frame.Execution.Id;

    /// <summary>The execution's name.</summary>
    public string ExecutionName => _frame.Execution.Name;

    /// <summary>The trace that the execution belongs to (<see cref="ExecutionStart.TraceHeader"/>), or null.</summary>
    public string? TraceHeader => _frame.Execution.TraceHeader;

    /// <summary>The same for every repetition of this very attempt, different for every other: execution, state path, iterations, visit, attempt.</summary>
    /// <exception cref="InvalidOperationException">The attempt is over, and so is the branch or the iteration that it belonged to.</exception>
    public string IdempotencyKey => _frame.IsUse(_use)
        ? $"{ExecutionArn}{_frame.ScopePath}{Descriptor.Pointer}#{Visit}.{Attempt}"
        : throw new InvalidOperationException(
            $"The attempt of the task '{StateName}' is over, and so is its branch or iteration: read its key before the method returns.");

    /// <summary>The place of this attempt, for hosts that keep it.</summary>
    internal Frame Frame => _frame;

    /// <summary>
    /// What the service answered when the job or the callback was submitted: the output of the history's <c>TaskSubmitted</c>, which is recorded
    /// when this is set. The method of a <c>.sync</c> task sets it as soon as its job is under way; for <c>.waitForTaskToken</c> it is what the
    /// method returns.
    /// </summary>
    internal AslValue SubmittedOutput
    {
        get => _details?.SubmittedOutput ?? default;
        set
        {
            if (Bounds is { } bounds) bounds.TryChange(context => context.Submit(value));
            else SubmitAlone(value);
        }
    }

    /// <summary>The failure that <see cref="Fail"/> left, or null.</summary>
    internal TaskFailure? Failure { get; private set; }

    /// <summary>Whether the attempt is scheduled only: a worker has to take it up (<see cref="ExecutionOptions.Activities"/>).</summary>
    internal bool WaitsForWorker
    {
        get => _details is { WaitsForWorker: true };
        set
        {
            if (value || _details is not null) More.WaitsForWorker = value;
        }
    }

    /// <summary>Whether the job or the callback has been submitted.</summary>
    internal bool IsSubmitted
    {
        get => _details is { IsSubmitted: true };
        init
        {
            if (value) More.IsSubmitted = true;
        }
    }

    /// <summary>Who decides how the attempt ends, where that is more than its method; null for others.</summary>
    internal ITaskBounds? Bounds
    {
        get => _details?.Bounds;
        set => More.Bounds = value;
    }

    /// <summary>The attempt's span; null where nobody listens.</summary>
    internal Activity? Span
    {
        get => _details?.Span;
        set
        {
            if (value is not null) More.Span = value;
        }
    }

    /// <summary>Whether the attempt is more than a call: it has a bound in time, or may be answered by token.</summary>
    internal bool IsBounded => _details is { } details && (details.TimeoutSeconds > 0 || details.HeartbeatSeconds > 0 || details.Token is not null);

    private Details More => _details ??= new Details();

    /// <summary>The job or the callback has been submitted. The first time counts.</summary>
    internal void Submit(AslValue output)
    {
        if (Descriptor.Pattern == TaskPattern.RequestResponse || !_frame.IsAttempting(this)) return;
        var details = More;
        if (details.IsSubmitted) return;
        details.IsSubmitted = true;
        details.SubmittedOutput = output;
        _frame.SubmitTask(this);
    }

    /// <summary>Fails this attempt without an exception: return what it returns.</summary>
    /// <param name="error">The error name, as <c>ErrorEquals</c> matches it.</param>
    /// <param name="cause">What happened, or null for none.</param>
    /// <returns>An undefined value, to be returned by the method.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public AslValue Fail(string error, string? cause = null) => FailBecauseOf(null, error, cause);

    /// <summary>Fails this attempt with an exception as its evidence, which is not thrown here.</summary>
    internal AslValue FailBecauseOf(Exception? exception, string error, string? cause)
    {
        ArgumentNullException.ThrowIfNull(error);
        Failure = new TaskFailure(error, cause) { Exception = exception };
        return AslValue.Undefined;
    }

    /// <summary>A worker takes the attempt up: from here on heartbeats are due. Does nothing where none is waited for.</summary>
    /// <param name="workerName">What the worker calls itself, for the history; null for nothing.</param>
    internal void Begin(string? workerName = null)
    {
        if (Bounds is { } bounds) bounds.TryChange(context => context.BeginNow(workerName));
        else BeginNow(workerName);
    }

    /// <summary>Tells that the work is still going on: starts <see cref="HeartbeatSeconds"/> anew.</summary>
    public void Heartbeat() => Bounds?.TryHeartbeat();

    /// <summary>Waits until <see cref="TaskTokens"/> is told how the work behind <see cref="TaskToken"/> ended. For activities whose worker is
    /// elsewhere.</summary>
    /// <param name="cancellationToken">The token that the method was called with.</param>
    /// <returns>The output given with the token.</returns>
    /// <exception cref="InvalidOperationException">The task has no token.</exception>
    /// <exception cref="OperationCanceledException">The attempt ended first.</exception>
    public async ValueTask<AslValue> WaitForTaskTokenAsync(CancellationToken cancellationToken)
    {
        if (TaskToken is null)
        {
            throw new InvalidOperationException(
                $"The task '{StateName}' has no token. Use the '.waitForTaskToken' form of its resource, or an activity.");
        }

        if (Bounds is null) throw new OperationCanceledException("The host of this execution takes no answers by token.");
        var outcome = await Bounds.WaitForAnswerAsync(cancellationToken).ConfigureAwait(true);
        if (outcome.Failure is null) return outcome.Value;
        Failure = outcome.Failure;
        return AslValue.Undefined;
    }

    // What an observer throws ends the execution, and is not for the method to see.
    private void SubmitAlone(AslValue output)
    {
        try
        {
            Submit(output);
        }
        catch (RuntimeFault fault)
        {
            Failure = new TaskFailure(fault.Error, fault.Cause);
        }
    }

    private void BeginNow(string? workerName)
    {
        if (!WaitsForWorker || !_frame.IsAttempting(this)) return;
        WaitsForWorker = false;
        _frame.BeginTask(this, workerName);
        Heartbeat();
    }

    // Most attempts have none of these: they cost such an attempt nothing but a reference.
    private sealed class Details
    {
        internal string? Token { get; init; }

        internal long TimeoutSeconds { get; init; }

        internal long HeartbeatSeconds { get; init; }

        internal AslValue Credentials { get; init; }

        internal AslValue SubmittedOutput { get; set; }

        internal bool IsSubmitted { get; set; }

        internal bool WaitsForWorker { get; set; }

        internal ITaskBounds? Bounds { get; set; }

        internal Activity? Span { get; set; }
    }
}
