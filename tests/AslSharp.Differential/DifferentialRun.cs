using System.Diagnostics;

namespace AslSharp.Differential;

/// <summary>Makes samples, asks both sides, and prints where they differ.</summary>
internal static class DifferentialRun
{
    private const int Batch = 400;

    internal static async Task<int> RunAsync(string[] arguments)
    {
        if (Options.Parse(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(Options.Usage);
            return 2;
        }

        var samples = new Samples(options.Corpus, options.Seed);
        using var reference = options.Reference is null ? null : new Reference(options.Reference);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var clock = Stopwatch.StartNew();
        var total = 0;
        var waiting = new List<Difference>();
        var seeds = options.Expressions ?? (options.Reference is null ? [] : samples.Seeds);
        foreach (var batch in seeds.Chunk(Batch)) await TakeAsync(batch);
        while (options.Expressions is null && clock.Elapsed.TotalMinutes < options.Minutes)
        {
            await TakeAsync([.. Enumerable.Range(0, Batch).Select(_ => samples.Next(isAny: reference is null))]);
        }

        await ShowAsync();
        Console.WriteLine($"{total} expressions, {clock.Elapsed.TotalMinutes:F1} minutes");
        foreach (var (why, count) in counts) Console.WriteLine($"{count,8}  {why}");
        return counts.Keys.All(static why => why == "agree" || why.StartsWith("known", StringComparison.Ordinal)) ? 0 : 1;

        async Task TakeAsync(Sample[] batch)
        {
            total += batch.Length;
            await foreach (var difference in CompareAsync(batch))
            {
                counts[difference.Why] = counts.GetValueOrDefault(difference.Why) + 1;
                if (difference.Why == "agree" || (difference.Why.StartsWith("known", StringComparison.Ordinal) && !options.ShowsKnown)) continue;
                waiting.Add(difference);
            }

            if (waiting.Count >= 30) await ShowAsync();
        }

        async Task ShowAsync()
        {
            var minimizer = new Minimizer(async tries =>
            {
                var found = new List<Difference>();
                await foreach (var difference in CompareAsync(tries)) found.Add(difference);
                return found;
            });
            foreach (var difference in options.IsShrinking ? await minimizer.ShrinkAsync(waiting) : waiting)
            {
                if (!shown.Add(difference.Sample.Expression)) continue;
                var input = ReferenceEquals(difference.Sample.InputText, Expressions.Input) ? "" : "\n    on        " + (difference.Sample.InputText.Length > 200 ? difference.Sample.InputText[..200] + "…" : difference.Sample.InputText);
                Console.WriteLine($"{difference.Why}: {difference.Sample.Expression}\n    reference {difference.Reference}\n    ours      {difference.Ours}{input}");
            }

            waiting.Clear();
        }

        async IAsyncEnumerable<Difference> CompareAsync(IReadOnlyList<Sample> batch)
        {
            var asked = reference?.EvaluateAsync(batch);
            var ours = Subject.Evaluate(batch);
            var theirs = asked is null ? null : await asked;
            for (var i = 0; i < batch.Count; i++)
            {
                var expected = theirs?[i] ?? new Outcome(OutcomeKind.Died);
                yield return new Difference(batch[i], expected, ours[i], Comparison.Explain(batch[i], expected, ours[i]) ?? "agree");
            }
        }
    }
}
