namespace AslSharp.Conformance.Tests.Differential;

/// <summary>What the interpreter cannot process: it ends the execution, whatever catches there are.</summary>
internal sealed class ReferenceFault(string detail, string error = "States.Runtime") : Exception(detail)
{
    internal string Error { get; } = error;

    /// <summary>The whole cause, once the state that raised it has put its name in front.</summary>
    internal string? Cause { get; private set; }

    internal bool Locate(string state, int eventId)
    {
        Cause ??= $"An error occurred while executing the state '{state}' (entered at the event id #{eventId}). {Message}";
        return false;
    }
}
