using System.Text;

namespace AslSharp.Testing;

/// <summary>Writes what an execution did as an indented list of its states.</summary>
internal static class RunText
{
    // What goes round for long is no longer read; its end is.
    internal const int MostLines = 1_000;

    /// <summary>The path: a line for each state, attempt, wait and catch; then how it ended.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="history">What happened.</param>
    /// <param name="result">How the execution ended; null where it did not.</param>
    internal static string Of(StateMachineDescription machine, IEnumerable<HistoryEvent> history, ExecutionResult? result)
    {
        var text = new StringBuilder();
        var lines = new ExecutionLines<StateNode>(StateNode.Machine(machine), static state => state.Caption, skipsTime: false);
        var count = 0;
        foreach (var historyEvent in history)
        {
            if (lines.Add(historyEvent) is not { } line) continue;
            if (count++ < MostLines) text.Append(line).Append('\n');
        }

        if (count > MostLines) text.Append("… and so on.\n");
        if (result is not null) text.AppendJoin('\n', result.IsSuccess ? Success(result) : Failure(result, lines.Failure));
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>How an execution that did not succeed ended: where, with which input, with which error.</summary>
    internal static IEnumerable<string> Failure(ExecutionResult result, (string Name, AslValue Input)? failure)
    {
        var place = failure is null ? "." : $" in '{failure.Value.Name}'.";
        yield return result.Status switch
        {
            ExecutionStatus.TimedOut => $"The execution timed out{place}",
            ExecutionStatus.Aborted => "The execution was aborted.",
            _ => $"The execution failed{place}",
        };
        if (failure is { Input.IsUndefined: false }) yield return $"Input: {failure.Value.Input.ToJson()}";
        if (result.Error is not null) yield return $"Error: {result.Error}";
        if (result.Cause is not null) yield return $"Cause: {result.Cause}";
    }

    private static IEnumerable<string> Success(ExecutionResult result) => ["The execution succeeded.", $"Output: {result.Output.ToJson()}"];
}
