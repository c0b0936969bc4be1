namespace AslSharp.Differential;

/// <summary>Makes samples of the suite's expressions, of mutations of them, and of a grammar.</summary>
internal sealed class Samples
{
    private const int MostCharacters = 400;

    // What is different each time, and what only one side has.
    private static readonly string[] Incomparable =
        ["$now", "$millis", "$random", "$shuffle", "$uuid", "$eval", "$partition", "$range", "$hash", "$parse(", "$parse ", "${", "??", "?:", "__proto__"];

    private readonly Random _random;
    private readonly Expressions _expressions;
    private readonly List<Sample> _seeds = [];
    private readonly string[] _fragments;
    private readonly AslValue _input;

    /// <param name="corpus">The folder with <c>cases.json</c> and <c>datasets.json</c>.</param>
    /// <param name="seed">Where chance starts.</param>
    internal Samples(string corpus, int seed)
    {
        _random = new Random(seed);
        _expressions = new Expressions(_random);
        _input = AslValue.Parse(Expressions.Input);
        var datasets = AslValue.Parse(File.ReadAllText(Path.Combine(corpus, "datasets.json")));
        foreach (var @case in AslValue.Parse(File.ReadAllText(Path.Combine(corpus, "cases.json"))).Items)
        {
            var sfn = @case["sfn"];
            if (!sfn["expr"].TryGetString(out var expression)) expression = @case["expr"].GetString();
            var input = @case["dataset"].TryGetString(out var dataset) ? datasets[dataset] : @case["data"];
            if (input.IsUndefined) input = AslValue.Null;
            if (expression.Length <= MostCharacters) _seeds.Add(new Sample(expression, input, input.ToJson()));
        }

        _fragments = [.. _seeds.SelectMany(static seed => Pieces.Parts(seed.Expression).Select(part => seed.Expression[part.Start..part.End]))
            .Where(static part => part.Length <= 60).Distinct()];
    }

    /// <summary>The expressions that are mutated.</summary>
    internal IEnumerable<Sample> Seeds => _seeds.Where(IsComparable);

    /// <summary>The next sample that Step Functions takes, or whose syntax is wrong.</summary>
    /// <param name="isAny">Whether it may be one that no comparison is possible for.</param>
    internal Sample Next(bool isAny)
    {
        while (true)
        {
            var sample = Make();
            if (sample.Expression.Length is 0 or > MostCharacters) continue;
            if (isAny) return sample;
            if (!IsComparable(sample)) continue;
            if (!Subject.IsTaken(sample.Expression)) sample = sample with { Expression = $"$states.input.({sample.Expression})" };
            if (Subject.IsTaken(sample.Expression)) return sample;
        }
    }

    private static bool IsComparable(Sample sample) => !Incomparable.Any(word => sample.Expression.Contains(word, StringComparison.Ordinal));

    private Sample Make()
    {
        if (_random.Next(2) == 0)
        {
            var made = _expressions.Next();
            return new Sample(_random.Next(5) == 0 ? MutateTokens(made) : made, _input, Expressions.Input);
        }

        var sample = Pick(_seeds);
        if (_random.Next(4) == 0)
        {
            var other = Pick(_seeds);
            sample = sample with { Input = other.Input, InputText = other.InputText };
        }

        var text = sample.Expression;
        for (var times = _random.Next(1, 4); times > 0; times--) text = _random.Next(3) == 0 ? MutateTokens(text) : MutateParts(text);
        return sample with { Expression = text };
    }

    private string MutateParts(string text)
    {
        var parts = Pieces.Parts(text);
        if (parts.Count == 0) return MutateTokens(text);
        var (start, end) = Pick(parts);
        var replacement = _random.Next(5) switch
        {
            0 => _expressions.Part(),
            1 => $"({text[start..end]})",
            2 => Pick(parts) is var other ? text[other.Start..other.End] : "",
            _ => _fragments[_random.Next(_fragments.Length)],
        };
        return string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(end));
    }

    private string MutateTokens(string text)
    {
        var tokens = Pieces.Tokens(text);
        if (tokens.Count < 2) return text + Pick(_seeds).Expression;
        var (start, end) = Pick(tokens);
        var other = Pick(tokens);
        var donor = Pick(_seeds).Expression;
        var donated = Pieces.Tokens(donor) is { Count: > 0 } list && Pick(list) is var token ? donor[token.Start..token.End] : "";
        switch (_random.Next(8))
        {
            case 0:
                return text[..end];
            case 1:
                return text[start..];
            case 2:
                return text.Remove(start, end - start);
            case 3:
                return text.Insert(end, text[start..end]);
            case 4:
                return text.Insert(end, donated);
            case 5:
                return string.Concat(text.AsSpan(0, start), donated, text.AsSpan(end));
            case 6 when start < other.Start:
                return text[..start] + text[other.Start..other.End] + text[end..other.Start] + text[start..end] + text[other.End..];
            default:
                return text[..end] + donor[(donor.Length / 2)..];
        }
    }

    private T Pick<T>(List<T> list) => list[_random.Next(list.Count)];
}
