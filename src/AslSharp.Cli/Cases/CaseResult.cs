namespace AslSharp.Cli.Cases;

/// <summary>A case and how it ended.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">Why it failed or was skipped; null where it passed.</param>
internal sealed record CaseResult(string Name, CaseOutcome Outcome, string? Message);
