using System.Globalization;

namespace AslSharp.Graphs;

/// <summary>Says how a state is retried (reference 9.3, with its defaults).</summary>
internal static class RetryText
{
    internal static GraphRetry? Of(AslValue state)
    {
        var retriers = state.Objects("Retry").ToList();
        if (retriers.Count == 0) return null;
        var most = retriers.Max(Attempts);
        return new GraphRetry(most.ToString(CultureInfo.InvariantCulture), string.Join('\n', retriers.Select(Describe)));
    }

    private static long Attempts(AslValue retrier)
        => long.TryParse(retrier.Number("MaxAttempts"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var attempts) ? attempts : 3;

    private static string Describe(AslValue retrier)
    {
        var attempts = Attempts(retrier);
        var errors = string.Join(", ", retrier.Texts("ErrorEquals"));
        if (attempts == 0) return $"Never retried on {errors}";
        var longest = retrier.Number("MaxDelaySeconds") is { } seconds ? $", at most {seconds} s" : "";
        var times = attempts == 1 ? "once" : $"{attempts} times";
        return $"Retried {times} on {errors}: after {retrier.Number("IntervalSeconds") ?? "1"} s, each delay {retrier.Number("BackoffRate") ?? "2"} times the one before{longest}";
    }
}
