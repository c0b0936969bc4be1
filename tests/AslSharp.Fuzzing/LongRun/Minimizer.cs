using System.Diagnostics;
using AslSharp.Fuzzing.Checks;
using AslSharp.Fuzzing.Inputs;

namespace AslSharp.Fuzzing.LongRun;

/// <summary>Takes away from a text what its fault does not need.</summary>
internal static class Minimizer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>The smallest text found that fails in the same way, and its message.</summary>
    internal static (string Text, string Message) Shorten(string text, FuzzFailure failure, Action<string> check)
    {
        var (smallest, message) = (text, failure.Message);
        var clock = Stopwatch.StartNew();
        for (var size = Math.Max(1, Tokens.Split(text).Count / 2); size >= 1; size /= 2)
        {
            var isSmaller = true;
            while (isSmaller)
            {
                isSmaller = false;
                for (var first = 0; clock.Elapsed < Patience; first += size)
                {
                    var tokens = Tokens.Split(smallest);
                    if (first >= tokens.Count) break;
                    var (start, end) = (tokens[first].Start, tokens[Math.Min(tokens.Count, first + size) - 1].End);
                    var candidate = smallest.Remove(start, end - start);
                    if (Fails(candidate, failure.Signature, check) is not { } found) continue;
                    (smallest, message, isSmaller) = (candidate, found, true);
                }
            }
        }

        return (smallest, message);
    }

    private static string? Fails(string text, string signature, Action<string> check)
    {
        try
        {
            check(text);
            return null;
        }
        catch (FuzzFailure failure)
        {
            return failure.Signature == signature ? failure.Message : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
