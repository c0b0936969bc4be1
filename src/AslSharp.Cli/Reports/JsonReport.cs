using AslSharp.Cli.Cases;

namespace AslSharp.Cli.Reports;

/// <summary>Writes results for programs: one object.</summary>
internal static class JsonReport
{
    internal static void Write(IReadOnlyList<CaseResult> results, TextWriter output)
    {
        output.WriteLine(AslValue.Object(
            new AslProperty("passed", Count(CaseOutcome.Passed)),
            new AslProperty("failed", Count(CaseOutcome.Failed)),
            new AslProperty("skipped", Count(CaseOutcome.Skipped)),
            new AslProperty("cases", AslValue.Array([.. results.Select(ToJson)]))).ToJson());

        int Count(CaseOutcome outcome) => results.Count(result => result.Outcome == outcome);
    }

    private static AslValue ToJson(CaseResult result)
    {
        var json = AslValue.Object(
            new AslProperty("name", result.Name),
            new AslProperty("outcome", result.Outcome.ToString().ToLowerInvariant()));
        return result.Message is null ? json : json.With("message", result.Message);
    }
}
