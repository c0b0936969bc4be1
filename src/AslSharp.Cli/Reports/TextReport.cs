using AslSharp.Cli.Cases;

namespace AslSharp.Cli.Reports;

/// <summary>Writes results for people: what failed, why others were skipped, and the counts at the end.</summary>
internal static class TextReport
{
    internal static void Write(IReadOnlyList<CaseResult> results, TextWriter output)
    {
        foreach (var result in results.Where(static result => result.Outcome == CaseOutcome.Failed))
            output.WriteLine($"failed: {result.Name}: {result.Message}");
        var reasons = results.Where(static result => result.Outcome == CaseOutcome.Skipped).GroupBy(static result => result.Message, StringComparer.Ordinal);
        foreach (var reason in reasons.OrderByDescending(static reason => reason.Count())) output.WriteLine($"skipped {reason.Count()}: {reason.Key}");
        var skipped = Count(CaseOutcome.Skipped);
        output.WriteLine($"{Count(CaseOutcome.Passed)} passed, {Count(CaseOutcome.Failed)} failed{(skipped == 0 ? "" : $", {skipped} skipped")}");

        int Count(CaseOutcome outcome) => results.Count(result => result.Outcome == outcome);
    }
}
