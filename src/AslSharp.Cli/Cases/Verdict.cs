namespace AslSharp.Cli.Cases;

/// <summary>What a case says when it was run.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">Why it failed or was skipped; null where it passed.</param>
internal readonly record struct Verdict(CaseOutcome Outcome, string? Message)
{
    internal static Verdict Passed => new(CaseOutcome.Passed, null);

    internal static Verdict Failed(string message) => new(CaseOutcome.Failed, message);

    internal static Verdict Skipped(string reason) => new(CaseOutcome.Skipped, reason);

    /// <summary>Passed, or failed with the difference.</summary>
    internal static Verdict Of(string? difference) => difference is null ? Passed : Failed(difference);
}
