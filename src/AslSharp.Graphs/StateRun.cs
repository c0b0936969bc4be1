namespace AslSharp.Graphs;

/// <summary>What an execution did in a state.</summary>
/// <param name="Status">How it fared.</param>
/// <param name="Entries">How often it was entered.</param>
/// <param name="Retries">How many attempts were made beyond the first of each entry.</param>
/// <param name="Error">The last error there, with its cause; null for none.</param>
internal sealed record StateRun(RunStatus Status, int Entries, int Retries, string? Error)
{
    internal static StateRun None { get; } = new(RunStatus.NotReached, 0, 0, null);

    /// <summary>It in English, a line each.</summary>
    internal string Description
    {
        get
        {
            if (Status == RunStatus.NotReached) return "Never reached";
            var times = Entries == 1 ? "once" : $"{Entries} times";
            var retries = Retries == 0 ? "" : Retries == 1 ? ", 1 retry" : $", {Retries} retries";
            return $"{Status}, entered {times}{retries}{(Error is null ? "" : "\n" + Error)}";
        }
    }
}
