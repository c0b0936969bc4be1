namespace AslSharp.Differential;

/// <summary>A sample on which the two sides differ.</summary>
internal sealed record Difference(Sample Sample, Outcome Reference, Outcome Ours, string Why);

/// <summary>Makes differences small: tries shorter expressions as long as the same kind of difference stays.</summary>
internal sealed class Minimizer(Func<IReadOnlyList<Sample>, Task<IEnumerable<Difference>>> findAsync)
{
    private const int MostRounds = 25;
    private const int MostCandidates = 40;

    /// <summary>The differences, each with the shortest expression that was found.</summary>
    internal async Task<IReadOnlyList<Difference>> ShrinkAsync(IReadOnlyList<Difference> differences)
    {
        var best = differences.ToArray();
        var open = Enumerable.Range(0, best.Length).ToList();
        for (var round = 0; round < MostRounds && open.Count > 0; round++)
        {
            var tries = new List<(int Index, Sample Sample)>();
            foreach (var index in open)
                tries.AddRange(Shorter(best[index].Sample.Expression, round).Select(text => (index, best[index].Sample with { Expression = text })));
            var found = (await findAsync([.. tries.Select(static one => one.Sample)])).ToLookup(static difference => difference.Sample);
            open = [.. open.Where(index => Improve(index))];

            bool Improve(int index)
            {
                var smaller = tries.Where(one => one.Index == index).SelectMany(one => found[one.Sample]).Where(one => one.Why == best[index].Why).MinBy(static one => one.Sample.Expression.Length);
                if (smaller is null) return false;
                best[index] = smaller;
                return true;
            }
        }

        return best;
    }

    private static IEnumerable<string> Shorter(string text, int seed)
    {
        var parts = Pieces.Parts(text);
        var tokens = Pieces.Tokens(text);
        var random = new Random(seed);
        return parts.Select(part => text[part.Start..part.End])
            .Concat(parts.SelectMany(outer => parts.Where(inner => inner.Start >= outer.Start && inner.End <= outer.End && inner != outer)
                .Select(inner => string.Concat(text.AsSpan(0, outer.Start), text.AsSpan(inner.Start, inner.End - inner.Start), text.AsSpan(outer.End)))))
            .Concat(parts.Select(part => string.Concat(text.AsSpan(0, part.Start), "1", text.AsSpan(part.End))))
            .Concat(Enumerable.Range(1, 4).SelectMany(length => Enumerable.Range(0, Math.Max(0, tokens.Count - length + 1))
                .Select(at => string.Concat(text.AsSpan(0, tokens[at].Start), text.AsSpan(tokens[at + length - 1].End)))))
            .Where(candidate => candidate.Length > 0 && candidate.Length < text.Length)
            .Distinct()
            .OrderBy(_ => random.Next())
            .Take(MostCandidates);
    }
}
