using AslSharp.Hosting;

namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>What the world answered to an execution, in order.</summary>
internal sealed class Journal
{
    /// <summary>Answers that were there at once.</summary>
    internal Dictionary<string, TaskOutcome> AtOnce { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers that came later, in the order in which they came.</summary>
    internal List<(string Key, TaskOutcome Outcome)> Later { get; } = [];

    /// <summary>What was submitted on behalf of a task when it was called.</summary>
    internal Dictionary<string, AslValue> Submitted { get; } = new(StringComparer.Ordinal);

    internal Queue<DateTimeOffset> Times { get; } = new();

    internal Queue<string> Ids { get; } = new();

    internal Queue<string> Tokens { get; } = new();

    internal Queue<double> Numbers { get; } = new();

    internal static string KeyOf(Frame frame, DelayReason reason) => reason == DelayReason.Timeout ? $"{frame.Execution.Id} {reason}" : $"{frame.Place} {reason}";
}
