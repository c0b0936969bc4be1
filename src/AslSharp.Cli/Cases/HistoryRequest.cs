namespace AslSharp.Cli.Cases;

/// <summary>Which real executions are to be replayed.</summary>
/// <param name="Histories">The files of their histories.</param>
/// <param name="Machine">Which machine of a template; null where the file holds only one.</param>
/// <param name="ExecutionName">The execution's name, which histories do not have; null where it does not matter.</param>
/// <param name="Folder">A folder to write the cases to; null for none.</param>
internal sealed record HistoryRequest(IReadOnlyList<string> Histories, string? Machine, string? ExecutionName, string? Folder);
