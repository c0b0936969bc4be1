using AslSharp.Runtime;

namespace AslSharp.Cli.Cases;

/// <summary>The world as cases see it: the true time, chance that is the same each time.</summary>
internal sealed class JsonataCaseEvaluation : JsonataEvaluation
{
    private readonly Random _random = new(1);

    public override double NextRandom() => _random.NextDouble();

    public override string NewId() => Guid.NewGuid().ToString();

    protected override DateTimeOffset ReadClock() => DateTimeOffset.UtcNow;
}
